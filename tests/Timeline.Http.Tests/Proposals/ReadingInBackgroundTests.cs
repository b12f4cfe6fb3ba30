using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api.Keys;
using Timeline.Api.Proposals;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Proposals;

/// <summary>What is posted is read in the background, once; what is found waits for a decision, and what cannot be read is told.</summary>
public sealed class ReadingInBackgroundTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    [Fact]
    public async Task A_posted_bulletin_is_read_and_what_was_found_waits_in_the_order_of_the_text()
    {
        var proposals = await desk.ReadAsync("posted", 2031);
        Assert.Equal(
            ["posted-1 agreement 2031-03-04", "posted-2 statement 2031-03-06", "posted-3 statement 2031-03-07", "posted-4 meeting 2031-03-09", "posted-5 incident 2031-03-11"],
            proposals.Select(one => $"{ReviewDesk.IdOf(one)} {one.GetProperty("kind")} {one.GetProperty("date")}"));
        Assert.All(proposals, one => Assert.Equal(("open", 1, JsonValueKind.Null), (one.GetProperty("state").GetString(), one.GetProperty("version").GetInt32(), one.GetProperty("decision").ValueKind)));
        var text = (await desk.Service.ReadAsync("/v1/bulletins/posted/text")).GetProperty("text").GetString()!;
        Assert.All(proposals.SelectMany(one => one.GetProperty("citations").EnumerateArray()), citation =>
            Assert.Equal(citation.GetProperty("quote").GetString(), text[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()]));

        var reading = (await desk.Service.ReadAsync("/v1/bulletins/posted")).GetProperty("reading");
        Assert.Equal(
            ("read", 5, 5, ReviewDesk.Proposals, ReviewDesk.Proposals, JsonValueKind.Null),
            (reading.GetProperty("state").GetString(), reading.GetProperty("sentences").GetInt32(), reading.GetProperty("dated").GetInt32(),
                reading.GetProperty("proposals").GetInt32(), reading.GetProperty("open").GetInt32(), reading.GetProperty("reason").ValueKind));
        Assert.Empty((await desk.Service.PageAsync("bulletin=posted")).Entries);
        Assert.Equal(1, await desk.CountAsync("SELECT count(*) FROM timeline.mt_events WHERE stream_id = 'bulletin/posted' AND type = 'bulletin_read' AND user_name = 'reader'"));
        Assert.Equal(1, await desk.CountAsync("SELECT count(DISTINCT xmin::text) FROM timeline.mt_events WHERE type = 'bulletin_read' AND stream_id = 'bulletin/posted' OR stream_id LIKE 'proposal/posted-%'"));
    }

    [Theory]
    [InlineData("text/plain", "plain", 2032)]
    [InlineData("text/markdown", "markdown", 2033)]
    public async Task What_nobody_tells_of_a_document_is_taken_from_its_first_lines(string type, string id, int year)
    {
        var bulletin = await Desk.StateAsync(await desk.PostTextAsync(id, ReviewDesk.Text(year), type), HttpStatusCode.Created);
        Assert.Equal(
            ("BULLETIN OF THE INSTITUTE FOR INLAND WATERS", "BULLETIN OF THE INSTITUTE FOR INLAND WATERS", $"{year}-03", $"{year}-03-31"),
            (bulletin.GetProperty("title").GetString(), bulletin.GetProperty("publisher").GetString(), bulletin.GetProperty("issued").GetString(), bulletin.GetProperty("published").GetString()));
    }

    [Fact]
    public async Task Labelled_lines_tell_it_best_and_what_is_given_wins()
    {
        const string Text = "Title: The lake\nPublisher: \"The Institute\"\nDate: 2034-05\nPublished: 2 June 2034\nLanguage: en\n\nOn May 3, 2034, Norland signed an agreement with Sudland.";
        using var response = await desk.PostAsync("ann", "/v1/bulletins", new JsonObject { ["text"] = Text, ["title"] = "Given" });
        var bulletin = await Desk.StateAsync(response, HttpStatusCode.Created);
        Assert.Equal(
            ("given", "Given", "The Institute", "2034-05", "2034-06-02"),
            (bulletin.GetProperty("id").GetString(), bulletin.GetProperty("title").GetString(), bulletin.GetProperty("publisher").GetString(), bulletin.GetProperty("issued").GetString(), bulletin.GetProperty("published").GetString()));
    }

    [Fact]
    public async Task What_the_first_lines_do_not_tell_either_is_asked_for()
    {
        using var response = await desk.PostTextAsync("untold", "Norland signed an agreement with Sudland on March 4, 2031.");
        Assert.Equal(["issued", "published", "publisher", "title"], (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_text_again_is_known_by_its_bytes_and_not_read_again()
    {
        await desk.ReadAsync("again", 2035);
        var last = await desk.CountAsync("SELECT max(seq_id) FROM timeline.mt_events");
        var known = await Desk.StateAsync(await desk.PostTextAsync("another-name", ReviewDesk.Text(2035)), HttpStatusCode.OK);
        Assert.Equal(("again", "read"), (known.GetProperty("id").GetString(), known.GetProperty("reading").GetProperty("state").GetString()));
        Assert.Equal("again", (await Desk.StateAsync(await desk.PostAsync("bob", "/v1/bulletins", new JsonObject { ["text"] = ReviewDesk.Text(2035) }), HttpStatusCode.OK)).GetProperty("id").GetString());
        await desk.Service.Parts.GetRequiredService<ReadWaiting>().RunOnceAsync(default);
        Assert.Equal(last, await desk.CountAsync("SELECT max(seq_id) FROM timeline.mt_events"));
    }

    [Theory]
    [InlineData("french", "en", "Le ministre a rencontré son homologue à Paris. Les deux ministres ont parlé de la région.", "failed", "does not look like English")]
    [InlineData("told-french", "fr", "On March 4, 2031, Norland signed an agreement with Sudland. Version française.", "failed", "registered as 'fr'")]
    [InlineData("undated", "en", "There was a meeting. It went well.", "read", "no date at all in 2 sentences")]
    public async Task A_text_that_cannot_be_read_or_comes_to_nothing_says_why(string id, string language, string text, string state, string said)
    {
        var body = Desk.Bulletin(id, text);
        body["language"] = language;
        await Desk.StateAsync(await desk.PostAsync("ann", "/v1/bulletins", body), HttpStatusCode.Created);
        var reading = await desk.ReadToTheEndAsync(id);
        Assert.Equal((state, 0), (reading.GetProperty("state").GetString(), reading.GetProperty("proposals").GetInt32()));
        Assert.Contains(said, reading.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(await desk.ListAsync($"bulletin={id}&state=all"));
    }

    [Fact]
    public async Task A_bulletin_that_was_read_meanwhile_may_be_withdrawn_by_whoever_knows_it_as_it_was_posted()
    {
        await desk.ReadAsync("withdrawn", 2036);
        using var response = await desk.PostAsync("ann", "/v1/bulletins/withdrawn/withdrawal", new JsonObject { ["reason"] = "It was a forgery." }, "If-Match: \"1\"");
        await Desk.StateAsync(response, HttpStatusCode.OK);
        Assert.Contains("withdrawn", (await desk.RefusedAsync(HttpStatusCode.Conflict, "withdrawn-1", "accept", 1)).Detail, StringComparison.Ordinal);
        Assert.Equal("rejected", (await desk.DecideAsync("withdrawn-1", "reject", 1, TakingBackTests.Because("Withdrawn."))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task While_it_is_read_that_is_told_and_an_earlier_answer_is_known_to_be_old()
    {
        await using var service = await EmptyService.StartAsync();
        var key = await service.Parts.GetRequiredService<ApiKeys>().AddAsync("ann", KeyRole.Analyst, default);
        await ReviewDesk.DescribeAsync(service, key);
        using (var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/bulletins?id=slow", UriKind.Relative)) { Content = new StringContent(ReviewDesk.Text(2037)) })
        {
            request.Headers.Authorization = new("Bearer", key);
            using var posted = await service.Http.SendAsync(request);
            Assert.Equal("waiting", (await Desk.StateAsync(posted, HttpStatusCode.Created)).GetProperty("reading").GetProperty("state").GetString());
        }

        using var waiting = await service.GetAsync("/v1/bulletins/slow");
        await using var source = NpgsqlDataSource.Create(service.Database);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("LOCK TABLE timeline.mt_events IN SHARE MODE", connection)) await command.ExecuteNonQueryAsync();
        var reading = service.Parts.GetRequiredService<ReadWaiting>().RunOnceAsync(default);
        await Eventually.HoldsAsync(
            async () => (await service.ReadAsync("/v1/bulletins/slow")).GetProperty("reading").GetProperty("state").GetString() == "reading", "It is never told.");
        await service.ReadAsync("/v1/bulletins/slow", $"If-None-Match: {waiting.Headers.ETag}");
        await transaction.RollbackAsync();
        Assert.Equal(["slow"], await reading);
        await Eventually.HoldsAsync(async () => (await service.ReadAsync("/v1/bulletins/slow")).GetProperty("reading").GetProperty("state").GetString() == "read", "It is never read.");
    }

    [Fact]
    public async Task Documents_of_the_seeds_are_not_read_since_people_have_read_them()
    {
        await using var parts = Templates.Parts(await Templates.CopySeededAsync());
        Assert.Empty(await parts.GetRequiredService<ReadWaiting>().RunOnceAsync(default));
        await using var service = new SeededService();
        await service.InitializeAsync();
        Assert.All((await service.ReadAsync("/v1/bulletins")).GetProperty("bulletins").EnumerateArray(), one => Assert.Equal(JsonValueKind.Null, one.GetProperty("reading").ValueKind));
    }
}
