using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>Actors, topics and places are described, and described anew; nothing is recorded that says nothing new.</summary>
public sealed class DescribingTests(Desk desk) : IClassFixture<Desk>
{
    public static TheoryData<string, string, string, string> Descriptions => new()
    {
        { "actors", """{"id": "west", "name": "West", "type": "state", "aliases": ["The far West"], "wikidata": "Q1"}""", "name", "The West" },
        { "actors", """{"id": "bob", "name": "Bob", "type": "person", "represents": [{"actor": "north", "as": "Envoy", "from": "2020-01", "to": "2021"}]}""", "type", "other" },
        { "topics", """{"id": "talks", "label": "Talks", "parent": "peace", "scope": "Talks.", "dispute": {"parties": ["north", "south"]}}""", "label", "All talks" },
        { "places", """{"id": "hill", "name": "Hill", "aliases": ["The Hill"], "country": "AZ", "latitude": -90, "longitude": 180, "precision": "town"}""", "name", "Old Hill" },
    };

    [Theory]
    [MemberData(nameof(Descriptions))]
    public async Task What_is_new_is_a_201_and_what_is_described_anew_a_200(string list, string description, string field, string changed)
    {
        var body = JsonNode.Parse(description)!.AsObject();
        var id = body["id"]!.GetValue<string>();
        if (changed == "other") (field, changed) = ("name", "Robert");

        var sequence = await PostAsync($"/v1/{list}", body, HttpStatusCode.Created, "\"1\"", list == "places" ? "/v1/places" : $"/v1/{list}/{id}");
        Assert.Equal(body[field]!.GetValue<string>(), (await FindAsync(list, id, sequence)).GetProperty(field).GetString());
        await PostAsync($"/v1/{list}", body, HttpStatusCode.OK, "\"1\"", null, "\"1\"");

        body[field] = changed;
        sequence = await PostAsync($"/v1/{list}", body, HttpStatusCode.OK, "\"2\"", null, "\"1\"");
        Assert.Equal(changed, (await FindAsync(list, id, sequence)).GetProperty(field).GetString());
        await PostAsync($"/v1/{list}", body, HttpStatusCode.OK, "\"2\"", null, "\"1\", \"2\"");
        Assert.Equal(2, await Sql.NumberAsync(desk.Service.Database, $"SELECT count(*) FROM timeline.mt_events WHERE stream_id = '{list[..^1]}/{id}'"));
    }

    [Theory]
    [InlineData("actors", """{"id": "north-2", "name": "N", "type": "state", "aliases": ["the NORTH"]}""", "aliases", "already means 'north'")]
    [InlineData("actors", """{"id": "twice", "name": "Twice", "type": "state", "aliases": ["twice"]}""", "aliases", "given twice")]
    [InlineData("actors", """{"id": "carl", "name": "Carl", "type": "person", "represents": [{"actor": "nowhere"}]}""", "represents", "'nowhere' is no known actor")]
    [InlineData("actors", """{"id": "dan", "name": "Dan", "type": "person", "represents": [{"actor": "dan"}]}""", "represents", "in a circle")]
    [InlineData("actors", """{"id": "eve", "name": "Eve", "type": "person", "represents": [{"actor": "north", "from": "2021", "to": "2020"}]}""", "represents[0].to", "before it begins")]
    [InlineData("actors", """{"id": "eve", "name": "Eve", "type": "person", "represents": [{"actor": "north", "from": "once"}]}""", "represents[0].from", "once")]
    [InlineData("actors", """{"id": "fay", "name": "Fay", "type": "persn"}""", "type", "Did you mean 'person'?")]
    [InlineData("actors", """{"id": "gus", "name": "Gus", "type": "person", "wikidata": "227"}""", "wikidata", "no Wikidata item")]
    [InlineData("actors", """{"id": "gus", "name": "Gus", "type": "person", "wikidata": "Q227\n"}""", "wikidata", "no Wikidata item")]
    [InlineData("actors", """{"id": "gus", "name": "Gus", "type": "person", "aliases": [null]}""", "aliases[0]", "missing")]
    [InlineData("actors", """{"id": "gus", "name": "Gus", "type": "person", "represents": [null]}""", "represents[0]", "A null represents nobody.")]
    [InlineData("topics", """{"id": "lost", "label": "Lost", "scope": "S.", "parent": "nowhere"}""", "parent", "'nowhere' is no known topic")]
    [InlineData("topics", """{"id": "peace", "label": "Peace", "scope": "S.", "parent": "treaty"}""", "parent", "below itself")]
    [InlineData("topics", """{"id": "self", "label": "Self", "scope": "S.", "parent": "self"}""", "parent", "below itself")]
    [InlineData("topics", """{"id": "alone", "label": "Alone", "scope": "S.", "dispute": {"parties": ["north"]}}""", "dispute.parties", "two parties")]
    [InlineData("topics", """{"id": "alone", "label": "Alone", "scope": "S.", "dispute": {"parties": ["north", "east"]}}""", "dispute.parties", "'east' is no known actor")]
    [InlineData("topics", """{"id": "mute", "label": "Mute"}""", "scope", "missing")]
    [InlineData("places", """{"id": "far", "name": "Far", "latitude": 90.1, "longitude": 0, "precision": "town"}""", "latitude", "-90 to 90")]
    [InlineData("places", """{"id": "far", "name": "Far", "latitude": 0, "longitude": -180.5, "precision": "town"}""", "longitude", "-180 to 180")]
    [InlineData("places", """{"id": "far", "name": "Far", "longitude": 0, "precision": "town"}""", "latitude", "missing")]
    [InlineData("places", """{"id": "far", "name": "Far", "latitude": 1e400, "longitude": 0, "precision": "town"}""", "latitude", "-90 to 90")]
    [InlineData("places", """{"id": "far", "name": "Far", "latitude": 0, "longitude": 0, "precision": "twn"}""", "precision", "Did you mean 'town'?")]
    [InlineData("places", """{"id": "far", "name": "Far", "latitude": 0, "longitude": 0, "precision": "town", "country": "az"}""", "country", "ISO 3166-1")]
    [InlineData("places", """{"id": "far", "name": "Far", "latitude": 0, "longitude": 0, "precision": "town", "country": "AZ\n"}""", "country", "ISO 3166-1")]
    [InlineData("places", """{"id": "far", "name": "The harbour", "latitude": 0, "longitude": 0, "precision": "town"}""", "aliases", "already means")]
    public async Task What_cannot_stand_is_refused_by_its_field(string list, string body, string field, string said)
    {
        using var response = await desk.PostAsync($"/v1/{list}", body, "\"1\"");
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(said, problem.Of(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_actors_cannot_stand_for_each_other()
    {
        await desk.CreatedAsync("/v1/actors", JsonNode.Parse("""{"id": "left", "name": "Left", "type": "person", "represents": [{"actor": "north"}]}""")!);
        await desk.CreatedAsync("/v1/actors", JsonNode.Parse("""{"id": "right", "name": "Right", "type": "person", "represents": [{"actor": "left"}]}""")!);
        var problem = await desk.RefusedAsync(
            HttpStatusCode.BadRequest, "/v1/actors", JsonNode.Parse("""{"id": "left", "name": "Left", "type": "person", "represents": [{"actor": "right"}]}""")!, "\"1\"");
        Assert.Contains("'left' stands for itself in a circle", problem.Of("represents"), StringComparison.Ordinal);
        Assert.Contains("'right' stands for itself in a circle", problem.Of("represents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_over_a_description_that_he_has_not_seen()
    {
        var body = JsonNode.Parse("""{"id": "seen", "name": "Seen", "type": "state"}""")!;
        await desk.CreatedAsync("/v1/actors", body);
        body["name"] = "Seen again";

        var missing = await desk.RefusedAsync(HttpStatusCode.PreconditionRequired, "/v1/actors", body);
        Assert.Contains("If-Match: \"1\"", missing.Detail, StringComparison.Ordinal);
        var stale = await desk.RefusedAsync(HttpStatusCode.PreconditionFailed, "/v1/actors", body, "\"2\"");
        Assert.Contains("at version 1", stale.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_descriptions_at_once_that_cannot_stand_together_one_is_refused()
    {
        await desk.CreatedAsync("/v1/topics", JsonNode.Parse("""{"id": "ring-a", "label": "A", "scope": "S."}""")!);
        await desk.CreatedAsync("/v1/topics", JsonNode.Parse("""{"id": "ring-b", "label": "B", "scope": "S."}""")!);

        var circle = await Task.WhenAll(
            desk.PostAsync("/v1/topics", """{"id": "ring-a", "label": "A", "scope": "S.", "parent": "ring-b"}""", "\"1\""),
            desk.PostAsync("/v1/topics", """{"id": "ring-b", "label": "B", "scope": "S.", "parent": "ring-a"}""", "\"1\""));
        var alias = await Task.WhenAll(Enumerable.Range(0, 4).Select(n =>
            desk.PostAsync("/v1/actors", $$"""{"id": "same-{{n}}", "name": "Same {{n}}", "type": "state", "aliases": ["One and the same"]}""")));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], circle.Select(response => response.StatusCode).Order());
        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.BadRequest, 3)], alias.Select(response => response.StatusCode).Order());
        foreach (var response in circle.Concat(alias)) response.Dispose();
    }

    private async Task<string> PostAsync(
        string path, JsonNode body, HttpStatusCode status, string version, string? location, string? ifMatch = null)
    {
        using var response = await desk.PostAsync(path, body, ifMatch);
        Assert.True(response.StatusCode == status, await response.Content.ReadAsStringAsync());
        Assert.Equal(version, response.Headers.ETag?.ToString());
        Assert.Equal(location, response.Headers.Location?.OriginalString);
        return Assert.Single(response.Headers.GetValues("Timeline-Sequence"));
    }

    private async Task<JsonElement> FindAsync(string list, string id, string sequence) =>
        (await desk.Service.ReadAsync($"/v1/{list}", $"Timeline-Sequence: {sequence}")).GetProperty(list).EnumerateArray().SelectMany(WithBelow)
        .Single(one => one.GetProperty("id").GetString() == id);

    private static IEnumerable<JsonElement> WithBelow(JsonElement one) => one.EnumerateObject()
        .Where(member => member.Value.ValueKind == JsonValueKind.Array)
        .SelectMany(member => member.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).SelectMany(WithBelow))
        .Append(one);
}
