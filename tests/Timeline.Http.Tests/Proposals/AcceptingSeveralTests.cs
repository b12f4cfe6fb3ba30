using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>All that the reader is sure enough of is accepted in one step; what cannot be stays open, with the reason.</summary>
public sealed class AcceptingSeveralTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    private const string Path = "/v1/proposals/accept";

    [Fact]
    public async Task All_of_a_bulletin_are_accepted_in_one_moment()
    {
        await desk.ReadAsync("several", 2401, "Several");
        await desk.ReadAsync("untouched", 2402);
        await desk.DecideAsync("several-5", "reject", 1, TakingBackTests.Because("No."));
        using var response = await desk.PostAsync("ann", Path, new JsonObject { ["bulletin"] = "several", ["confidence"] = 0 });
        var sequence = Assert.Single(response.Headers.GetValues("Timeline-Sequence"));
        var done = await Desk.StateAsync(response, HttpStatusCode.OK);
        Assert.Equal(4, done.GetProperty("count").GetInt32());
        Assert.Equal(["several-1", "several-2", "several-3", "several-4"], done.GetProperty("accepted").EnumerateArray().Select(ReviewDesk.IdOf).Order(StringComparer.Ordinal));
        Assert.Empty(done.GetProperty("failed").EnumerateArray());
        Assert.Equal(
            done.GetProperty("accepted").EnumerateArray().Select(one => one.GetProperty("entry").GetString()!).Order(StringComparer.Ordinal),
            (await desk.Service.PageAsync("bulletin=several")).Ids.Order(StringComparer.Ordinal));
        Assert.Equal(1, await desk.CountAsync("SELECT count(DISTINCT xmin::text) FROM timeline.mt_events WHERE type = 'proposal_accepted' AND stream_id LIKE 'proposal/several-%'"));
        Assert.Empty((await desk.Service.ReadAsync("/v1/proposals?bulletin=several", $"Timeline-Sequence: {sequence}")).GetProperty("proposals").EnumerateArray());
        Assert.Equal(ReviewDesk.Proposals, (await desk.ListAsync("bulletin=untouched")).Count);
    }

    [Fact]
    public async Task Only_those_of_the_kind_that_are_sure_enough_are_accepted()
    {
        var proposals = await desk.ReadAsync("sure", 2403);
        var least = proposals.Where(one => one.GetProperty("kind").GetString() == "statement").Max(one => one.GetProperty("confidence").GetDecimal());
        var done = await AcceptAsync(new JsonObject { ["bulletin"] = "sure", ["confidence"] = least, ["kind"] = "statement" });
        Assert.Equal(
            proposals.Where(one => one.GetProperty("kind").GetString() == "statement" && one.GetProperty("confidence").GetDecimal() >= least).Select(ReviewDesk.IdOf),
            done.GetProperty("accepted").EnumerateArray().Select(ReviewDesk.IdOf).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await AcceptAsync(new JsonObject { ["bulletin"] = "sure", ["confidence"] = 1 })).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task What_the_present_state_does_not_allow_stays_open_with_the_reason_and_the_others_go_on()
    {
        await desk.ReadAsync("told-first", 2404);
        var first = ReviewDesk.EntryOf(await desk.DecideAsync("told-first-1", "accept", 1));
        using (await desk.PostTextAsync("told-later", ReviewDesk.Text(2404).Replace("Orvel", "Orvel (again)", StringComparison.Ordinal))) await desk.ReadToTheEndAsync("told-later");
        await desk.ChangeEntryAsync($"{first}/retraction", 1, TakingBackTests.Because("It was a plan."));
        var done = await AcceptAsync(new JsonObject { ["bulletin"] = "told-later", ["confidence"] = 0 });
        Assert.Equal(4, done.GetProperty("count").GetInt32());
        var failed = Assert.Single(done.GetProperty("failed").EnumerateArray());
        Assert.Equal("told-later-1", ReviewDesk.IdOf(failed));
        Assert.Contains($"'{first}', which it tells once more, is retracted", failed.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(["told-later-1"], (await desk.ListAsync("bulletin=told-later")).Select(ReviewDesk.IdOf));
    }

    [Fact]
    public async Task What_two_bulletins_tell_is_accepted_of_one_and_left_to_a_person_of_the_other()
    {
        await desk.ReadAsync("twins-a", 2407);
        using (await desk.PostTextAsync("twins-b", ReviewDesk.Text(2407).Replace("Orvel", "Orvel (too)", StringComparison.Ordinal))) await desk.ReadToTheEndAsync("twins-b");
        foreach (var id in (string[])["twins-a-2", "twins-a-3", "twins-a-4", "twins-a-5", "twins-b-2", "twins-b-3", "twins-b-4", "twins-b-5"]) await desk.DecideAsync(id, "reject", 1, TakingBackTests.Because("No."));
        foreach (var one in (await desk.ListAsync("")).Select(ReviewDesk.IdOf).Where(id => !id.StartsWith("twins", StringComparison.Ordinal))) await desk.DecideAsync(one, "reject", (await desk.Service.ReadAsync($"/v1/proposals/{one}")).GetProperty("version").GetInt64(), TakingBackTests.Because("No."));
        var done = await AcceptAsync(new JsonObject { ["confidence"] = 0 });
        Assert.Equal(["twins-a-1"], done.GetProperty("accepted").EnumerateArray().Select(ReviewDesk.IdOf));
        Assert.Contains("the same as 'twins-a-1'", Assert.Single(done.GetProperty("failed").EnumerateArray()).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("The timeline holds", Assert.Single((await AcceptAsync(new JsonObject { ["confidence"] = 0 })).GetProperty("failed").EnumerateArray()).GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_again_under_its_key_it_tells_what_was_accepted_the_first_time()
    {
        await desk.ReadAsync("bulk-again", 2405);
        var body = new JsonObject { ["bulletin"] = "bulk-again", ["confidence"] = 0 };
        var first = await AcceptAsync(body, "Idempotency-Key: bulk");
        await desk.ReadAsync("bulk-later", 2406);
        var last = await desk.CountAsync("SELECT max(seq_id) FROM timeline.mt_events");
        Assert.Equal(first.GetRawText(), (await AcceptAsync(body, "Idempotency-Key: bulk")).GetRawText());
        Assert.Equal(last, await desk.CountAsync("SELECT max(seq_id) FROM timeline.mt_events"));
        using var other = await desk.PostAsync("ann", Path, new JsonObject { ["confidence"] = 0 }, "Idempotency-Key: bulk");
        await Problem.ReadAsync(other, HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{}""", "confidence", "missing")]
    [InlineData("""{"confidence": 7}""", "confidence", "7 is no confidence")]
    [InlineData("""{"confidence": "high"}""", "confidence", "another type")]
    [InlineData("""{"confidence": 0.9, "kind": "party"}""", "kind", "none of statement, meeting")]
    [InlineData("""{"confidence": 0.9, "bulletin": "no-such"}""", "bulletin", "is not the slug of a bulletin")]
    public async Task A_wrong_wish_is_named_with_what_was_expected(string body, string field, string said)
    {
        using var response = await desk.PostAsync("ann", Path, JsonNode.Parse(body));
        Assert.Contains(said, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Of(field), StringComparison.Ordinal);
    }

    private async Task<JsonElement> AcceptAsync(JsonNode body, params string[] headers) =>
        await Desk.StateAsync(await desk.PostAsync("ann", Path, body.DeepClone(), headers), HttpStatusCode.OK);
}
