using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Keys;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>An application that reads what is posted, two states in its catalogue, and two people with keys who decide.</summary>
public sealed class ReviewDesk : IAsyncLifetime
{
    private readonly Dictionary<string, string> _keys = [];

    /// <summary>How many proposals the reader makes of a bulletin of <see cref="Text"/>.</summary>
    public const int Proposals = 5;

    public ReadingService Service { get; } = new();

    /// <summary>The key of one of the two.</summary>
    public string KeyOf(string name) => _keys[name];

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        foreach (var name in (string[])["ann", "bob"])
            _keys[name] = await Service.Parts.GetRequiredService<ApiKeys>().AddAsync(name, KeyRole.Analyst, default);
        await DescribeAsync(Service, _keys["ann"]);
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    /// <summary>Describes what the bulletins are about.</summary>
    public static async Task DescribeAsync(Service service, string key)
    {
        foreach (var state in (string[])["Norland", "Sudland"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/actors", UriKind.Relative))
            {
                Content = new StringContent($$"""{"id": "{{state.ToLowerInvariant()}}", "name": "{{state}}", "type": "state"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await service.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
    }

    /// <summary>A made-up bulletin: an agreement, a statement, one of a body that nobody knows, a meeting of people whom nobody knows, an incident.</summary>
    /// <param name="year">Its year: what happened in another one is never the same.</param>
    /// <param name="surname">The surname of both people.</param>
    public static string Text(int year, string surname = "Ekdal") => string.Create(CultureInfo.InvariantCulture, $"""
        BULLETIN OF THE INSTITUTE FOR INLAND WATERS

        March {year}

        I. The dispute over Lake Orvel

        On March 4, {year}, Norland signed an agreement with Sudland. On March 6, {year}, Norland accused Sudland of blocking the river. On March 7, {year}, the Ministry of Foreign Affairs of Norway said that it welcomed the agreement. On March 9, {year}, the Foreign Minister of Sudland Karin {surname} met with the Prime Minister of Norland Matti {surname}la in Oslo. Two fishermen were detained by Sudland on March 11, {year}.
        """);

    /// <summary>Posts a bulletin of a year and waits until it is read; gives its proposals in the order of the text.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(string id, int year, string surname = "Ekdal")
    {
        using var response = await PostTextAsync(id, Text(year, surname));
        await Desk.StateAsync(response, HttpStatusCode.Created);
        await ReadToTheEndAsync(id);
        return await ListAsync($"bulletin={id}");
    }

    /// <summary>Posts a text, told no more than its slug.</summary>
    public Task<HttpResponseMessage> PostTextAsync(string id, string text, string type = "text/plain") =>
        SendAsync("ann", HttpMethod.Post, $"/v1/bulletins?id={id}", new StringContent(text, Encoding.UTF8, type));

    /// <summary>Waits until a bulletin is read, or cannot be.</summary>
    public async Task<JsonElement> ReadToTheEndAsync(string id)
    {
        var reading = default(JsonElement);
        await Eventually.HoldsAsync(
            async () =>
            {
                reading = (await Service.ReadAsync($"/v1/bulletins/{id}")).GetProperty("reading");
                return reading.GetProperty("state").GetString() is "read" or "failed";
            },
            $"'{id}' is never read.");
        return reading;
    }

    /// <summary>The proposals that a query chooses.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string query) =>
        [.. (await Service.ReadAsync($"/v1/proposals?{query}")).GetProperty("proposals").EnumerateArray()];

    /// <summary>Decides about a proposal whose version is known; gives the proposal that is answered.</summary>
    public async Task<JsonElement> DecideAsync(string id, string what, long version, JsonNode? body = null, string by = "ann") =>
        await Desk.StateAsync(await PostAsync(by, $"/v1/proposals/{id}/{what}", body, $"If-Match: \"{version}\""), HttpStatusCode.OK);

    /// <summary>Tries to decide, and gives what is said against it.</summary>
    public async Task<Problem> RefusedAsync(HttpStatusCode status, string id, string what, long? version, JsonNode? body = null, string by = "ann")
    {
        using var response = await PostAsync(by, $"/v1/proposals/{id}/{what}", body, version is null ? [] : [$"If-Match: \"{version}\""]);
        return await Problem.ReadAsync(response, status);
    }

    /// <summary>Changes an entry, as people do who know nothing of proposals.</summary>
    public async Task<JsonElement> ChangeEntryAsync(string path, long version, JsonNode body, string by = "bob") =>
        await Desk.StateAsync(await PostAsync(by, $"/v1/occurrences/{path}", body, $"If-Match: \"{version}\""), HttpStatusCode.OK);

    public Task<HttpResponseMessage> PostAsync(string by, string path, JsonNode? body, params string[] headers) =>
        SendAsync(by, HttpMethod.Post, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    /// <summary>The entry that a proposal came to, as it is told.</summary>
    public async Task<EntrySeen> EntryAsync(JsonElement proposal) =>
        (await Service.ReadAsync($"/v1/timeline/{EntryOf(proposal)}")).Deserialize<EntrySeen>(EntrySeen.Json)!;

    /// <summary>The slug of the entry that a proposal came to.</summary>
    public static string EntryOf(JsonElement proposal) => proposal.GetProperty("decision").GetProperty("entry").GetString()!;

    public static string IdOf(JsonElement proposal) => proposal.GetProperty("id").GetString()!;

    public Task<long> CountAsync(string sql) => Sql.NumberAsync(Service.Database, sql);

    private async Task<HttpResponseMessage> SendAsync(string by, HttpMethod method, string path, HttpContent? content, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _keys[by]);
        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ", 2)[1]);
        return await Service.Http.SendAsync(request);
    }
}
