using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>The words of a withdrawn document prove nothing: what nothing else proves is gone, and may be proved anew.</summary>
public sealed class WithdrawingTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task An_entry_whose_only_source_is_withdrawn_is_gone_until_another_one_is_cited()
    {
        await RecordAsync("lone");
        var bulletin = await WithdrawAsync("lone");
        Assert.Equal(("It was a forgery.", 0), (bulletin.GetProperty("withdrawnBecause").GetString(), bulletin.GetProperty("entries").GetInt32()));
        var problem = await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/lone-entry");
        Assert.Equal("Source withdrawn.", problem.Title);
        Assert.Equal("'lone-entry' is gone, source withdrawn: 'lone-source' proves nothing any more (It was a forgery.)", problem.Detail);

        var entry = await desk.ChangeAsync("lone-entry/citations", AddingTests.Quotation("The end."), 1);
        Assert.Equal("The end.", Assert.Single(entry.Citations).Quote);
        await desk.Service.ReadAsync("/v1/timeline/lone-entry");
    }

    [Fact]
    public async Task An_entry_that_another_document_proves_stays()
    {
        await RecordAsync("shared");
        await desk.ChangeAsync("shared-entry/citations", AddingTests.Quotation("The end."), 1);
        await WithdrawAsync("shared");
        var entry = (await desk.Service.ReadAsync("/v1/timeline/shared-entry")).Deserialize<EntrySeen>(EntrySeen.Json)!;
        Assert.Equal("The end.", Assert.Single(entry.Citations).Quote);
    }

    [Fact]
    public async Task Whoever_writes_to_what_nothing_proves_is_answered_with_it_as_it_was_told()
    {
        await RecordAsync("written");
        await WithdrawAsync("written");
        var entry = await desk.ChangeAsync("written-entry/corrections", CorrectingTests.Correction("""{"title": "Another", "note": "N"}"""), 1);
        Assert.Equal(("Another", "active", 1), (entry.Title, entry.Status, entry.Citations.Count));
        Assert.Equal("relative", (await desk.ChangeAsync("written-entry/corrections", CorrectingTests.Correction("""{"basis": "relative"}"""), 2)).Basis);
        Assert.Equal("retracted", (await desk.ChangeAsync("written-entry/retraction", TakingBackTests.Because("Nothing proves it."), 3)).Status);
        await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/written-entry");
    }

    [Fact]
    public async Task A_merged_entry_whose_source_is_withdrawn_still_leads_to_the_one_that_stays()
    {
        await desk.MeetAsync("leads-stays");
        await RecordAsync("leads");
        await desk.ChangeAsync("leads-entry/merge", StandingTests.Into("leads-stays"), 1);
        await WithdrawAsync("leads");
        await LeadsAsync("leads-entry", "leads-stays");

        Assert.Equal("active", (await desk.ChangeAsync("leads-entry/unmerge", TakingBackTests.Because("It is not the same."), 2)).Status);
        Assert.Equal("Source withdrawn.", (await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/leads-entry")).Title);
        await desk.ChangeAsync("leads-entry/merge", StandingTests.Into("leads-stays"), 3);
        await LeadsAsync("leads-entry", "leads-stays");
    }

    [Fact]
    public async Task What_was_retracted_before_its_source_was_withdrawn_says_so_until_it_is_reinstated()
    {
        await RecordAsync("both");
        await desk.ChangeAsync("both-entry/retraction", TakingBackTests.Because("It never happened."), 1);
        await WithdrawAsync("both");
        Assert.Equal("Retracted.", (await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/both-entry")).Title);
        await desk.ChangeAsync("both-entry/reinstatement", TakingBackTests.Because("It did happen."), 2);
        Assert.Equal("Source withdrawn.", (await desk.Service.ProblemAsync(HttpStatusCode.Gone, "/v1/timeline/both-entry")).Title);
    }

    [Fact]
    public async Task Its_words_are_no_proof_of_anything_new()
    {
        await RecordAsync("later");
        await WithdrawAsync("later");
        await desk.MeetAsync("later-other");
        const string said = "The bulletin 'later-source' is withdrawn, so its words prove nothing (It was a forgery.). Cite another one.";
        var citation = Desk.Citation("The words of later.", bulletin: "later-source");
        Assert.Equal(said, (await desk.NotChangedAsync(HttpStatusCode.Conflict, "later-other/citations", AddingTests.Quotation("The words of later.", bulletin: "later-source"), 1)).Detail);
        Assert.Equal(said, (await desk.NotChangedAsync(HttpStatusCode.Conflict, "later-other/claims", AddingTests.Claim(("citation", citation)), 1)).Detail);
        Assert.Equal(said, (await desk.RefusedAsync(HttpStatusCode.Conflict, "/v1/occurrences", Desk.Meeting(("citation", citation.DeepClone())))).Detail);
    }

    [Fact]
    public async Task A_bulletin_is_withdrawn_once_by_whoever_knows_its_version_and_says_why()
    {
        await RecordAsync("twice");
        const string path = "/v1/bulletins/twice-source/withdrawal";
        var because = TakingBackTests.Because("It was a forgery.");
        Assert.Contains("missing", (await desk.RefusedAsync(HttpStatusCode.BadRequest, path, new JsonObject(), "\"1\"")).Of("reason"), StringComparison.Ordinal);
        Assert.Contains("If-Match: \"1\"", (await desk.RefusedAsync(HttpStatusCode.PreconditionRequired, path, because)).Detail, StringComparison.Ordinal);
        Assert.Contains("at version 1", (await desk.RefusedAsync(HttpStatusCode.PreconditionFailed, path, because, "\"2\"")).Detail, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'twice-source'?", (await desk.RefusedAsync(HttpStatusCode.NotFound, "/v1/bulletins/twice-sorce/withdrawal", because, "\"1\"")).Detail, StringComparison.Ordinal);
        using var response = await desk.PostAsync(path, because, "\"1\"");
        Assert.Equal("\"2\"", response.Headers.ETag?.ToString());
        Assert.Contains("withdrawn already: It was a forgery.", (await desk.RefusedAsync(HttpStatusCode.Conflict, path, because, "\"2\"")).Detail, StringComparison.Ordinal);
    }

    /// <summary>Records an entry that a source of its own proves.</summary>
    private async Task RecordAsync(string name)
    {
        await desk.RegisterAsync($"{name}-source", $"The words of {name}.");
        await desk.CreatedAsync("/v1/occurrences", Desk.Meeting(("slug", $"{name}-entry"), ("citation", Desk.Citation($"The words of {name}.", bulletin: $"{name}-source"))));
    }

    private async Task LeadsAsync(string from, string to)
    {
        using var response = await desk.Service.GetAsync($"/v1/timeline/{from}");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/v1/timeline/{to}"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    private async Task<JsonElement> WithdrawAsync(string name) => await Desk.StateAsync(
        await desk.PostAsync($"/v1/bulletins/{name}-source/withdrawal", TakingBackTests.Because("It was a forgery."), "\"1\""), HttpStatusCode.OK);
}
