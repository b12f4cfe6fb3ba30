using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>An occurrence that is posted is an entry, proved where its quotation stands, and recorded once.</summary>
public sealed class RecordingOccurrencesTests(Desk desk) : IClassFixture<Desk>
{
    private const string Path = "/v1/occurrences";

    [Fact]
    public async Task Occurrences_without_a_slug_posted_at_once_all_get_one()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => desk.PostAsync(
            "/v1/occurrences", Desk.Meeting(("title", "A race for a name"), ("summary", $"The {n}th to come.")))));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Equal(4, responses.Select(response => response.Headers.Location!.OriginalString).Distinct().Count());
        foreach (var response in responses) response.Dispose();
    }

    [Fact]
    public async Task A_new_occurrence_is_a_201_and_whoever_reads_at_its_sequence_sees_it()
    {
        using var response = await desk.PostAsync(Path, Desk.Meeting(("slug", "the-meeting")));
        Assert.Equal("/v1/timeline/the-meeting", response.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag?.ToString());
        var sequence = Assert.Single(response.Headers.GetValues("Timeline-Sequence"));
        var state = await Desk.StateAsync(response, HttpStatusCode.Created);
        Assert.Equal(state.GetRawText(), (await desk.Service.ReadAsync("/v1/timeline/the-meeting", $"Timeline-Sequence: {sequence}")).GetRawText());

        var entry = state.Deserialize<EntrySeen>(EntrySeen.Json)!;
        Assert.Equal(("meeting", "2021-01-05", "explicit", true, 1), (entry.Kind, entry.Date, entry.Basis, entry.YearGiven, entry.Version));
        Assert.Equal(sequence, entry.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([("north", "host", null), ("south", "participant", "guest")], entry.Participants.Select(p => (p.Actor, p.Role, p.As)));
        Assert.Equal(("consult", "visit", "harbour"), (entry.Coding.Type, entry.Coding.Mode, entry.Place?.Id));
    }

    [Fact]
    public async Task The_history_names_whose_key_it_was()
    {
        await desk.CreatedAsync(Path, Desk.Meeting(("slug", "by-whom")));
        var history = await desk.Service.ReadAsync("/v1/timeline/by-whom/history");
        Assert.Equal(Desk.Writer, Assert.Single(history.GetProperty("events").EnumerateArray()).GetProperty("by").GetString());
    }

    [Fact]
    public async Task Without_a_slug_the_first_date_and_a_few_words_make_one_and_a_number_follows_when_it_is_taken()
    {
        var slugs = new List<string?>();
        foreach (var summary in (string[])["One.", "Two.", "Three.", "Two."])
        {
            using var response = await desk.PostAsync(Path, Desk.Meeting(("date", "2021-03-01/2021-03-02"), ("title", "Talks in Ağdam on what is to be done next"), ("summary", summary)));
            slugs.Add((await Desk.StateAsync(response, response.StatusCode)).GetProperty("id").GetString());
        }

        const string slug = "2021-03-01-talks-in-agdam-on-what-is";
        Assert.Equal([slug, $"{slug}-2", $"{slug}-3", $"{slug}-2"], slugs);
    }

    [Fact]
    public async Task The_same_again_is_a_200_with_the_same_entry_and_nothing_doubled()
    {
        var first = await desk.CreatedAsync(Path, Desk.Meeting(("slug", "once")));
        var events = await desk.EventsAsync("meeting_held");
        using var again = await desk.PostAsync(Path, Desk.Meeting(("slug", "once")));
        Assert.Equal("\"1\"", again.Headers.ETag?.ToString());
        Assert.Equal(first.GetRawText(), (await Desk.StateAsync(again, HttpStatusCode.OK)).GetRawText());
        Assert.Equal(events, await desk.EventsAsync("meeting_held"));
    }

    [Fact]
    public async Task Those_who_post_the_same_at_once_record_it_once()
    {
        var events = await desk.EventsAsync("meeting_held");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.PostAsync(Path, Desk.Meeting(("slug", "all-at-once")))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(events + 1, await desk.EventsAsync("meeting_held"));
    }

    [Fact]
    public async Task Other_particulars_under_a_slug_that_is_taken_are_a_409()
    {
        await desk.CreatedAsync(Path, Desk.Meeting(("slug", "taken")));
        foreach (var (field, value) in ((string, JsonNode?)[])[("title", "Another"), ("date", "2021-01-06"), ("topics", new JsonArray("peace")), ("place", null), ("citation", Desk.Citation("The end."))])
            Assert.Contains("'taken'", (await desk.RefusedAsync(HttpStatusCode.Conflict, Path, Desk.Meeting(("slug", "taken"), (field, value)))).Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await desk.Service.ReadAsync("/v1/timeline/taken")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_quotation_stands_where_its_offsets_say_counted_in_code_points()
    {
        var entry = (await desk.CreatedAsync(Path, Desk.Meeting(("slug", "offsets"), ("citation", Desk.Citation("They agreed 🤝 at last."))))).Deserialize<EntrySeen>(EntrySeen.Json)!;
        var citation = Assert.Single(entry.Citations);
        Assert.Equal((28, 50), (citation.Start, citation.End));
        Assert.Equal(citation.Quote, string.Concat(Desk.Text.EnumerateRunes().Skip(citation.Start).Take(citation.End - citation.Start)));
        Assert.Equal(new DateOnly(2021, 1, 31), citation.Published);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Words_that_stand_twice_are_told_apart_by_their_number(int nth)
    {
        var entry = (await desk.CreatedAsync(Path, Desk.Meeting(("slug", $"number-{nth}"), ("citation", Desk.Citation("Once more.", nth))))).Deserialize<EntrySeen>(EntrySeen.Json)!;
        Assert.Equal(Rune("Once more.", nth), Assert.Single(entry.Citations).Start);
    }

    [Fact]
    public async Task Words_that_stand_twice_need_a_number()
    {
        var problem = await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, Desk.Meeting(("citation", Desk.Citation("Once more."))));
        Assert.Contains("stands 2 times in 'first-bulletin'", problem.Of("citation.quote"), StringComparison.Ordinal);
        Assert.Contains("'nth', 1 to 2", problem.Of("citation.quote"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Once more.", 3, "citation.quote", "stands 2 time(s)")]
    [InlineData("The end.", 2, "citation.quote", "stands 1 time(s)")]
    [InlineData("The end.", 0, "citation.nth", "the first is 1")]
    [InlineData("The end.", -1, "citation.nth", "the first is 1")]
    public async Task A_number_beyond_those_there_are_is_refused(string quote, int nth, string field, string said) =>
        Assert.Contains(said, (await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, Desk.Meeting(("citation", Desk.Citation(quote, nth))))).Of(field), StringComparison.Ordinal);

    [Theory]
    [InlineData("The North met the East.", "After «The North met the » the text goes on «South.", "the quotation «East.»")]
    [InlineData("They agreed 🕊 at last.", "After «They agreed » the text goes on «🤝", "the quotation «🕊 at last.»")]
    public async Task A_quotation_that_is_not_in_the_text_shows_where_they_part(string quote, params string[] said)
    {
        var message = (await desk.RefusedAsync(HttpStatusCode.BadRequest, Path, Desk.Meeting(("citation", Desk.Citation(quote))))).Of("citation.quote");
        Assert.All(said, words => Assert.Contains(words, message, StringComparison.Ordinal));
    }

    /// <summary>Where the n-th passage with these words begins, in code points.</summary>
    private static int Rune(string quote, int nth)
    {
        var at = -1;
        for (var i = 0; i < nth; i++) at = Desk.Text.IndexOf(quote, at + 1, StringComparison.Ordinal);
        return Desk.Text[..at].EnumerateRunes().Count();
    }
}
