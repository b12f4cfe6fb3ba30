using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>A person decides: what is accepted stands in the timeline in the same moment, what is rejected stays out of it, and either may be undone.</summary>
public sealed class DecidingTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    [Fact]
    public async Task Accepting_records_the_occurrence_in_the_same_moment()
    {
        await desk.ReadAsync("accepted", 2101);
        var proposal = await desk.DecideAsync("accepted-1", "accept", 1);
        Assert.Equal(("accepted", 2, "recorded", "ann"), (
            proposal.GetProperty("state").GetString(), proposal.GetProperty("version").GetInt32(),
            proposal.GetProperty("decision").GetProperty("how").GetString(), proposal.GetProperty("decision").GetProperty("by").GetString()));
        Assert.Equal(proposal.GetRawText(), (await desk.Service.ReadAsync("/v1/proposals/accepted-1")).GetRawText());

        var entry = await desk.EntryAsync(proposal);
        Assert.Equal(
            ("agreement", "2101-03-04", proposal.GetProperty("title").GetString(), "accepted", 1L),
            (entry.Kind, entry.Date, entry.Title, Assert.Single(entry.Citations).Bulletin, entry.Version));
        Assert.Equal(["norland", "sudland"], entry.Participants.Select(participant => participant.Actor));
        Assert.Equal(1, await desk.CountAsync($"SELECT count(DISTINCT xmin::text) FROM timeline.mt_events WHERE stream_id = 'occurrence/{entry.Id}' OR stream_id = 'proposal/accepted-1' AND version = 2"));
        Assert.Equal("ann", (await desk.Service.ReadAsync($"/v1/timeline/{entry.Id}/history")).GetProperty("events")[0].GetProperty("by").GetString());
        Assert.Equal(["accepted-2", "accepted-3", "accepted-4", "accepted-5"], (await desk.ListAsync("bulletin=accepted")).Select(ReviewDesk.IdOf));
    }

    [Fact]
    public async Task Accepting_describes_actors_that_are_new_and_for_whom_they_act()
    {
        var proposals = await desk.ReadAsync("newcomers", 2102, "Lindqvist");
        Assert.Equal(["karin-lindqvist", "matti-lindqvistla"], proposals[3].GetProperty("newActors").EnumerateArray().Select(ReviewDesk.IdOf).Order(StringComparer.Ordinal));
        var entry = await desk.EntryAsync(await desk.DecideAsync("newcomers-4", "accept", 1));
        Assert.Contains(entry.Participants, p => p is { Actor: "karin-lindqvist", Name: "Karin Lindqvist" } && p.Represents.SequenceEqual(["sudland"]));
        Assert.Equal("person", (await desk.Service.ReadAsync("/v1/actors/matti-lindqvistla")).GetProperty("type").GetString());

        var ministry = await desk.EntryAsync(await desk.DecideAsync("newcomers-3", "accept", 1));
        Assert.Equal(["norway"], Assert.Single(ministry.Participants).Represents);
        Assert.Equal("state", (await desk.Service.ReadAsync("/v1/actors/norway")).GetProperty("type").GetString());
    }

    [Fact]
    public async Task What_the_timeline_tells_already_gets_a_further_citation()
    {
        await desk.ReadAsync("first-told", 2103);
        var first = await desk.DecideAsync("first-told-1", "accept", 1);
        using var posted = await desk.PostTextAsync("told-again", ReviewDesk.Text(2103).Replace("Lake Orvel", "Lake Orvel, again", StringComparison.Ordinal));
        await desk.ReadToTheEndAsync("told-again");
        var again = (await desk.ListAsync("bulletin=told-again"))[0];
        Assert.Equal(ReviewDesk.EntryOf(first), again.GetProperty("cites").GetString());

        var accepted = await desk.DecideAsync("told-again-1", "accept", 1);
        Assert.Equal((ReviewDesk.EntryOf(first), "cited"), (ReviewDesk.EntryOf(accepted), accepted.GetProperty("decision").GetProperty("how").GetString()));
        Assert.Equal(["first-told", "told-again"], (await desk.EntryAsync(first)).Citations.Select(citation => citation.Bulletin));

        await desk.DecideAsync("told-again-1", "undo", 2);
        Assert.Equal(["first-told"], (await desk.EntryAsync(first)).Citations.Select(citation => citation.Bulletin));

        var apart = await desk.DecideAsync("told-again-1", "amend", 3, new JsonObject { ["cites"] = null });
        Assert.Equal(("amended", "recorded"), (apart.GetProperty("state").GetString(), apart.GetProperty("decision").GetProperty("how").GetString()));
        Assert.NotEqual(ReviewDesk.EntryOf(first), ReviewDesk.EntryOf(apart));
        var reversed = await desk.DecideAsync("told-again-2", "amend", 1, new JsonObject { ["cites"] = ReviewDesk.EntryOf(first) });
        Assert.Equal(2, (await desk.EntryAsync(first)).Citations.Count);
        Assert.Equal(["cites"], reversed.GetProperty("decision").GetProperty("amended").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public async Task What_somebody_else_says_on_the_same_day_is_another_statement()
    {
        await desk.ReadAsync("accuser", 2112);
        await desk.DecideAsync("accuser-2", "accept", 1);
        var answer = ReviewDesk.Text(2112).Replace("Norland accused Sudland", "Sudland accused Norland", StringComparison.Ordinal);
        using (await desk.PostTextAsync("accused", answer)) await desk.ReadToTheEndAsync("accused");
        var proposals = await desk.ListAsync("bulletin=accused");
        Assert.Equal(("statement", JsonValueKind.Null), (proposals[1].GetProperty("kind").GetString(), proposals[1].GetProperty("cites").ValueKind));
        Assert.Equal("recorded", (await desk.DecideAsync("accused-2", "accept", 1)).GetProperty("decision").GetProperty("how").GetString());
    }

    [Fact]
    public async Task What_another_bulletin_has_told_since_it_was_read_is_not_recorded_twice_unawares()
    {
        await desk.ReadAsync("together-a", 2111);
        using (await desk.PostTextAsync("together-b", ReviewDesk.Text(2111).Replace("Orvel", "Orvel, too", StringComparison.Ordinal))) await desk.ReadToTheEndAsync("together-b");
        var first = ReviewDesk.EntryOf(await desk.DecideAsync("together-a-1", "accept", 1));
        var second = ReviewDesk.EntryOf(await desk.DecideAsync("together-a-2", "accept", 1));
        var problem = await desk.RefusedAsync(HttpStatusCode.Conflict, "together-b-1", "accept", 1);
        Assert.Contains($"The timeline holds '{first}' by now", problem.Detail, StringComparison.Ordinal);

        var cited = await desk.DecideAsync("together-b-1", "amend", 1, new JsonObject { ["cites"] = first });
        Assert.Equal(["together-a", "together-b"], (await desk.EntryAsync(cited)).Citations.Select(citation => citation.Bulletin));
        var apart = await desk.DecideAsync("together-b-2", "amend", 1, new JsonObject { ["cites"] = null });
        Assert.NotEqual(second, ReviewDesk.EntryOf(apart));
        Assert.Equal(["cites"], apart.GetProperty("decision").GetProperty("amended").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public async Task What_was_merged_meanwhile_is_cited_where_the_merges_end()
    {
        await desk.ReadAsync("merged-first", 2109);
        var first = ReviewDesk.EntryOf(await desk.DecideAsync("merged-first-1", "accept", 1));
        var end = ReviewDesk.EntryOf(await desk.DecideAsync("merged-first-5", "accept", 1));
        using (await desk.PostTextAsync("merged-later", ReviewDesk.Text(2109).Replace("Orvel", "Orvel, later", StringComparison.Ordinal))) await desk.ReadToTheEndAsync("merged-later");
        await desk.ChangeEntryAsync($"{first}/merge", 1, StandingTests.Into(end));
        var accepted = await desk.DecideAsync("merged-later-1", "accept", 1);
        Assert.Equal((first, end), (accepted.GetProperty("cites").GetString(), ReviewDesk.EntryOf(accepted)));
    }

    [Fact]
    public async Task A_new_actor_whose_name_means_somebody_else_by_now_is_named_by_an_amendment()
    {
        await desk.ReadAsync("renamed", 2110, "Zetterholm");
        var alias = JsonNode.Parse("""{"id": "the-minister", "name": "The Minister", "type": "person", "aliases": ["Karin Zetterholm"]}""");
        using (await desk.PostAsync("bob", "/v1/actors", alias)) { }
        var problem = await desk.RefusedAsync(HttpStatusCode.Conflict, "renamed-4", "accept", 1);
        Assert.Contains("'Karin Zetterholm' already means", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("Amend the proposal", problem.Detail, StringComparison.Ordinal);
        var amended = await desk.DecideAsync(
            "renamed-4", "amend", 1, JsonNode.Parse("""{"participants": [{"actor": "the-minister", "role": "participant"}, {"actor": "matti-zetterholmla", "role": "participant"}]}"""));
        Assert.Equal(["matti-zetterholmla"], amended.GetProperty("newActors").EnumerateArray().Select(ReviewDesk.IdOf));
        Assert.Equal(["the-minister", "matti-zetterholmla"], (await desk.EntryAsync(amended)).Participants.Select(participant => participant.Actor));
    }

    [Fact]
    public async Task Amending_accepts_with_the_changed_fields_and_keeps_what_was_proposed()
    {
        var proposed = (await desk.ReadAsync("amended", 2104))[1];
        var body = JsonNode.Parse("""{"title": "Norland accuses Sudland", "summary": "Over the river.", "participants": [{"actor": "norland", "role": "speaker", "as": "guest"}], "date": "2104-03-05", "basis": "relative", "slug": "the-accusation"}""")!;
        var amended = await desk.DecideAsync("amended-2", "amend", 1, body);
        Assert.Equal(["date", "title", "summary", "participants", "basis"], amended.GetProperty("decision").GetProperty("amended").EnumerateArray().Select(field => field.GetString()));
        var entry = await desk.EntryAsync(amended);
        Assert.Equal(("the-accusation", "Norland accuses Sudland", "Over the river.", "2104-03-05", "relative", "guest"), (entry.Id, entry.Title, entry.Summary, entry.Date, entry.Basis, entry.Participants[0].As));

        var open = await desk.DecideAsync("amended-2", "undo", 2, new JsonObject { ["reason"] = "Too fast." });
        foreach (var field in (string[])["title", "summary", "date", "participants", "citations", "state", "decision"])
            Assert.Equal(proposed.GetProperty(field).GetRawText(), open.GetProperty(field).GetRawText());
        await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/the-accusation");
    }

    [Theory]
    [InlineData("""{}""", "", "Nothing is to be changed")]
    [InlineData("""{"place": null}""", null, "changes nothing")]
    [InlineData("""{"date": "soon"}""", "date", "soon")]
    [InlineData("""{"kind": "party"}""", "kind", "none of statement, meeting")]
    [InlineData("""{"participants": [{"actor": "nobody-known", "role": "speaker"}]}""", "participants[0].actor", "is not the slug of an actor")]
    [InlineData("""{"cites": "no-such-entry"}""", "cites", "is not the slug of an occurrence")]
    [InlineData("""{"cites": "No Slug"}""", "cites", "is no slug")]
    [InlineData("""{"nothing": 1}""", "nothing", "no field")]
    public async Task A_wrong_amendment_is_named_with_what_was_expected(string body, string? field, string said)
    {
        if ((await desk.ListAsync("state=all")).All(one => ReviewDesk.IdOf(one) != "wrongly-1")) await desk.ReadAsync("wrongly", 2105);
        var problem = await desk.RefusedAsync(field is null ? HttpStatusCode.Conflict : HttpStatusCode.BadRequest, "wrongly-1", "amend", 1, JsonNode.Parse(body));
        Assert.Contains(said, field is null ? problem.Detail : problem.Of(field), StringComparison.Ordinal);
        Assert.Equal("open", (await desk.Service.ReadAsync("/v1/proposals/wrongly-1")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Rejecting_leaves_the_timeline_as_it_is_and_undoing_opens_it_again()
    {
        await desk.ReadAsync("rejected", 2106);
        Assert.Contains("missing", (await desk.RefusedAsync(HttpStatusCode.BadRequest, "rejected-1", "reject", 1, new JsonObject())).Of("reason"), StringComparison.Ordinal);
        var rejected = await desk.DecideAsync("rejected-1", "reject", 1, TakingBackTests.Because("It tells of a plan."));
        Assert.Equal(("rejected", "It tells of a plan.", JsonValueKind.Null), (
            rejected.GetProperty("state").GetString(), rejected.GetProperty("decision").GetProperty("reason").GetString(), rejected.GetProperty("decision").GetProperty("entry").ValueKind));
        Assert.Empty((await desk.Service.PageAsync("bulletin=rejected")).Entries);
        Assert.Equal(["rejected-1"], (await desk.ListAsync("bulletin=rejected&state=rejected")).Select(ReviewDesk.IdOf));

        Assert.Equal("open", (await desk.DecideAsync("rejected-1", "undo", 2)).GetProperty("state").GetString());
        Assert.Contains("nothing to undo", (await desk.RefusedAsync(HttpStatusCode.Conflict, "rejected-1", "undo", 3)).Detail, StringComparison.Ordinal);
        Assert.Equal("accepted", (await desk.DecideAsync("rejected-1", "accept", 3)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_is_accepted_again_after_it_was_undone_is_the_same_entry_again()
    {
        await desk.ReadAsync("once-more", 2107);
        var first = await desk.DecideAsync("once-more-1", "accept", 1, new JsonObject { ["slug"] = "the-treaty" });
        await desk.DecideAsync("once-more-1", "undo", 2, new JsonObject { ["reason"] = "Too fast." });
        var gone = await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/the-treaty");
        Assert.Contains("'once-more-1' was undone: Too fast.", gone.Detail, StringComparison.Ordinal);

        var again = await desk.DecideAsync("once-more-1", "accept", 3);
        Assert.Equal(("the-treaty", "reinstated"), (ReviewDesk.EntryOf(again), again.GetProperty("decision").GetProperty("how").GetString()));
        Assert.Equal("active", (await desk.EntryAsync(first)).Status);
        await desk.DecideAsync("once-more-1", "undo", 4);
        await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/the-treaty");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_and_another_found()
    {
        await desk.ReadAsync("namesake", 2108);
        var first = await desk.DecideAsync("namesake-1", "accept", 1, new JsonObject { ["slug"] = "taken-name" });
        Assert.Equal("taken-name", ReviewDesk.EntryOf(first));
        Assert.Contains("is recorded already", (await desk.RefusedAsync(HttpStatusCode.Conflict, "namesake-2", "accept", 1, new JsonObject { ["slug"] = "taken-name" })).Detail, StringComparison.Ordinal);
        Assert.Contains("no slug", (await desk.RefusedAsync(HttpStatusCode.BadRequest, "namesake-2", "accept", 1, new JsonObject { ["slug"] = "No Slug" })).Of("slug"), StringComparison.Ordinal);
    }
}
