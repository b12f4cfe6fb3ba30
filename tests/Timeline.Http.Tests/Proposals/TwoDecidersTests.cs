using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>Two who decide at once do not decide twice, and the same request sent again neither.</summary>
public sealed class TwoDecidersTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    [Fact]
    public async Task Of_two_who_decide_at_once_one_wins_and_the_other_is_told_who_decided_what()
    {
        await desk.ReadAsync("at-once", 2301);
        for (var n = 1; n <= ReviewDesk.Proposals; n++)
        {
            var answers = await Task.WhenAll(
                desk.PostAsync("ann", $"/v1/proposals/at-once-{n}/accept", new JsonObject { ["slug"] = $"at-once-{n}" }, "If-Match: \"1\""),
                desk.PostAsync("bob", $"/v1/proposals/at-once-{n}/reject", TakingBackTests.Because("It never happened."), "If-Match: \"1\""));
            var winner = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK) == answers[0] ? "ann" : "bob";
            var problem = await Problem.ReadAsync(answers.Single(answer => answer.StatusCode != HttpStatusCode.OK), HttpStatusCode.PreconditionFailed);
            Assert.Contains(winner == "ann" ? $"It is accepted, as 'at-once-{n}'. ann decided so at " : "It is rejected: It never happened. bob decided so at ", problem.Detail, StringComparison.Ordinal);
            Assert.Equal(winner, (await desk.Service.ReadAsync($"/v1/proposals/at-once-{n}")).GetProperty("decision").GetProperty("by").GetString());
            using var entry = await desk.Service.GetAsync($"/v1/timeline/at-once-{n}");
            Assert.Equal(winner == "ann" ? HttpStatusCode.OK : HttpStatusCode.NotFound, entry.StatusCode);
        }
    }

    [Theory]
    [InlineData("accept", null, 2302)]
    [InlineData("amend", """{"title": "Another"}""", 2303)]
    [InlineData("reject", """{"reason": "No."}""", 2304)]
    [InlineData("undo", null, 2305)]
    public async Task Every_decision_asks_for_a_key_the_version_and_a_proposal_that_is_there(string what, string? body, int year)
    {
        var id = $"asked-{what}";
        await desk.ReadAsync(id, year);
        if (what == "undo") await desk.DecideAsync($"{id}-1", "reject", 1, TakingBackTests.Because("No."));
        var version = what == "undo" ? 2 : 1;
        var sent = body is null ? null : JsonNode.Parse(body);
        using (var keyless = await desk.Service.SendAsync(HttpMethod.Post, $"/v1/proposals/{id}-1/{what}")) Assert.Equal(HttpStatusCode.Unauthorized, keyless.StatusCode);
        Assert.Contains($"If-Match: \"{version}\"", (await desk.RefusedAsync(HttpStatusCode.PreconditionRequired, $"{id}-1", what, null, sent)).Detail, StringComparison.Ordinal);
        Assert.Contains($"at version {version}", (await desk.RefusedAsync(HttpStatusCode.PreconditionFailed, $"{id}-1", what, 7, sent)).Detail, StringComparison.Ordinal);
        Assert.Contains("GET /v1/proposals", (await desk.RefusedAsync(HttpStatusCode.NotFound, "no-such-1", what, 1, sent)).Detail, StringComparison.Ordinal);
        await desk.DecideAsync($"{id}-1", what, version, sent);
    }

    [Fact]
    public async Task What_is_decided_must_be_undone_before_it_is_decided_anew()
    {
        await desk.ReadAsync("decided", 2306);
        var accepted = await desk.DecideAsync("decided-1", "accept", 1, by: "bob");
        foreach (var (what, body) in ((string, string?)[])[("accept", null), ("amend", """{"title": "Another"}"""), ("reject", """{"reason": "No."}""")])
        {
            var problem = await desk.RefusedAsync(HttpStatusCode.Conflict, "decided-1", what, 2, body is null ? null : JsonNode.Parse(body));
            Assert.Contains($"It is accepted, as '{ReviewDesk.EntryOf(accepted)}'. bob decided so at ", problem.Detail, StringComparison.Ordinal);
            Assert.Contains("POST /v1/proposals/decided-1/undo", problem.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_decision_that_is_sent_again_under_its_key_is_answered_as_the_first_time()
    {
        await desk.ReadAsync("sent-again", 2307);
        var first = await SendAsync(null);
        await desk.DecideAsync("sent-again-1", "undo", 2);
        var last = await desk.CountAsync("SELECT max(seq_id) FROM timeline.mt_events");
        Assert.Equal(first.GetRawText(), (await SendAsync(null)).GetRawText());
        Assert.Equal(last, await desk.CountAsync("SELECT max(seq_id) FROM timeline.mt_events"));
        using var other = await desk.PostAsync("ann", "/v1/proposals/sent-again-1/accept", new JsonObject { ["slug"] = "another" }, "If-Match: \"1\"", "Idempotency-Key: once");
        Assert.Contains("belongs to another request", (await Problem.ReadAsync(other, HttpStatusCode.Conflict)).Title, StringComparison.Ordinal);

        async Task<JsonElement> SendAsync(JsonNode? body) =>
            await Desk.StateAsync(await desk.PostAsync("ann", "/v1/proposals/sent-again-1/accept", body, "If-Match: \"1\"", "Idempotency-Key: once"), HttpStatusCode.OK);
    }
}
