using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>The record is corrected field by field, with a reason that the history keeps.</summary>
public sealed class CorrectingTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Every_field_can_be_corrected_and_those_left_out_stay()
    {
        var before = await desk.MeetAsync("all-fields");
        var entry = await CorrectAsync("all-fields", 1, """{"title": "The South meets the North"}""");
        Assert.Equal("The South meets the North", entry.Title);
        AssertSame(before with { Title = entry.Title, Version = 2, Sequence = entry.Sequence, RecordedAt = entry.RecordedAt }, entry);

        const string all =
            """
            {"date": "2021-01-06/2021-01-07", "basis": "relative", "summary": "In short.", "place": null, "note": "It says so.", "kind": "agreement",
             "participants": [{"actor": "south", "role": "signatory", "as": "host"}], "topics": ["peace"], "coding": {"type": "support"}}
            """;
        using var response = await desk.PostAsync("/v1/occurrences/all-fields/corrections", Correction(all), "\"2\"");
        var state = JsonSerializer.Deserialize<EntrySeen>(await Desk.StateAsync(response, HttpStatusCode.OK), EntrySeen.Json)!;
        Assert.Equal("\"8\"", response.Headers.ETag?.ToString());
        Assert.Equal(
            ("2021-01-06/2021-01-07", "relative", "In short.", null, "It says so.", "agreement", "support"),
            (state.Date, state.Basis, state.Summary, state.Place?.Id, state.Note, state.Kind, state.Coding.Type));
        Assert.Equal(("south", "signatory", "host"), state.Participants.Select(p => (p.Actor, p.Role, p.As)).Single());
        Assert.Equal(["peace"], state.Topics);
        Assert.Equal("The South meets the North", state.Title);
    }

    [Fact]
    public async Task Null_clears_summary_place_and_note()
    {
        await desk.MeetAsync("cleared");
        await CorrectAsync("cleared", 1, """{"summary": "A summary.", "note": "A note."}""");
        var entry = await CorrectAsync("cleared", 2, """{"summary": null, "place": null, "note": null}""");
        Assert.Equal((null, null, null), (entry.Summary, entry.Note, entry.Place));
    }

    [Fact]
    public async Task The_history_tells_who_corrected_what_and_why()
    {
        await desk.MeetAsync("why");
        await CorrectAsync("why", 1, """{"date": "2021-01-08"}""", "The day was misread.");
        var last = (await desk.Service.ReadAsync("/v1/timeline/why/history")).GetProperty("events").EnumerateArray().Last();
        Assert.Equal(
            ("date_corrected", "The day was misread.", Desk.Writer),
            (last.GetProperty("type").GetString(), last.GetProperty("reason").GetString(), last.GetProperty("by").GetString()));
        var change = last.GetProperty("changes").EnumerateArray().Single(change => change.GetProperty("field").GetString() == "date");
        Assert.Equal(("2021-01-05", "2021-01-08"), (change.GetProperty("old").GetString(), change.GetProperty("new").GetString()));
    }

    [Fact]
    public async Task What_a_later_document_knew_better_counts_only_once_it_is_out()
    {
        var later = Desk.Bulletin("later", "It was on the ninth.");
        later["published"] = "2021-03-31";
        await desk.CreatedAsync("/v1/bulletins", later);
        await desk.MeetAsync("later-known");
        var body = Correction("""{"date": "2021-01-09"}""");
        body["citation"] = Desk.Citation("It was on the ninth.", bulletin: "later");
        Assert.Equal("2021-01-09", (await desk.ChangeAsync("later-known/corrections", body, 1)).Date);
        Assert.Equal("2021-01-05", (await desk.Service.ReadAsync("/v1/timeline/later-known?published_until=2021-02")).GetProperty("date").GetString());
    }

    [Fact]
    public async Task A_correction_by_a_document_that_was_withdrawn_may_be_made_again_by_hand()
    {
        await desk.RegisterAsync("untrue", "It was on the tenth.");
        await desk.MeetAsync("made-again");
        var body = Correction("""{"date": "2021-01-10"}""");
        body["citation"] = Desk.Citation("It was on the tenth.", bulletin: "untrue");
        await desk.ChangeAsync("made-again/corrections", body, 1);
        await Desk.StateAsync(await desk.PostAsync("/v1/bulletins/untrue/withdrawal", TakingBackTests.Because("It was a hoax."), "\"1\""), HttpStatusCode.OK);
        Assert.Equal("2021-01-10", (await CorrectAsync("made-again", 2, """{"date": "2021-01-10"}""")).Date);
    }

    [Theory]
    [InlineData("""{"title": "The North meets the South"}""")]
    [InlineData("""{"date": "2021-01-05", "basis": "explicit"}""")]
    [InlineData("""{"summary": null, "topics": ["treaty"]}""")]
    public async Task A_correction_that_changes_nothing_is_a_409_that_says_what_to_do(string changes)
    {
        var slug = $"unchanged-{Guid.NewGuid():N}";
        await desk.MeetAsync(slug);
        var problem = await desk.NotChangedAsync(HttpStatusCode.Conflict, $"{slug}/corrections", Correction(changes), 1);
        Assert.Equal($"The correction changes nothing of '{slug}': it stands so already. Name what is to be another than it is.", problem.Detail);
    }

    [Theory]
    [InlineData("{}", "changes", "one at least of date, basis, title")]
    [InlineData("null", "changes", "one at least of date, basis, title")]
    [InlineData("""{"date": null}""", "changes.date", "missing")]
    [InlineData("""{"date": "soon"}""", "changes.date", "soon")]
    [InlineData("""{"date": "../2021"}""", "changes.date", "needs a known start")]
    [InlineData("""{"basis": "explict"}""", "changes.basis", "Did you mean 'explicit'?")]
    [InlineData("""{"basis": null}""", "changes.basis", "missing")]
    [InlineData("""{"title": ""}""", "changes.title", "missing")]
    [InlineData("""{"title": null}""", "changes.title", "missing")]
    [InlineData("""{"kind": "meting"}""", "changes.kind", "Did you mean 'meeting'?")]
    [InlineData("""{"place": "harbor"}""", "changes.place", "Did you mean 'harbour'?")]
    [InlineData("""{"topics": null}""", "changes.topics", "missing")]
    [InlineData("""{"topics": ["peace", "peace"]}""", "changes.topics", "given twice")]
    [InlineData("""{"topics": ["peace", "treat"]}""", "changes.topics[1]", "Did you mean 'treaty'?")]
    [InlineData("""{"participants": [{"actor": "nort", "role": "host"}]}""", "changes.participants[0].actor", "Did you mean 'north'?")]
    [InlineData("""{"participants": [null]}""", "changes.participants", "holds a null")]
    [InlineData("""{"coding": {"type": "consult", "mode": "troops"}}""", "changes.coding.mode", "visit")]
    [InlineData("""{"coding": null}""", "changes.coding", "missing")]
    public async Task A_field_with_a_mistake_is_named_by_its_path(string changes, string field, string said)
    {
        var problem = await desk.NotChangedAsync(HttpStatusCode.BadRequest, "not-even-there/corrections", Correction(changes), 1);
        Assert.Contains(said, problem.Of(field), StringComparison.Ordinal);
        Assert.Equal([field], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_a_proof_that_is_in_the_text()
    {
        await desk.MeetAsync("reasonless");
        var body = Correction("""{"title": "Another"}""", null);
        Assert.Contains("missing", (await desk.NotChangedAsync(HttpStatusCode.BadRequest, "reasonless/corrections", body, 1)).Of("reason"), StringComparison.Ordinal);
        body = Correction("""{"title": "Another"}""");
        body["citation"] = Desk.Citation("Never said.");
        Assert.Contains("is not in 'first-bulletin'", (await desk.NotChangedAsync(HttpStatusCode.BadRequest, "reasonless/corrections", body, 1)).Of("citation.quote"), StringComparison.Ordinal);
    }

    internal static JsonObject Correction(string changes, string? reason = "It was misread.") =>
        new() { ["changes"] = JsonNode.Parse(changes), ["reason"] = reason };

    /// <summary>Corrects particulars that make one event together.</summary>
    private Task<EntrySeen> CorrectAsync(string slug, long version, string changes, string reason = "It was misread.") =>
        desk.ChangeAsync($"{slug}/corrections", Correction(changes, reason), version);

    private static void AssertSame(EntrySeen one, EntrySeen other) =>
        Assert.Equal(JsonSerializer.Serialize(one), JsonSerializer.Serialize(other));
}
