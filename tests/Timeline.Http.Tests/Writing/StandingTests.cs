using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>Entries are merged, retracted and brought back; the address of each tells where it went, or why it is gone.</summary>
public sealed class StandingTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_merged_entry_leads_to_the_one_that_stays_which_shows_the_words_of_both()
    {
        await desk.MeetAsync("merge-stays");
        await desk.MeetAsync("merge-goes", "The end.");
        await desk.ChangeAsync("merge-goes/claims", AddingTests.Claim(), 1);
        var gone = await desk.ChangeAsync("merge-goes/merge", Into("merge-stays"), 2);
        Assert.Equal(("merged", 3), (gone.Status, gone.Version));

        await LeadsAsync("merge-goes?published_until=2021-02", "/v1/timeline/merge-stays?published_until=2021-02");
        var stays = await ReadAsync("merge-stays");
        Assert.Equal(["The North met the South.", "The end."], stays.Citations.Select(citation => citation.Quote));
        Assert.Equal("merge-goes/1-north-denies", Assert.Single(stays.Claims).Id);
        Assert.Equal((1, gone.Sequence), (stays.Version, stays.Sequence));
        var last = (await desk.Service.ReadAsync("/v1/timeline/merge-goes/history")).GetProperty("events").EnumerateArray().Last();
        Assert.Equal(("occurrence_merged", "It is the same."), (last.GetProperty("type").GetString(), last.GetProperty("reason").GetString()));

        Assert.Equal("active", (await desk.ChangeAsync("merge-goes/unmerge", TakingBackTests.Because("It is not."), 3)).Status);
        Assert.Single((await ReadAsync("merge-stays")).Citations);
        Assert.Equal("The end.", Assert.Single((await ReadAsync("merge-goes")).Citations).Quote);
    }

    [Fact]
    public async Task A_chain_of_merges_leads_to_its_end()
    {
        foreach (var slug in (string[])["chain-a", "chain-b", "chain-c"]) await desk.MeetAsync(slug);
        await desk.ChangeAsync("chain-a/merge", Into("chain-b"), 1);
        await desk.ChangeAsync("chain-b/merge", Into("chain-c"), 1);
        await LeadsAsync("chain-a", "/v1/timeline/chain-c");
        await LeadsAsync("chain-b", "/v1/timeline/chain-c");
        await desk.ChangeAsync("chain-b/unmerge", TakingBackTests.Because("It is not."), 2);
        await LeadsAsync("chain-a", "/v1/timeline/chain-b");
    }

    [Fact]
    public async Task Merging_in_a_circle_is_a_409_that_says_how_to_turn_it_round()
    {
        foreach (var slug in (string[])["circle-a", "circle-b", "circle-c", "circle-d"]) await desk.MeetAsync(slug);
        Assert.Equal(
            "'circle-a' cannot be merged into itself. Name the occurrence that it is the same as.",
            (await desk.NotChangedAsync(HttpStatusCode.Conflict, "circle-a/merge", Into("circle-a"), 1)).Detail);
        await desk.ChangeAsync("circle-a/merge", Into("circle-b"), 1);
        await desk.ChangeAsync("circle-b/merge", Into("circle-c"), 1);
        Assert.Equal(
            "'circle-a' is itself merged into 'circle-c': that would be a circle. To let 'circle-a' be the one that stays, undo its merge first.",
            (await desk.NotChangedAsync(HttpStatusCode.Conflict, "circle-c/merge", Into("circle-a"), 1)).Detail);
        Assert.Equal(
            "'circle-a' is itself merged into 'circle-c'. Merge into that one.",
            (await desk.NotChangedAsync(HttpStatusCode.Conflict, "circle-d/merge", Into("circle-a"), 1)).Detail);
    }

    [Fact]
    public async Task Two_merges_at_once_cannot_make_a_circle()
    {
        for (var round = 0; round < 8; round++)
        {
            var (one, other) = ($"at-once-{round}-a", $"at-once-{round}-b");
            await desk.MeetAsync(one);
            await desk.MeetAsync(other);
            var answers = await Task.WhenAll(
                desk.PostAsync($"/v1/occurrences/{one}/merge", Into(other), "\"1\""),
                desk.PostAsync($"/v1/occurrences/{other}/merge", Into(one), "\"1\""));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        }
    }

    [Fact]
    public async Task Nothing_is_left_merged_into_what_is_retracted_at_the_same_moment()
    {
        for (var round = 0; round < 8; round++)
        {
            var (goes, stays) = ($"race-{round}-goes", $"race-{round}-stays");
            await desk.MeetAsync(goes);
            await desk.MeetAsync(stays);
            var merging = desk.PostAsync($"/v1/occurrences/{goes}/merge", Into(stays), "\"1\"");
            var retracting = desk.PostAsync($"/v1/occurrences/{stays}/retraction", TakingBackTests.Because("It never happened."), "\"1\"");
            using var merged = await merging;
            using var retracted = await retracting;
            Assert.Equal(HttpStatusCode.OK, retracted.StatusCode);
            if (merged.StatusCode == HttpStatusCode.OK) Assert.True(SequenceOf(merged) < SequenceOf(retracted));
            else await Problem.ReadAsync(merged, HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task An_entry_is_merged_only_into_one_that_is_there_and_counts()
    {
        await desk.MeetAsync("merge-from");
        await desk.MeetAsync("merge-retracted");
        await desk.ChangeAsync("merge-retracted/retraction", TakingBackTests.Because("It never happened."), 1);
        Assert.Equal(
            "'merge-retracted' is retracted. Reinstate it first.", (await desk.NotChangedAsync(HttpStatusCode.Conflict, "merge-from/merge", Into("merge-retracted"), 1)).Detail);
        Assert.Contains(
            "Did you mean 'merge-from'?", (await desk.NotChangedAsync(HttpStatusCode.BadRequest, "merge-from/merge", Into("merge-fro"), 1)).Of("into"), StringComparison.Ordinal);
        Assert.Contains("is no slug", (await desk.NotChangedAsync(HttpStatusCode.BadRequest, "merge-from/merge", Into("Merge!"), 1)).Of("into"), StringComparison.Ordinal);
        var body = new JsonObject { ["into"] = "merge-retracted" };
        Assert.Contains("missing", (await desk.NotChangedAsync(HttpStatusCode.BadRequest, "merge-from/merge", body, 1)).Of("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retracted_entry_is_gone_with_the_reason_until_it_is_reinstated()
    {
        await desk.MeetAsync("retracted");
        Assert.Equal("retracted", (await desk.ChangeAsync("retracted/retraction", TakingBackTests.Because("It never happened."), 1)).Status);
        var problem = await GoneAsync("retracted");
        Assert.Equal(("Retracted.", "'retracted' was retracted: It never happened."), (problem.Title, problem.Detail));
        Assert.DoesNotContain("retracted", (await desk.Service.PageAsync("limit=500")).Ids);
        Assert.Contains("retracted", (await desk.Service.PageAsync("status=retracted&limit=500")).Ids);

        Assert.Equal(3, (await desk.ChangeAsync("retracted/reinstatement", TakingBackTests.Because("It did happen."), 2)).Version);
        Assert.Equal("active", (await ReadAsync("retracted")).Status);
    }

    [Theory]
    [MemberData(nameof(VersionsTests.Commands), MemberType = typeof(VersionsTests))]
    public async Task What_is_retracted_or_merged_takes_only_what_undoes_just_that(string command, string body)
    {
        using var other = await desk.PostAsync("/v1/occurrences", Desk.Meeting(("slug", "other")));
        var (retracted, merged) = ($"closed-r-{command}", $"closed-m-{command}");
        await desk.MeetAsync(retracted);
        await desk.ChangeAsync($"{retracted}/retraction", TakingBackTests.Because("It never happened."), 1);
        await desk.MeetAsync(merged);
        await desk.ChangeAsync($"{merged}/merge", Into("other"), 1);
        if (command != "reinstatement")
            Assert.Contains("Reinstate it first.", (await desk.NotChangedAsync(HttpStatusCode.Conflict, $"{retracted}/{command}", JsonNode.Parse(body)!, 2)).Detail, StringComparison.Ordinal);
        if (command != "unmerge")
            Assert.Contains("undo the merge first", (await desk.NotChangedAsync(HttpStatusCode.Conflict, $"{merged}/{command}", JsonNode.Parse(body)!, 2)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_merged_nor_retracted_cannot_be_brought_back()
    {
        await desk.MeetAsync("counts");
        Assert.Contains("is not merged", (await desk.NotChangedAsync(HttpStatusCode.Conflict, "counts/unmerge", TakingBackTests.Because("No."), 1)).Detail, StringComparison.Ordinal);
        Assert.Contains("is not retracted", (await desk.NotChangedAsync(HttpStatusCode.Conflict, "counts/reinstatement", TakingBackTests.Because("No."), 1)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_is_gone_or_elsewhere_is_never_a_304()
    {
        await desk.MeetAsync("not-modified");
        await desk.ChangeAsync("not-modified/retraction", TakingBackTests.Because("It never happened."), 1);
        using var gone = await desk.Service.GetAsync("/v1/timeline/not-modified", "If-None-Match: *");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Null(gone.Headers.ETag);
    }

    internal static JsonObject Into(string slug) => new() { ["into"] = slug, ["reason"] = "It is the same." };

    private static long SequenceOf(HttpResponseMessage response) =>
        long.Parse(Assert.Single(response.Headers.GetValues("Timeline-Sequence")), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<EntrySeen> ReadAsync(string slug) => (await desk.Service.ReadAsync($"/v1/timeline/{slug}")).Deserialize<EntrySeen>(EntrySeen.Json)!;

    private async Task LeadsAsync(string from, string to)
    {
        using var response = await desk.Service.GetAsync($"/v1/timeline/{from}");
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(to, response.Headers.Location?.OriginalString);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    private async Task<Problem> GoneAsync(string slug)
    {
        using var response = await desk.Service.GetAsync($"/v1/timeline/{slug}");
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        return await Problem.ReadAsync(response, HttpStatusCode.Gone);
    }
}
