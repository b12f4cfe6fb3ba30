using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Keys;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>An application with a small catalogue and one bulletin, and somebody with a key who writes to it over HTTP.</summary>
public sealed class Desk : IAsyncLifetime
{
    /// <summary>Whose key it is.</summary>
    public const string Writer = "ann-analyst";

    /// <summary>The bulletin's text: letters beyond the basic plane stand before what is quoted.</summary>
    public const string Text = "🕊🕊 The North met the South. They agreed 🤝 at last. Once more. Once more. The end.";

    /// <summary>The writer's key.</summary>
    public string Key { get; private set; } = "";

    public EmptyService Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await EmptyService.StartAsync();
        Key = await Service.Parts.GetRequiredService<ApiKeys>().AddAsync(Writer, KeyRole.Analyst, default);
        var chronicle = new Chronicle(Service.Parts);
        await chronicle.StatesAsync("north", "south");
        await chronicle.TopicsAsync(("peace", null), ("treaty", "peace"));
        await chronicle.PlacesAsync("harbour");
        await CreatedAsync("/v1/bulletins", Bulletin("first-bulletin", Text));
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    /// <summary>A body that registers a document.</summary>
    public static JsonObject Bulletin(string? id, string text) => new()
    {
        ["id"] = id,
        ["title"] = $"Title of {id}",
        ["publisher"] = "Testers",
        ["issued"] = "2021-01",
        ["published"] = "2021-01-31",
        ["text"] = text,
    };

    /// <summary>A body that records a meeting, with some of its fields set anew.</summary>
    public static JsonObject Meeting(params (string Field, JsonNode? Value)[] changes)
    {
        var body = JsonNode.Parse(
            """
            {
              "kind": "meeting", "date": "2021-01-05", "basis": "explicit", "yearGiven": true, "title": "The North meets the South", "summary": null,
              "participants": [{"actor": "north", "role": "host"}, {"actor": "south", "role": "participant", "as": "guest"}],
              "topics": ["treaty"], "place": "harbour", "coding": {"type": "consult", "mode": "visit"},
              "citation": {"bulletin": "first-bulletin", "section": "I", "quote": "The North met the South."}
            }
            """)!.AsObject();
        foreach (var (field, value) in changes) body[field] = value;
        return body;
    }

    /// <summary>A citation of the bulletin.</summary>
    public static JsonObject Citation(string quote, int? nth = null, string bulletin = "first-bulletin") =>
        new() { ["bulletin"] = bulletin, ["quote"] = quote, ["nth"] = nth };

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode body, string? ifMatch = null) => PostAsync(path, body.ToJsonString(), ifMatch);

    public Task<HttpResponseMessage> PostAsync(string path, string body, string? ifMatch = null) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), "application/json", ifMatch);

    /// <summary>Posts bytes with the writer's key; without a type when none is given.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? type, string? ifMatch = null)
    {
        var content = new ByteArrayContent(body);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return SendAsync(HttpMethod.Post, path, content, ifMatch is null ? [] : [$"If-Match: {ifMatch}"]);
    }

    /// <summary>Posts JSON with more headers, given as <c>Name: value</c>.</summary>
    public Task<HttpResponseMessage> PostWithAsync(string path, JsonNode body, params string[] headers) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    public Task<HttpResponseMessage> DeleteAsync(string path, params string[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    /// <summary>Changes an occurrence whose version is known, and gives the entry that is answered.</summary>
    public async Task<EntrySeen> ChangeAsync(string path, JsonNode body, long version)
    {
        using var response = await PostAsync($"/v1/occurrences/{path}", body, $"\"{version}\"");
        return await EntryAsync(response, version + 1);
    }

    /// <summary>Takes something of an occurrence back, and gives the entry that is answered.</summary>
    public async Task<EntrySeen> TakeBackAsync(string path, long version)
    {
        using var response = await DeleteAsync($"/v1/occurrences/{path}", $"If-Match: \"{version}\"");
        return await EntryAsync(response, version + 1);
    }

    /// <summary>Tries to change an occurrence, and gives what is said against it.</summary>
    public Task<Problem> NotChangedAsync(HttpStatusCode status, string path, JsonNode body, long? version = null) =>
        RefusedAsync(status, $"/v1/occurrences/{path}", body, version is null ? null : $"\"{version}\"");

    /// <summary>Records a meeting under a slug.</summary>
    public async Task<EntrySeen> MeetAsync(string slug, string quote = "The North met the South.") =>
        (await CreatedAsync("/v1/occurrences", Meeting(("slug", slug), ("citation", Citation(quote))))).Deserialize<EntrySeen>(EntrySeen.Json)!;

    /// <summary>Registers a document under a slug.</summary>
    public Task RegisterAsync(string id, string text) => CreatedAsync("/v1/bulletins", Bulletin(id, text));

    /// <summary>Posts what must be new, and gives the state that is answered.</summary>
    public async Task<JsonElement> CreatedAsync(string path, JsonNode body) => await StateAsync(await PostAsync(path, body), HttpStatusCode.Created);

    /// <summary>Posts what must be known already, and gives the state that is answered.</summary>
    public async Task<JsonElement> KnownAsync(string path, JsonNode body) => await StateAsync(await PostAsync(path, body), HttpStatusCode.OK);

    /// <summary>Posts what must be refused.</summary>
    public async Task<Problem> RefusedAsync(HttpStatusCode status, string path, JsonNode body, string? ifMatch = null)
    {
        using var response = await PostAsync(path, body, ifMatch);
        return await Problem.ReadAsync(response, status);
    }

    /// <summary>The JSON of an answer, which must have this status.</summary>
    public static async Task<JsonElement> StateAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {body}");
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
    }

    private static async Task<EntrySeen> EntryAsync(HttpResponseMessage response, long version)
    {
        var entry = (await StateAsync(response, HttpStatusCode.OK)).Deserialize<EntrySeen>(EntrySeen.Json)!;
        Assert.Equal($"\"{version}\"", response.Headers.ETag?.ToString());
        Assert.Equal(version, entry.Version);
        Assert.Equal(entry.Sequence.ToString(CultureInfo.InvariantCulture), Assert.Single(response.Headers.GetValues("Timeline-Sequence")));
        return entry;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ", 2)[1]);
        return await Service.Http.SendAsync(request);
    }

    /// <summary>How many events there are of one type.</summary>
    public Task<long> EventsAsync(string type) => Sql.NumberAsync(Service.Database, $"SELECT count(*) FROM timeline.mt_events WHERE type = '{type}'");
}
