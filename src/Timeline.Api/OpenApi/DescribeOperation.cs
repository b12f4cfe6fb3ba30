using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Timeline.Api.Http;

namespace Timeline.Api.OpenApi;

/// <summary>Tells of each operation what its handler checks: parameters, headers, problems; and an example of each body.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var isReading = context.Description.HttpMethod == HttpMethods.Get;
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = OperationId(context.Description);
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path))
            PathNotes.Describe(parameter, context.Description.RelativePath!);
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All))
            operation.Parameters.Add(Query(parameter));
        if (metadata.OfType<Operates>().Any())
        {
            DescribeHealth(operation, context);
            return Task.CompletedTask;
        }

        var takesIfMatch = metadata.OfType<TakesIfMatch>().Any();
        var streams = metadata.OfType<Streams>().SingleOrDefault();
        if (isReading) HeaderNotes.AddReading(operation, streams);
        else HeaderNotes.AddWriting(operation, takesIfMatch);
        operation.Security = [isReading ? [] : new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] }];

        if (streams is not null) DescribeStream(operation, context.Description, streams.Ends);
        else DescribeAnswers(operation, context.Description, isReading);
        foreach (var problem in ProblemNote.Of(isReading, context.Description.RelativePath!.Contains('{'), takesIfMatch, operation.RequestBody is not null))
            operation.Responses![$"{problem.Status}"] = Answer(problem, context.Document!);
        if (metadata.OfType<MayBeGone>().Any())
        {
            operation.Responses![$"{StatusCodes.Status301MovedPermanently}"] = HeaderNotes.Moved();
            operation.Responses[$"{ProblemNote.Gone.Status}"] = Answer(ProblemNote.Gone, context.Document!);
        }

        return Task.CompletedTask;
    }

    private static void DescribeHealth(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Security = [[]];
        foreach (var type in context.Description.SupportedResponseTypes.Where(type => type.Type is not null))
        {
            var answer = (OpenApiResponse)operation.Responses![$"{type.StatusCode}"];
            var isWell = type.StatusCode == StatusCodes.Status200OK;
            answer.Description = isWell ? "It is." : ProblemNote.NotReady.When;
            answer.Content![Negotiation.Json].Example = isWell ? Examples.Of(type.Type!) : Examples.NotReady;
            if (!isWell) answer.Content["application/problem+json"] = Content(ProblemNote.NotReady, context.Document!);
        }

        operation.Responses![$"{ProblemNote.BadAddress.Status}"] = Answer(ProblemNote.BadAddress, context.Document!);
    }

    private static string OperationId(ApiDescription description) =>
        description.HttpMethod!.ToLowerInvariant() + string.Concat(
            description.RelativePath!.Split('/').Skip(1).Select(part => part.StartsWith('{') ? "One" : char.ToUpperInvariant(part[0]) + part[1..]).DefaultIfEmpty("Index"));

    private static OpenApiParameter Query(QueryParameter parameter)
    {
        var value = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = parameter.Allowed is { } allowed ? [.. allowed.Select(word => (JsonNode)word)] : null,
        };
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Required = parameter.Required,
            Schema = parameter.Repeatable ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
            Example = parameter.Repeatable ? new JsonArray(parameter.Example) : parameter.Example,
        };
    }

    private static void DescribeStream(OpenApiOperation operation, ApiDescription description, bool ends)
    {
        var answer = (OpenApiResponse)operation.Responses!["200"];
        answer.Description = ends ? "One after another: as the data of an event, or one a line." : "One after another, as the data of events.";
        answer.Headers = new Dictionary<string, IOpenApiHeader> { [Answers.SequenceHeader] = HeaderNotes.Answered(isReading: true)[Answers.SequenceHeader] };
        foreach (var content in answer.Content!.Values) content.Example = Examples.Of(description.SupportedResponseTypes.Single(type => type.Type is not null).Type!);
        if (ends) operation.Responses["204"] = new OpenApiResponse { Description = "The caller has seen all of it." };
    }

    private static void DescribeAnswers(OpenApiOperation operation, ApiDescription description, bool isReading)
    {
        foreach (var type in description.SupportedResponseTypes.Where(type => type.Type is not null))
        {
            var answer = (OpenApiResponse)operation.Responses![$"{type.StatusCode}"];
            var mayBegin = description.SupportedResponseTypes.Any(other => other.StatusCode == StatusCodes.Status201Created);
            answer.Description = (isReading, mayBegin, type.StatusCode) switch
            {
                (true, _, _) => "What there is.",
                (_, _, StatusCodes.Status201Created) => "Recorded: the new state.",
                (_, true, _) => "It was there already: the state as it is now.",
                _ => "Recorded: the new state.",
            };
            answer.Headers = HeaderNotes.Answered(isReading);
            if (description.ActionDescriptor.EndpointMetadata.OfType<ChangesSeveral>().Any()) answer.Headers.Remove("ETag");
            answer.Content![Negotiation.Json].Example = Examples.Of(type.Type!);
            if (type.Type == typeof(Timelines.TimelinePage)) FormatNotes.AddTo(answer);
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            var type = description.ParameterDescriptions.Single(parameter => parameter.Source.Id == "Body").Type;
            body.Description = "What is to be recorded.";
            var json = body.Content![EndpointNotes.AnyType];
            json.Example = Examples.Of(type);
            body.Content = new Dictionary<string, OpenApiMediaType> { [Negotiation.Json] = json };
            if (type == typeof(Bulletins.NewBulletin))
            {
                foreach (var text in Bulletins.PostBulletin.Texts)
                    body.Content[text] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The whole text; all else stands in the query, or in the first lines." } };
            }
        }

        if (isReading) operation.Responses!["304"] = new OpenApiResponse { Description = "The caller has it already (`If-None-Match`)." };
    }

    private static OpenApiResponse Answer(ProblemNote problem, OpenApiDocument document) => new()
    {
        Description = problem.When,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = Content(problem, document) },
    };

    private static OpenApiMediaType Content(ProblemNote problem, OpenApiDocument document) => new()
    {
        Schema = new OpenApiSchemaReference("Problem", document),
        Example = Examples.Problem(problem.Status, ReasonPhrases.GetReasonPhrase(problem.Status), problem.Example),
    };
}
