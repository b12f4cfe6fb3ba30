using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Http;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>The API document tells of everything that answers under /v1 and /health, fully, and of nothing else.</summary>
public sealed class ApiDocumentTests(EmptyService service) : IClassFixture<EmptyService>
{
    private IEnumerable<RouteEndpoint> Endpoints => service.Parts.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.Split('/')[1] is "v1" or "health");

    [Fact]
    public async Task It_is_openapi_3_1()
    {
        var document = await ApiDocument.ReadAsync(service);
        Assert.StartsWith("3.1.", document.Root.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(document.Root.GetProperty("info").GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task What_answers_there_stands_in_it_and_nothing_else() => Assert.Equal(
        Endpoints.SelectMany(MethodsOf).Order(StringComparer.Ordinal),
        (await ApiDocument.ReadAsync(service)).Operations.Select(operation => operation.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_operation_is_named_and_told_of()
    {
        var document = await ApiDocument.ReadAsync(service);
        var declared = document.Root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()!).ToList();
        Assert.All(document.Root.GetProperty("tags").EnumerateArray(), tag => Assert.NotEmpty(tag.GetProperty("description").GetString()!));
        Assert.All(document.Operations, operation =>
        {
            Assert.Contains(Assert.Single(operation.Told.GetProperty("tags").EnumerateArray()).GetString(), declared);
            foreach (var text in (string[])["summary", "description", "operationId"]) Assert.True(operation.Text(text).Length > 0, $"{operation} has no {text}");
        });
        Assert.Equal(document.Operations.Count, document.Operations.Select(operation => operation.Text("operationId")).Distinct().Count());
    }

    [Fact]
    public async Task Each_parameter_that_is_taken_is_told_of_and_no_other()
    {
        var document = await ApiDocument.ReadAsync(service);
        foreach (var endpoint in Endpoints)
        {
            var taken = endpoint.Metadata.GetOrderedMetadata<QueryParameters>().SelectMany(parameters => parameters.All).Select(parameter => parameter.Name);
            var operation = document.Operations.Single(operation => operation.ToString() == Assert.Single(MethodsOf(endpoint)));
            Assert.Equal(taken.Order(StringComparer.Ordinal), operation.Query.Select(parameter => parameter.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_reading_endpoint_takes_just_the_parameters_that_are_told_of()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(service)).Operations.Where(operation => operation.Method == "GET" && operation.Path.StartsWith("/v1", StringComparison.Ordinal)))
        {
            var problem = await service.ProblemAsync(HttpStatusCode.BadRequest, operation.Path.Replace("{id}", "x", StringComparison.Ordinal) + "?no-such=x");
            var names = operation.Query.Select(parameter => parameter.GetProperty("name").GetString()!).ToList();
            Assert.Contains(
                names.Count == 0 ? "takes none" : $"There are: {string.Join(", ", names)}.",
                problem.Of("no-such"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_parameter_and_header_has_a_description_a_schema_and_an_example_that_fits()
    {
        var document = await ApiDocument.ReadAsync(service);
        Assert.All(document.Operations.SelectMany(operation => operation.Parameters, (operation, parameter) => (operation, parameter)), told =>
        {
            var name = $"{told.operation} {told.parameter.GetProperty("name").GetString()}";
            Assert.True(told.parameter.TryGetProperty("description", out var description) && description.GetString()!.Length > 0, $"{name} has no description");
            Assert.True(told.parameter.TryGetProperty("example", out var example), $"{name} has no example");
            Assert.Empty(document.Schema.Faults(told.parameter.GetProperty("schema"), example, name));
        });
    }

    [Fact]
    public async Task Each_answer_is_told_of_with_a_schema_and_an_example_that_conforms()
    {
        var document = await ApiDocument.ReadAsync(service);
        foreach (var operation in document.Operations)
        {
            foreach (var (status, response) in operation.Responses)
            {
                var name = $"{operation} {status}";
                Assert.True(response.GetProperty("description").GetString()!.Length > 0, $"{name} has no description");
                if (status is "204" or "301" or "304") continue;
                var contents = response.GetProperty("content");
                Assert.True(contents.TryGetProperty(status[0] == '2' ? operation.Sent : "application/problem+json", out _), $"{name} has no content in JSON");
                foreach (var content in contents.EnumerateObject().Where(content => operation.IsStream || (content.Name.EndsWith("json", StringComparison.Ordinal) && content.Name != "application/x-ndjson")))
                {
                    Assert.True(content.Value.TryGetProperty("example", out var example), $"{name} has no example");
                    Assert.Empty(document.Schema.Faults(content.Value.GetProperty("schema"), example, name));
                    if (content.Name == "application/problem+json") Assert.Equal(status, example.GetProperty("status").GetRawText());
                }
            }

            Assert.Contains(operation.Responses, response => response.Status[0] == '2');
            Assert.Contains(operation.Responses, response => response.Status[0] == '4');
        }
    }

    [Fact]
    public async Task Each_body_has_a_schema_and_an_example_that_conforms()
    {
        var document = await ApiDocument.ReadAsync(service);
        foreach (var operation in document.Operations.Where(operation => operation.Method == "POST"))
        {
            var content = operation.Told.GetProperty("requestBody").GetProperty("content");
            Assert.Equal(
                operation.Path == "/v1/bulletins" ? ["application/json", "text/plain", "text/markdown"] : ["application/json"],
                content.EnumerateObject().Select(type => type.Name));
            var json = content.GetProperty("application/json");
            Assert.Empty(document.Schema.Faults(json.GetProperty("schema"), json.GetProperty("example"), operation.ToString()));
        }
    }

    [Fact]
    public async Task Each_member_of_each_schema_is_described_and_what_is_answered_always_has_them_all()
    {
        var document = await ApiDocument.ReadAsync(service);
        var answered = document.Operations.SelectMany(operation => operation.Responses)
            .Where(response => response.Status[0] == '2')
            .SelectMany(response => Names(document, response.Response)).ToHashSet();
        Assert.NotEmpty(answered);
        var schemas = document.Root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Value.TryGetProperty("properties", out _)).ToList();
        var undescribed = string.Join(
            ' ',
            from schema in schemas
            from member in schema.Value.GetProperty("properties").EnumerateObject()
            where !IsDescribed(document, member.Value)
            select $"{schema.Name}.{member.Name}");
        Assert.True(undescribed.Length == 0, undescribed);
        foreach (var schema in schemas.Where(schema => answered.Contains(schema.Name)))
        {
            var properties = schema.Value.GetProperty("properties");
            Assert.Equal(
                properties.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal),
                schema.Value.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_to_read_it_answers()
    {
        using var response = await service.GetAsync("/docs/index.html");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("swagger-ui", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var redirect = await service.GetAsync("/docs");
        Assert.Equal(HttpStatusCode.MovedPermanently, redirect.StatusCode);
        Assert.EndsWith("docs/index.html", redirect.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}");

    /// <summary>A reference may be described where it stands, or where it leads.</summary>
    private static bool IsDescribed(ApiDocument document, JsonElement schema) =>
        schema.TryGetProperty("description", out _)
        || (schema.TryGetProperty("$ref", out var reference) && IsDescribed(document, document.Schema.Resolve(reference.GetString()!)))
        || (schema.TryGetProperty("oneOf", out var choices) && choices.EnumerateArray().Any(choice => IsDescribed(document, choice)));

    /// <summary>The names of all schemas that a piece of the document leads to.</summary>
    private static IEnumerable<string> Names(ApiDocument document, JsonElement piece)
    {
        var found = new HashSet<string>();
        var waiting = new Stack<JsonElement>([piece]);
        while (waiting.TryPop(out var next))
        {
            if (next.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in next.EnumerateArray()) waiting.Push(item);
            }

            if (next.ValueKind != JsonValueKind.Object) continue;
            foreach (var member in next.EnumerateObject())
            {
                if (member.Name != "$ref") waiting.Push(member.Value);
                else if (found.Add(member.Value.GetString()!.Split('/')[^1])) waiting.Push(document.Schema.Resolve(member.Value.GetString()!));
            }
        }

        return found;
    }
}
