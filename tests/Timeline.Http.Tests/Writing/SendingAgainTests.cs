using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Keys;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>A request that is sent again under its Idempotency-Key is answered as the first time, and nothing happens twice.</summary>
public sealed class SendingAgainTests(Desk desk) : IClassFixture<Desk>
{
    public static TheoryData<string, string> Creations => new()
    {
        { "/v1/bulletins", Desk.Bulletin("sent-again", "A text that is sent twice.").ToJsonString() },
        { "/v1/occurrences", Desk.Meeting(("title", "A meeting that is sent twice")).ToJsonString() },
        { "/v1/actors", """{"id": "again", "name": "Again", "type": "person"}""" },
        { "/v1/topics", """{"id": "again", "label": "Again", "scope": "S."}""" },
        { "/v1/places", """{"id": "again", "name": "Again", "latitude": 40, "longitude": 45.5, "precision": "town"}""" },
    };

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task What_began_is_a_201_again_and_another_body_under_the_key_a_409(string path, string text)
    {
        var body = JsonNode.Parse(text)!;
        var first = await AnsweredAsync(await SendAsync(path, body, "create"));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, await AnsweredAsync(await SendAsync(path, body, "create")));

        var other = body.DeepClone();
        other[path == "/v1/topics" ? "label" : path is "/v1/bulletins" or "/v1/occurrences" ? "title" : "name"] = "Another";
        using var refused = await SendAsync(path, other, "create");
        Assert.Contains("Something else was sent here under the Idempotency-Key 'create' before.", (await Problem.ReadAsync(refused, HttpStatusCode.Conflict)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_answered_as_the_first_time_whatever_has_happened_since()
    {
        await desk.MeetAsync("again");
        const string path = "/v1/occurrences/again/corrections";
        var body = CorrectingTests.Correction("""{"title": "Once", "date": "2021-01-09", "topics": ["peace"]}""");
        var first = await AnsweredAsync(await SendAsync(path, body, "correct", "If-Match: \"1\""));
        Assert.Equal((HttpStatusCode.OK, "\"4\""), (first.Status, first.ETag));
        await desk.ChangeAsync("again/corrections", CorrectingTests.Correction("""{"title": "Twice"}"""), 4);
        await desk.ChangeAsync("again/retraction", TakingBackTests.Because("It never happened."), 5);

        Assert.Equal(first, await AnsweredAsync(await SendAsync(path, body, "correct", "If-Match: \"1\"")));
        Assert.Equal(first, await AnsweredAsync(await SendAsync(path, body, "correct")));
        Assert.Equal(6, await VersionAsync("again"));
    }

    [Fact]
    public async Task What_is_taken_back_is_taken_back_once_and_the_query_is_part_of_what_is_sent()
    {
        await desk.MeetAsync("removed-again");
        await desk.ChangeAsync("removed-again/citations", AddingTests.Quotation("Once more.", nth: 1), 1);
        await desk.ChangeAsync("removed-again/citations", AddingTests.Quotation("The end."), 2);
        const string path = "/v1/occurrences/removed-again/citations/1?reason=";
        string[] headers = ["If-Match: \"3\"", "Idempotency-Key: remove"];
        var first = await AnsweredAsync(await desk.DeleteAsync(path + "A", headers));
        Assert.Equal(first, await AnsweredAsync(await desk.DeleteAsync(path + "A", headers)));
        using var other = await desk.DeleteAsync(path + "B", headers);
        await Problem.ReadAsync(other, HttpStatusCode.Conflict);
        Assert.Equal(4, await VersionAsync("removed-again"));
    }

    [Fact]
    public async Task Those_who_send_the_same_at_once_are_all_answered_alike()
    {
        for (var round = 0; round < 6; round++)
        {
            var slug = $"same-{round}";
            await desk.MeetAsync(slug);
            var body = CorrectingTests.Correction("""{"title": "Once", "date": "2021-01-09"}""");
            var answers = await Task.WhenAll((await Task.WhenAll(Enumerable.Range(0, 5)
                .Select(_ => SendAsync($"/v1/occurrences/{slug}/corrections", body, "at-once", "If-Match: \"1\"")))).Select(AnsweredAsync));
            Assert.Equal((HttpStatusCode.OK, "\"3\""), (answers[0].Status, answers[0].ETag));
            Assert.Single(answers.Distinct());
            Assert.Equal(3, await VersionAsync(slug));
        }
    }

    [Fact]
    public async Task Those_who_record_the_same_at_once_without_a_slug_record_it_once()
    {
        for (var round = 0; round < 6; round++)
        {
            var body = Desk.Meeting(("title", $"Recorded at once {round}"));
            var answers = await Task.WhenAll((await Task.WhenAll(Enumerable.Range(0, 5)
                .Select(_ => SendAsync("/v1/occurrences", body, $"record-{round}")))).Select(AnsweredAsync));
            Assert.Equal(HttpStatusCode.Created, Assert.Single(answers.Distinct()).Status);
        }
    }

    [Fact]
    public async Task Of_several_bodies_under_one_key_at_once_one_is_taken()
    {
        for (var round = 0; round < 6; round++)
        {
            var events = await desk.EventsAsync("meeting_held");
            var answers = await Task.WhenAll(Enumerable.Range(0, 5)
                .Select(n => SendAsync("/v1/occurrences", Desk.Meeting(("title", $"Round {round} number {n}")), $"several-{round}")));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
            Assert.Equal(events + 1, await desk.EventsAsync("meeting_held"));
        }
    }

    [Fact]
    public async Task The_same_key_is_another_one_at_another_address_and_in_other_hands()
    {
        await desk.MeetAsync("mine");
        await desk.MeetAsync("yours");
        var because = TakingBackTests.Because("It never happened.");
        Assert.Equal("\"2\"", (await AnsweredAsync(await SendAsync("/v1/occurrences/mine/retraction", because, "key", "If-Match: \"1\""))).ETag);
        Assert.Equal("\"2\"", (await AnsweredAsync(await SendAsync("/v1/occurrences/yours/retraction", because, "key", "If-Match: \"1\""))).ETag);
        var key = await desk.Service.Parts.GetRequiredService<ApiKeys>().AddAsync("bob", KeyRole.Analyst, default);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/occurrences/mine/retraction", UriKind.Relative))
        {
            Content = new StringContent(because.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { { "Authorization", $"Bearer {key}" }, { "Idempotency-Key", "key" }, { "If-Match", "\"1\"" } },
        };
        using var response = await desk.Service.Http.SendAsync(request);
        await Problem.ReadAsync(response, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_under_its_key()
    {
        await desk.MeetAsync("refused");
        var body = CorrectingTests.Correction("""{"title": "Once"}""");
        using (var stale = await SendAsync("/v1/occurrences/refused/corrections", body, "try", "If-Match: \"7\"")) await Problem.ReadAsync(stale, HttpStatusCode.PreconditionFailed);
        Assert.Equal("\"2\"", (await AnsweredAsync(await SendAsync("/v1/occurrences/refused/corrections", body, "try", "If-Match: \"1\""))).ETag);
    }

    [Fact]
    public async Task Events_tell_by_the_columns_of_Marten_which_request_they_came_of()
    {
        await desk.MeetAsync("traced");
        using var response = await SendAsync("/v1/occurrences/traced/corrections", CorrectingTests.Correction("""{"title": "Once", "kind": "incident"}"""), "trace", "If-Match: \"1\"");
        var traces = await Sql.ColumnAsync(
            desk.Service.Database, "SELECT correlation_id || ' ' || causation_id FROM timeline.mt_events WHERE stream_id = 'occurrence/traced' AND version > 1");
        Assert.Equal(2, traces.Count);
        Assert.Matches("^idempotency:[0-9a-f]{64} request:[0-9a-f]{64}$", Assert.Single(traces.Distinct()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tab\there")]
    [InlineData(201)]
    public async Task What_is_no_key_is_refused(object key)
    {
        var given = key as string ?? new string('k', (int)key);
        using var response = await SendAsync("/v1/actors", new JsonObject(), given);
        Assert.Contains("1 to 200 characters", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Of("Idempotency-Key"), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync(string path, JsonNode body, string key, params string[] headers) =>
        desk.PostWithAsync(path, body, [$"Idempotency-Key: {key}", .. headers]);

    private async Task<long> VersionAsync(string slug) =>
        await Sql.NumberAsync(desk.Service.Database, $"SELECT version FROM timeline.mt_streams WHERE id = 'occurrence/{slug}'");

    /// <summary>All that a caller is told.</summary>
    private static async Task<(HttpStatusCode Status, string? ETag, string Sequence, string? Location, string Body)> AnsweredAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            return (response.StatusCode, response.Headers.ETag?.ToString(), Assert.Single(response.Headers.GetValues("Timeline-Sequence")),
                response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync());
        }
    }
}
