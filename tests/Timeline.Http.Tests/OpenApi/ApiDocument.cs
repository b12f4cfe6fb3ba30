using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.OpenApi;

/// <summary>The API document as a caller reads it.</summary>
internal sealed record ApiDocument(JsonElement Root)
{
    public Schema Schema { get; } = new(Root);

    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in Root.GetProperty("paths").EnumerateObject()
           from method in path.Value.EnumerateObject()
           select new Operation(path.Name, method.Name.ToUpperInvariant(), method.Value),
    ];

    public static async Task<ApiDocument> ReadAsync(Service service) => new(await service.ReadAsync("/openapi/v1.json"));

    public Operation Find(string path) => Operations.Single(operation => operation.Path == path && operation.Method == "GET");
}

/// <summary>What the document tells of one method of one path.</summary>
internal sealed record Operation(string Path, string Method, JsonElement Told)
{
    public IEnumerable<JsonElement> Parameters => Told.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    public IEnumerable<JsonElement> Query => Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query");

    public IEnumerable<(string Status, JsonElement Response)> Responses =>
        Told.GetProperty("responses").EnumerateObject().Select(response => (response.Name, response.Value));

    /// <summary>Whether one thing after another is sent.</summary>
    public bool IsStream => Contents.TryGetProperty("text/event-stream", out _);

    /// <summary>Whether that goes on until the caller leaves.</summary>
    public bool IsEndless => IsStream && !Contents.TryGetProperty("application/x-ndjson", out _);

    /// <summary>In what a successful answer is read here: JSON, one a line, or events.</summary>
    public string Sent => IsEndless ? "text/event-stream" : IsStream ? "application/x-ndjson" : "application/json";

    /// <summary>The body of a successful answer, or of each line or event of a stream.</summary>
    public JsonElement Success => Contents.GetProperty(Sent);

    private JsonElement Contents => Told.GetProperty("responses").EnumerateObject().First(response => response.Name[0] == '2').Value.GetProperty("content");

    /// <summary>A text that is there and says something.</summary>
    public string Text(string name) => Told.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    public override string ToString() => $"{Method} {Path}";
}
