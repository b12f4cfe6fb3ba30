using System.Net;
using System.Text.Json;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>What was known here at some point of the log: by sequence and by the clock, on a clock that once went back.</summary>
public sealed class RecordedUntilTests(RecordedUntilTests.Diary diary) : IClassFixture<RecordedUntilTests.Diary>
{
    private readonly WatchedService _service = diary.Service;

    [Theory]
    [InlineData("0", "")]
    [InlineData("2025-12-31T23:59:59Z", "")]
    [InlineData("2026-01-01T00:09:59.999999Z", "first,twin")]
    [InlineData("2026-01-01T00:14:00Z", "first,twin")]
    [InlineData("2026-01-01T00:20:00Z", "back,first,second,twin")]
    [InlineData("2026-01-01T04:20:00%2B04:00", "back,first,second,twin")]
    [InlineData("2025-12-31T20:20:00-04:00", "back,first,second,twin")]
    [InlineData("2026-01-01T00:29:00Z", "back,first,second,twin")]
    [InlineData("2026-01-01T00:30:00Z", "back,first,last,second,twin")]
    [InlineData("0001-01-01T00:00:00%2B18:00", "")]
    [InlineData("9999-12-31T23:59:59-18:00", "first,last,second")]
    [InlineData("99999999999999999999999999", "first,last,second")]
    [InlineData("9223372036854775807", "first,last,second")]
    public async Task An_instant_means_all_that_was_recorded_before_the_first_later_event(string until, string ids)
    {
        var query = $"recorded_until={until}";
        Assert.Equal(ids, string.Join(',', (await _service.PageAsync(query)).Ids.Order()));
        Assert.Equal(ids, string.Join(',', (await _service.AllAsync(query)).Select(entry => entry.Id).Order()));
        Assert.Equal(ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Length, (await _service.ReadAsync($"/v1/actors/north?{query}")).GetProperty("entries").GetInt64());
    }

    [Fact]
    public async Task The_answer_tells_which_sequence_an_instant_came_to()
    {
        Assert.Equal(diary.AtTwenty, await SequenceAsync("recorded_until=2026-01-01T00:29:00Z"));
        Assert.Equal(diary.First, await SequenceAsync($"recorded_until={diary.First}"));
        Assert.Equal(diary.Last, await SequenceAsync("recorded_until=2030-01-01T00:00:00Z"));
        Assert.Equal(
            (await _service.AllAsync("recorded_until=2026-01-01T00:29:00Z")).Select(Text), (await _service.AllAsync($"recorded_until={diary.AtTwenty}")).Select(Text));
    }

    [Fact]
    public async Task An_entry_is_shown_as_it_was_with_the_event_that_had_changed_it_last()
    {
        var then = await EntryAsync("first", $"recorded_until={diary.First}");
        Assert.Equal(("Title of first", 1L, diary.First), (then.Title, then.Version, then.Sequence));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), then.RecordedAt);
        var now = await EntryAsync("first", "");
        Assert.Equal(("A better title", 2L), (now.Title, now.Version));
        Assert.Equal(now.Title, (await EntryAsync("first", $"recorded_until={diary.Corrected}")).Title);
        Assert.Equal(then.Title, (await EntryAsync("first", $"recorded_until={diary.Corrected - 1}")).Title);
    }

    [Fact]
    public async Task Before_it_was_merged_or_retracted_an_entry_is_there()
    {
        Assert.Equal("active", (await EntryAsync("twin", $"recorded_until={diary.AtTwenty}")).Status);
        Assert.Equal("active", (await EntryAsync("back", $"recorded_until={diary.AtTwenty}")).Status);
        Assert.Equal(["back,retracted", "twin,merged"], (await _service.AllAsync("status=all")).Where(e => e.Status != "active").Select(e => $"{e.Id},{e.Status}").Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("&published_until=2021-05-15")]
    public async Task An_entry_that_was_recorded_only_later_is_a_404_that_says_from_when(string told)
    {
        var problem = await _service.ProblemAsync(HttpStatusCode.NotFound, $"/v1/timeline/last?recorded_until={diary.First}{told}");
        Assert.Equal($"'last' was recorded at sequence {diary.RecordedLast}, on 2026-01-01T00:30:00Z; ask with recorded_until={diary.RecordedLast} or later.", problem.Detail);
        Assert.Equal("last", (await EntryAsync("last", $"recorded_until={diary.RecordedLast}{told}")).Id);
        Assert.Equal(problem.Detail, (await _service.ProblemAsync(HttpStatusCode.NotFound, $"/v1/timeline/last/history?recorded_until={diary.First}{told}")).Detail);
    }

    [Fact]
    public async Task An_entry_that_was_neither_recorded_nor_told_yet_is_a_404_that_says_both()
    {
        var problem = await _service.ProblemAsync(HttpStatusCode.NotFound, $"/v1/timeline/last?recorded_until={diary.First}&published_until=2021-03");
        Assert.EndsWith($"ask with recorded_until={diary.RecordedLast} and published_until=2021-05-15 or later.", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_goes_as_far_as_was_recorded_and_leaves_out_what_later_documents_brought()
    {
        async Task<string> TypesAsync(string query) => string.Join(' ', (await _service.ReadAsync($"/v1/timeline/second/history?{query}")).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()));
        Assert.Equal("meeting_held citation_added details_corrected", await TypesAsync(""));
        Assert.Equal("meeting_held", await TypesAsync($"recorded_until={diary.AtTwenty}"));
        Assert.Equal("meeting_held details_corrected", await TypesAsync("published_until=2021-02"));
        Assert.Equal("meeting_held", await TypesAsync($"published_until=2021-02&recorded_until={diary.Last - 1}"));
        await _service.ProblemAsync(HttpStatusCode.NotFound, "/v1/timeline/second/history?published_until=2020");
    }

    [Fact]
    public async Task Pages_keep_to_the_callers_own_bound_and_to_the_moment_of_the_first()
    {
        var query = $"recorded_until={diary.AtTwenty}&limit=1";
        var (page, ids) = (await _service.PageAsync(query), new List<string>());
        ids.AddRange(page.Ids);
        while (page.Next is { } next)
        {
            page = await _service.PageAsync($"{query}&cursor={next}");
            ids.AddRange(page.Ids);
            Assert.Equal(4, page.Matched);
        }

        Assert.Equal(["back", "first", "second", "twin"], ids.Order());
    }

    private async Task<EntrySeen> EntryAsync(string id, string query) =>
        (await _service.ReadAsync($"/v1/timeline/{id}?{query}")).Deserialize<EntrySeen>(EntrySeen.Json)!;

    private async Task<long> SequenceAsync(string query)
    {
        using var response = await _service.GetAsync($"/v1/timeline?{query}");
        return long.Parse(Assert.Single(response.Headers.GetValues("Timeline-Sequence")), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Text(EntrySeen entry) => JsonSerializer.Serialize(entry);

    /// <summary>At 00:00 two entries, at 00:20 one, at 00:15 one more by a clock gone wrong, at 00:30 the last one and second thoughts.</summary>
    public sealed class Diary : IAsyncLifetime
    {
        internal WatchedService Service { get; } = new();

        public long First { get; private set; }

        public long AtTwenty { get; private set; }

        public long RecordedLast { get; private set; }

        public long Corrected { get; private set; }

        public long Last { get; private set; }

        public async Task InitializeAsync()
        {
            await Service.InitializeAsync();
            var chronicle = new Chronicle(Service.Parts);
            Participant[] north = [new("north", ParticipantRole.Host)];
            await chronicle.StatesAsync("north");
            await chronicle.BulletinAsync("january-bulletin", "2021-01-31");
            await chronicle.BulletinAsync("may-bulletin", "2021-05-15");
            First = await chronicle.RecordAsync("first", "2021-01-11", "january-bulletin", 1, north);
            await chronicle.RecordAsync("twin", "2021-01-11", "january-bulletin", 2, north);
            Service.Clock.Advance(1200);
            await chronicle.RecordAsync("second", "2021-01-12", "january-bulletin", 3, north);
            Service.Clock.Advance(-300);
            AtTwenty = await chronicle.RecordAsync("back", "2021-01-13", "january-bulletin", 4, north);
            Service.Clock.Advance(900);
            RecordedLast = await chronicle.RecordAsync("last", "2021-05-10", "may-bulletin", 1, north);
            Service.Clock.Advance(60);
            Corrected = await chronicle.CorrectAsync("first", Better("A better title"));
            await chronicle.MergeAsync("twin", "first");
            await chronicle.RetractAsync("back");
            await chronicle.CiteAsync("second", "may-bulletin", 2);
            Last = await chronicle.CorrectAsync("second", Better("A better title, too"));
            await Service.ReachAsync(Last);
        }

        public Task DisposeAsync() => Service.DisposeAsync();

        private static CorrectOccurrence Better(string title) =>
            new(null, null, null, null, null, null, [new DetailChange(Detail.Title, title)], "It was misread.", null);
    }
}
