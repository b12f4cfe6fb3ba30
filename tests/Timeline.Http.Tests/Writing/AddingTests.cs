using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>Entries are given further citations, claims and links; each is answered with the entry as it is then.</summary>
public sealed class AddingTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_further_passage_is_shown_behind_the_first()
    {
        await desk.MeetAsync("cited");
        var entry = await desk.ChangeAsync("cited/citations", Quotation("Once more.", nth: 2, basis: "relative"), 1);
        Assert.Equal([("The North met the South.", "explicit"), ("Once more.", "relative")], entry.Citations.Select(c => (c.Quote, c.Basis)));
        Assert.Equal(entry.Citations, (await ReadAsync("cited")).Citations);
    }

    [Fact]
    public async Task The_same_passage_again_changes_nothing_and_is_answered_with_the_version_there_is()
    {
        await desk.MeetAsync("cited-twice");
        using var response = await desk.PostAsync("/v1/occurrences/cited-twice/citations", Quotation("The North met the South."), "\"1\"");
        Assert.Equal("\"1\"", response.Headers.ETag?.ToString());
        Assert.Equal(1, (await Desk.StateAsync(response, HttpStatusCode.OK)).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("The North met the East.", null, "explicit", "quote", "is not in 'first-bulletin'. After «The North met the »")]
    [InlineData("Once more.", null, "explicit", "quote", "stands 2 times")]
    [InlineData("Once more.", 0, "explicit", "nth", "the first is 1")]
    [InlineData("The end.", null, "explict", "basis", "Did you mean 'explicit'?")]
    [InlineData("The end.", null, null, "basis", "missing")]
    [InlineData("", null, "explicit", "quote", "missing")]
    public async Task A_passage_that_proves_nothing_is_refused_by_its_field(string quote, int? nth, string? basis, string field, string said)
    {
        var slug = $"uncited-{Guid.NewGuid():N}";
        await desk.MeetAsync(slug);
        var problem = await desk.NotChangedAsync(HttpStatusCode.BadRequest, $"{slug}/citations", Quotation(quote, nth, basis), 1);
        Assert.Contains(said, problem.Of(field), StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(slug)).Version);
    }

    [Fact]
    public async Task A_bulletin_that_is_not_there_is_refused_with_those_that_are_near()
    {
        await desk.MeetAsync("near");
        var problem = await desk.NotChangedAsync(HttpStatusCode.BadRequest, "near/citations", Quotation("The end.", bulletin: "first-buletin"), 1);
        Assert.Contains("Did you mean 'first-bulletin'?", problem.Of("bulletin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_is_shown_with_its_proof_and_recorded_once()
    {
        await desk.MeetAsync("claimed");
        var entry = await desk.ChangeAsync("claimed/claims", Claim(), 1);
        var claim = Assert.Single(entry.Claims);
        Assert.Equal(("1-north-denies", "who began", "north", "denies", "Not us.", "2021-01-06"), (claim.Id, claim.About, claim.Actor, claim.Stance, claim.Text, claim.Date));
        Assert.Equal("They agreed 🤝 at last.", claim.Citation.Quote);
        using var again = await desk.PostAsync("/v1/occurrences/claimed/claims", Claim(), "\"2\"");
        Assert.Equal("\"2\"", again.Headers.ETag?.ToString());
        Assert.Equal("2-south-asserts", (await desk.ChangeAsync("claimed/claims", Claim(("actor", "south"), ("stance", "asserts")), 2)).Claims[1].Id);
    }

    [Theory]
    [InlineData("about", "\" \"", "about", "missing")]
    [InlineData("actor", "\"nort\"", "actor", "Did you mean 'north'?")]
    [InlineData("stance", "\"confirm\"", "stance", "Did you mean 'confirms'?")]
    [InlineData("date", "\"yesterday\"", "date", "yesterday")]
    [InlineData("date", "null", "date", "missing")]
    [InlineData("citation", "null", "citation", "missing")]
    [InlineData("citation", """{"bulletin": "first-bulletin", "quote": "Never said."}""", "citation.quote", "is not in 'first-bulletin'")]
    [InlineData("citation", """{"bulletin": "no-bulletin", "quote": "The end."}""", "citation.bulletin", "is not the slug of a bulletin")]
    [InlineData("since", "1", "since", "There is no field 'since' here")]
    public async Task A_claim_with_a_mistake_is_refused_by_its_field(string field, string value, string path, string said)
    {
        var slug = $"unclaimed-{Guid.NewGuid():N}";
        await desk.MeetAsync(slug);
        var problem = await desk.NotChangedAsync(HttpStatusCode.BadRequest, $"{slug}/claims", Claim((field, JsonNode.Parse(value))), 1);
        Assert.Contains(said, problem.Of(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leads_to_another_entry()
    {
        await desk.MeetAsync("link-from");
        await desk.MeetAsync("link-to");
        var entry = await desk.ChangeAsync("link-from/links", Link("link-to", "responds_to"), 1);
        Assert.Equal([new LinkSeen("link-to", "responds_to", "active")], entry.Links);
        using var again = await desk.PostAsync("/v1/occurrences/link-from/links", Link("link-to", "responds_to"), "\"2\"");
        Assert.Equal("\"2\"", again.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task A_link_to_itself_is_a_409_that_says_what_to_do()
    {
        await desk.MeetAsync("link-self");
        var problem = await desk.NotChangedAsync(HttpStatusCode.Conflict, "link-self/links", Link("link-self", "follows"), 1);
        Assert.Equal("'link-self' cannot be linked to itself. Name another occurrence.", problem.Detail);
    }

    [Theory]
    [InlineData("\"link-from-her\"", "\"follows\"", "to", "Did you mean 'link-from-here'?")]
    [InlineData("\"Link\"", "\"follows\"", "to", "is no slug")]
    [InlineData("\"link-from-here\"", "\"folows\"", "relation", "Did you mean 'follows'?")]
    [InlineData("null", "\"follows\"", "to", "is no slug")]
    public async Task A_link_with_a_mistake_is_refused_by_its_field(string to, string relation, string field, string said)
    {
        using var first = await desk.PostAsync("/v1/occurrences", Desk.Meeting(("slug", "link-from-here")));
        var body = new JsonObject { ["to"] = JsonNode.Parse(to), ["relation"] = JsonNode.Parse(relation) };
        var problem = await desk.NotChangedAsync(HttpStatusCode.BadRequest, "link-from-here/links", body, 1);
        Assert.Contains(said, problem.Of(field), StringComparison.Ordinal);
    }

    internal static JsonObject Quotation(string quote, int? nth = null, string? basis = "explicit", string bulletin = "first-bulletin") =>
        new() { ["bulletin"] = bulletin, ["quote"] = quote, ["nth"] = nth, ["basis"] = basis };

    internal static JsonObject Link(string to, string relation) => new() { ["to"] = to, ["relation"] = relation };

    internal static JsonObject Claim(params (string Field, JsonNode? Value)[] changes)
    {
        var body = new JsonObject
        {
            ["about"] = "who began",
            ["actor"] = "north",
            ["stance"] = "denies",
            ["text"] = "Not us.",
            ["date"] = "2021-01-06",
            ["citation"] = Desk.Citation("They agreed 🤝 at last."),
        };
        foreach (var (field, value) in changes) body[field] = value;
        return body;
    }

    private async Task<EntrySeen> ReadAsync(string slug) => JsonSerializer.Deserialize<EntrySeen>(await desk.Service.ReadAsync($"/v1/timeline/{slug}"), EntrySeen.Json)!;
}
