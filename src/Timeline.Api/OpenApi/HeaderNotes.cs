using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Timeline.Api.Http;
using Timeline.Api.Keys;

namespace Timeline.Api.OpenApi;

/// <summary>Tells of the headers that requests may bear and answers do.</summary>
internal static class HeaderNotes
{
    /// <param name="operation">A question.</param>
    /// <param name="streams">How it is answered by one thing after another; null when it is not.</param>
    public static void AddReading(OpenApiOperation operation, Streams? streams)
    {
        operation.Parameters!.Add(Parameter(
            Answers.SequenceHeader, "A sequence that a command answered: waits, 5 s at most, until the read model shows it.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" }, 634));
        operation.Parameters.Add(streams is not null
            ? Parameter(LastEvent.Header, $"The id of the last event that the caller has seen, {streams.Resumes}.", Text(), streams.Example)
            : Parameter(
                "If-None-Match", "The ETag of an answer that the caller has: 304 while nothing has changed.", Text(), "\"5d41402abc4b2a76b9719d91\""));
    }

    /// <param name="operation">A command.</param>
    /// <param name="takesIfMatch">True when it changes what exists already.</param>
    public static void AddWriting(OpenApiOperation operation, bool takesIfMatch)
    {
        if (takesIfMatch)
        {
            operation.Parameters!.Add(Parameter(
                "If-Match", "The version that the caller knows, in quotes, as an entry's `version` or a command's `ETag` told it; needed for what exists already.", Text(), "\"2\""));
        }

        operation.Parameters!.Add(Parameter(
            RepeatableRequest.Header,
            "A key of the caller's own making. The same request sent again under it is answered as the first time, and nothing happens twice; another request under it is a 409.",
            Text(), "0198c9a2-7a52-7c43-9d5b-4f1f6d3b8a10"));
    }

    public static Dictionary<string, IOpenApiHeader> Answered(bool isReading) => new()
    {
        ["ETag"] = Header(isReading ? "Names this answer, for `If-None-Match`." : "The version of the stream.", JsonSchemaType.String),
        [Answers.SequenceHeader] = Header(isReading ? "The log is shown up to here." : "The last event that was appended, for reads that must show it.", JsonSchemaType.Integer),
    };

    /// <summary>The answer of an entry that is another one by now.</summary>
    public static OpenApiResponse Moved() => new()
    {
        Description = "It was merged into another entry; that may be undone.",
        Headers = new Dictionary<string, IOpenApiHeader> { ["Location"] = Header("The other entry, under the same time bounds.", JsonSchemaType.String) },
    };

    private static OpenApiParameter Parameter(string name, string description, OpenApiSchema schema, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = schema, Example = example };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiHeader Header(string description, JsonSchemaType type) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = type } };
}
