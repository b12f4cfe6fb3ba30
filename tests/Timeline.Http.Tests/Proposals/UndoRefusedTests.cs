using System.Net;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>Undoing an acceptance takes nobody else's work along: what was changed since must be undone first.</summary>
public sealed class UndoRefusedTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    [Fact]
    public async Task Not_when_the_entry_was_corrected_since()
    {
        var entry = await AcceptedAsync("corrected", 2201);
        await desk.ChangeEntryAsync($"{entry}/corrections", 1, CorrectingTests.Correction("""{"title": "Another"}"""));
        await RefusedAsync("corrected", "details_corrected by bob");
    }

    [Fact]
    public async Task Not_when_the_entry_was_cited_since()
    {
        var entry = await AcceptedAsync("cited", 2202);
        await desk.ChangeEntryAsync($"{entry}/citations", 1, JsonNode.Parse("""{"bulletin": "cited", "quote": "Two fishermen were detained by Sudland", "basis": "explicit"}""")!);
        await RefusedAsync("cited", "citation_added by bob");
    }

    [Fact]
    public async Task Not_when_the_entry_was_merged_since_and_again_when_that_is_undone()
    {
        var entry = await AcceptedAsync("merged", 2203);
        var other = ReviewDesk.EntryOf(await desk.DecideAsync("merged-2", "accept", 1));
        await desk.ChangeEntryAsync($"{entry}/merge", 1, StandingTests.Into(other));
        await RefusedAsync("merged", "occurrence_merged by bob");
    }

    [Fact]
    public async Task Not_while_something_is_merged_into_the_entry()
    {
        var entry = await AcceptedAsync("survivor", 2204);
        var other = ReviewDesk.EntryOf(await desk.DecideAsync("survivor-2", "accept", 1));
        await desk.ChangeEntryAsync($"{other}/merge", 1, StandingTests.Into(entry));
        await RefusedAsync("survivor", $"'{other}' merged into it");
        await desk.ChangeEntryAsync($"{other}/unmerge", 2, TakingBackTests.Because("It is not the same."));
        await desk.DecideAsync("survivor-1", "undo", 2);
        await desk.Service.ProblemAsync(HttpStatusCode.Gone, $"/v1/timeline/{entry}");
        Assert.Equal("active", (await desk.Service.ReadAsync($"/v1/timeline/{other}")).GetProperty("status").GetString());
    }

    private async Task<string> AcceptedAsync(string bulletin, int year)
    {
        await desk.ReadAsync(bulletin, year);
        return ReviewDesk.EntryOf(await desk.DecideAsync($"{bulletin}-1", "accept", 1));
    }

    private async Task RefusedAsync(string bulletin, string said)
    {
        var problem = await desk.RefusedAsync(HttpStatusCode.Conflict, $"{bulletin}-1", "undo", 2);
        Assert.Contains(said, problem.Detail, StringComparison.Ordinal);
        Assert.Contains("/retraction", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("accepted", (await desk.Service.ReadAsync($"/v1/proposals/{bulletin}-1")).GetProperty("state").GetString());
    }
}
