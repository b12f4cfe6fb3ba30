using System.Net;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>Citations and links are taken back one by one; what is named must be there, and a passage must be left.</summary>
public sealed class TakingBackTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_citation_is_taken_back_by_its_number_among_those_that_are_shown()
    {
        await desk.MeetAsync("uncited");
        await desk.ChangeAsync("uncited/citations", AddingTests.Quotation("Once more.", nth: 1), 1);
        await desk.ChangeAsync("uncited/citations", AddingTests.Quotation("The end."), 2);
        var entry = await desk.TakeBackAsync("uncited/citations/2?reason=It%20tells%20of%20something%20else.", 3);
        Assert.Equal(["The North met the South.", "The end."], entry.Citations.Select(citation => citation.Quote));
        var last = (await desk.Service.ReadAsync("/v1/timeline/uncited/history")).GetProperty("events").EnumerateArray().Last();
        Assert.Equal(("citation_removed", "It tells of something else."), (last.GetProperty("type").GetString(), last.GetProperty("reason").GetString()));
        Assert.Equal(["The end."], (await desk.TakeBackAsync("uncited/citations/1?reason=Nor%20this.", 4)).Citations.Select(citation => citation.Quote));
    }

    [Fact]
    public async Task The_last_citation_stays()
    {
        await desk.MeetAsync("proved");
        var problem = await RefusedAsync(HttpStatusCode.Conflict, "proved/citations/1?reason=No.", 1);
        Assert.Contains("Add another one first, or retract 'proved'.", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_withdrawn_document_are_not_counted_among_the_citations()
    {
        await desk.RegisterAsync("forged", "A forged line.");
        await desk.CreatedAsync("/v1/occurrences", Desk.Meeting(("slug", "half-forged"), ("citation", Desk.Citation("A forged line.", bulletin: "forged"))));
        await desk.ChangeAsync("half-forged/citations", AddingTests.Quotation("The end."), 1);
        await desk.ChangeAsync("half-forged/citations", AddingTests.Quotation("Once more.", nth: 1), 2);
        await Desk.StateAsync(await desk.PostAsync("/v1/bulletins/forged/withdrawal", Because("It was a forgery."), "\"1\""), HttpStatusCode.OK);

        Assert.Equal(["Once more."], (await desk.TakeBackAsync("half-forged/citations/1?reason=No.", 3)).Citations.Select(citation => citation.Quote));
        await RefusedAsync(HttpStatusCode.NotFound, "half-forged/citations/2?reason=No.", 4);
        Assert.Contains("It is the last citation", (await RefusedAsync(HttpStatusCode.Conflict, "half-forged/citations/1?reason=No.", 4)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("first")]
    [InlineData("99999999999")]
    public async Task A_citation_that_is_not_there_is_a_404_that_tells_how_they_count(string n)
    {
        var slug = $"counted-{Guid.NewGuid():N}";
        await desk.MeetAsync(slug);
        var problem = await RefusedAsync(HttpStatusCode.NotFound, $"{slug}/citations/{n}?reason=No.", 1);
        Assert.Contains("they are 1 to 1, in the order in which the entry shows them", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_is_not_taken_back_without_a_reason()
    {
        await desk.MeetAsync("reasons");
        Assert.Contains("missing", (await RefusedAsync(HttpStatusCode.BadRequest, "reasons/citations/1", 1)).Of("reason"), StringComparison.Ordinal);
        Assert.Contains("no value", (await RefusedAsync(HttpStatusCode.BadRequest, "reasons/citations/1?reason=", 1)).Of("reason"), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'reason'?", (await RefusedAsync(HttpStatusCode.BadRequest, "reasons/citations/1?raeson=No.", 1)).Of("raeson"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_taken_back_by_its_relation_and_its_end()
    {
        await desk.MeetAsync("unlink-from");
        await desk.MeetAsync("unlink-to");
        await desk.ChangeAsync("unlink-from/links", AddingTests.Link("unlink-to", "follows"), 1);
        await desk.ChangeAsync("unlink-from/links", AddingTests.Link("unlink-to", "part_of"), 2);

        var problem = await RefusedAsync(HttpStatusCode.NotFound, "unlink-from/links/follow/unlink-to", 3);
        Assert.Equal("'unlink-from' has no link 'follow/unlink-to'. Did you mean 'follows/unlink-to'? It has follows/unlink-to, part_of/unlink-to.", problem.Detail);
        Assert.Equal([new LinkSeen("unlink-to", "part_of", "active")], (await desk.TakeBackAsync("unlink-from/links/follows/unlink-to", 3)).Links);
        Assert.Empty((await desk.TakeBackAsync("unlink-from/links/part_of/unlink-to", 4)).Links);
        Assert.Contains("It has none.", (await RefusedAsync(HttpStatusCode.NotFound, "unlink-from/links/part_of/unlink-to", 5)).Detail, StringComparison.Ordinal);
        Assert.Contains("takes none", (await RefusedAsync(HttpStatusCode.BadRequest, "unlink-from/links/part_of/unlink-to?reason=No.", 5)).Of("reason"), StringComparison.Ordinal);
    }

    internal static JsonObject Because(string reason) => new() { ["reason"] = reason };

    private async Task<Problem> RefusedAsync(HttpStatusCode status, string path, long version)
    {
        using var response = await desk.DeleteAsync($"/v1/occurrences/{path}", $"If-Match: \"{version}\"");
        return await Problem.ReadAsync(response, status);
    }
}
