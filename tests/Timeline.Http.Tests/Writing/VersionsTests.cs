using System.Net;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>Nobody changes an entry that is another one than they know, nor one that is not there.</summary>
public sealed class VersionsTests(Desk desk) : IClassFixture<Desk>
{
    /// <summary>A body for every command, right in itself.</summary>
    public static TheoryData<string, string> Commands => new()
    {
        { "citations", """{"bulletin": "first-bulletin", "quote": "The end.", "basis": "explicit"}""" },
        { "corrections", """{"changes": {"title": "Another"}, "reason": "It was misread."}""" },
        { "claims", """{"about": "a", "actor": "north", "stance": "denies", "date": "2021", "citation": {"bulletin": "first-bulletin", "quote": "The end."}}""" },
        { "links", """{"to": "other", "relation": "follows"}""" },
        { "merge", """{"into": "other", "reason": "It is the same."}""" },
        { "unmerge", """{"reason": "It is not the same."}""" },
        { "retraction", """{"reason": "It never happened."}""" },
        { "reinstatement", """{"reason": "It did happen."}""" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_asks_for_the_version_and_refuses_an_old_one(string command, string body)
    {
        using var other = await desk.PostAsync("/v1/occurrences", Desk.Meeting(("slug", "other")));
        var slug = $"versions-{command}";
        await desk.MeetAsync(slug);
        await desk.ChangeAsync($"{slug}/citations", AddingTests.Quotation("Once more.", nth: 1), 1);

        var missing = await desk.NotChangedAsync(HttpStatusCode.PreconditionRequired, $"{slug}/{command}", JsonNode.Parse(body)!);
        Assert.Contains("If-Match: \"2\"", missing.Detail, StringComparison.Ordinal);
        foreach (var version in (long[])[1, 3])
        {
            var stale = await desk.NotChangedAsync(HttpStatusCode.PreconditionFailed, $"{slug}/{command}", JsonNode.Parse(body)!, version);
            Assert.Contains("at version 2", stale.Detail, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await desk.Service.ReadAsync($"/v1/timeline/{slug}")).GetProperty("version").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_occurrence_that_is_not_there_is_a_404_with_those_that_are_near(string command, string body)
    {
        using var other = await desk.PostAsync("/v1/occurrences", Desk.Meeting(("slug", "other")));
        using var near = await desk.PostAsync("/v1/occurrences", Desk.Meeting(("slug", "2021-01-05-near")));
        var problem = await desk.NotChangedAsync(HttpStatusCode.NotFound, $"2021-01-05-neer/{command}", JsonNode.Parse(body)!, 1);
        Assert.Contains("Did you mean '2021-01-05-near'?", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("citations/1?reason=No.")]
    [InlineData("links/follows/other")]
    public async Task What_is_taken_back_is_named_together_with_the_version(string what)
    {
        var slug = $"taken-{Guid.NewGuid():N}";
        await desk.MeetAsync(slug);
        foreach (var (header, status) in ((string[] Headers, HttpStatusCode Status)[])[([], HttpStatusCode.PreconditionRequired), (["If-Match: \"7\""], HttpStatusCode.PreconditionFailed)])
        {
            using var response = await desk.DeleteAsync($"/v1/occurrences/{slug}/{what}", header);
            await Problem.ReadAsync(response, status);
        }

        using var unknown = await desk.DeleteAsync($"/v1/occurrences/never-{slug}/{what}", "If-Match: \"1\"");
        await Problem.ReadAsync(unknown, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_at_once_one_is_refused()
    {
        await desk.MeetAsync("at-once");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => desk.PostAsync(
            "/v1/occurrences/at-once/corrections", CorrectingTests.Correction($$"""{"title": "Title {{n}}"}"""), "\"1\"")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }
}
