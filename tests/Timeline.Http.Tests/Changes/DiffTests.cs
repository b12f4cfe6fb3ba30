using System.Net;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Changes;

/// <summary>What changed between two points of an axis: what became of each entry, field by field, and why.</summary>
public sealed class DiffTests(DiffTests.Diary diary) : IClassFixture<DiffTests.Diary>
{
    private static readonly CorrectOccurrence Nothing = new(null, null, null, null, null, null, [], "", null);

    private readonly Service _service = diary.Service;

    [Fact]
    public async Task By_what_was_recorded_it_tells_what_became_of_each_entry() => Assert.Equal(
        "corrected both, merged twin, retracted rumour, corrected talk, retracted forged, added late",
        await _service.DiffWordsAsync($"axis=recorded&from={diary.Begun}&to={diary.Ended}"));

    [Fact]
    public async Task The_points_may_be_instants() => Assert.Equal(
        await _service.DiffWordsAsync($"axis=recorded&from={diary.Begun}&to={diary.Ended}"),
        await _service.DiffWordsAsync("axis=recorded&from=2026-01-01T00:30:00Z&to=2030-01-01T00:00:00Z"));

    [Fact]
    public async Task A_field_tells_both_values_and_the_reason_of_its_last_change()
    {
        var talk = (await _service.DiffAsync($"axis=recorded&from={diary.Begun}&to={diary.Ended}")).Single(change => change.Entry.Id == "talk");
        Assert.Equal(["date: 2021-01-10 -> 2021-01-12 (It was the 12th.)", "earliest: 2021-01-10 -> 2021-01-12 (It was the 12th.)", "latest: 2021-01-10 -> 2021-01-12 (It was the 12th.)"], talk.Fields.Select(field => field.ToString()));
        Assert.Equal("2021-01-12", talk.Entry.Date);
    }

    [Theory]
    [InlineData("twin", "status", "It is the same as both.")]
    [InlineData("both", "citations", "It is the same as both.")]
    [InlineData("rumour", "status", "It never happened.")]
    [InlineData("forged", "citations", "It was a forgery.")]
    public async Task What_took_an_entry_away_or_into_another_gives_the_reason(string id, string field, string reason) => Assert.Equal(
        reason, (await _service.DiffAsync($"axis=recorded&from={diary.Begun}&to={diary.Ended}")).Single(change => change.Entry.Id == id).Field(field).Reason);

    [Fact]
    public async Task What_is_net_the_same_is_no_change()
    {
        Assert.Equal("", await _service.DiffWordsAsync($"axis=recorded&from={diary.Ended}&to={diary.Ended}"));
        Assert.DoesNotContain("wavered", await _service.DiffWordsAsync($"axis=recorded&from={diary.Begun}&to={diary.Ended}"), StringComparison.Ordinal);
        Assert.Contains("corrected wavered", await _service.DiffWordsAsync($"axis=recorded&from={diary.Begun}&to={diary.Wavering}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_what_was_published_it_tells_what_documents_brought()
    {
        Assert.Equal("corrected both, added late", await _service.DiffWordsAsync("axis=published&from=2021-01&to=2021"));
        var both = (await _service.DiffAsync("axis=published&from=2021-01&to=2021"))[0];
        Assert.Equal(["title", "citations", "claims"], both.Fields.Select(field => field.Field));
        Assert.Equal("May knows the title.", both.Field("title").Reason);
        Assert.Null(both.Field("claims").Reason);
    }

    [Theory]
    [InlineData("axis=published&from=2021-04&to=2021-05-14", "")]
    [InlineData("axis=published&from=2020&to=2021-02&topic=peace", "added both")]
    [InlineData("axis=published&from=2021-02&to=2021-05&kind=statement", "")]
    [InlineData("axis=published&from=2021-02&to=2021-05&published_until=2021-03", "")]
    [InlineData("axis=published&from=2021-02&to=2021-05&recorded_until=0", "")]
    public async Task Filters_and_bounds_hold_for_both_points(string query, string expected) => Assert.Equal(expected, await _service.DiffWordsAsync(query));

    [Fact]
    public async Task What_corrections_took_out_of_the_filter_is_corrected_and_what_they_brought_in_is_added()
    {
        Assert.Equal("corrected talk", await _service.DiffWordsAsync($"axis=recorded&from={diary.Begun}&to={diary.Ended}&occurred_from=2021-01-10&occurred_to=2021-01-10"));
        var added = Assert.Single(await _service.DiffAsync($"axis=recorded&from={diary.Begun}&to={diary.Ended}&occurred_from=2021-01-12&occurred_to=2021-01-12"));
        Assert.Equal("added talk", added.ToString());
        Assert.Equal("It was the 12th.", added.Field("date").Reason);
    }

    [Theory]
    [InlineData("", "axis", "It is missing; expected one of published, recorded.")]
    [InlineData("axis=published&to=2021", "from", "It is missing; expected a value such as 17.")]
    [InlineData("axis=publshed&from=2020&to=2021", "axis", "'publshed' is none of published, recorded. Did you mean 'published'?")]
    [InlineData("axis=occurred&from=2020&to=2021", "axis", "'occurred' is none of published, recorded.")]
    [InlineData("axis=published&from=17&to=2021", "from", "17")]
    [InlineData("axis=published&from=2020&to=2021-02~", "to", "is no plain day, month or year")]
    [InlineData("axis=recorded&from=2020-01&to=2021-01", "from", "is neither a sequence")]
    [InlineData("axis=published&from=2021-02&to=2021-01", "to", "'2021-01' is before from ('2021-02').")]
    [InlineData("axis=published&from=2021&to=2021-06", "to", "'2021-06' is before from ('2021').")]
    [InlineData("axis=recorded&from=3&to=2", "to", "'2' is before from ('3').")]
    [InlineData("axis=recorded&from=900000&to=800000", "to", "'800000' is before from ('900000').")]
    [InlineData("axis=recorded&from=2050-01-01T00:00:00Z&to=2049-01-01T00:00:00Z", "to", "is before from")]
    [InlineData("axis=recorded&from=1&to=2&actor=nrth", "actor", "Did you mean 'north'?")]
    [InlineData("axis=recorded&from=1&to=2&sort=occurred", "sort", "no such parameter")]
    [InlineData("axis=recorded&from=1&to=2&limit=0", "limit", "from 1 to 500")]
    [InlineData("axis=recorded&from=1&to=2&cursor=x", "cursor", "It is no cursor")]
    public async Task What_cannot_be_is_a_400_that_names_the_parameter(string query, string parameter, string told) => Assert.Contains(
        told, (await _service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline/diff?{query}")).Of(parameter), StringComparison.Ordinal);

    [Fact]
    public async Task Pages_answer_as_of_the_first_one_and_lead_to_the_next()
    {
        await using var own = new Diary();
        await own.InitializeAsync();
        var query = $"axis=recorded&from={own.Begun}&to=1000000&limit=2";
        var all = await own.Service.DiffWordsAsync(query);
        using var first = await own.Service.GetAsync($"/v1/timeline/diff?{query}");
        Assert.Contains("rel=\"next\"", Assert.Single(first.Headers.GetValues("Link")), StringComparison.Ordinal);
        var page = await own.Service.DiffPageAsync(query);
        var seen = page.Changes.ToList();
        while (page.Next is { } next)
        {
            await own.Service.ReachAsync(await own.Chronicle.CorrectAsync("late", Nothing with { Date = Edtf.Parse($"2021-06-{seen.Count:00}"), Reason = "Once more." }));
            page = await own.Service.DiffPageAsync($"{query}&cursor={next}");
            seen.AddRange(page.Changes);
        }

        Assert.Equal(all, string.Join(", ", seen));
        Assert.Equal("2021-05-10", seen[^1].Entry.Date);
    }

    [Fact]
    public async Task It_is_answered_once_to_those_who_have_it()
    {
        using var response = await _service.GetAsync($"/v1/timeline/diff?axis=recorded&from={diary.Begun}&to={diary.Ended}");
        using var again = await _service.GetAsync($"/v1/timeline/diff?to={diary.Ended}&axis=recorded&from={diary.Begun}", $"If-None-Match: {response.Headers.ETag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    /// <summary>Half an hour of recording, and then an hour of second thoughts.</summary>
    public sealed class Diary : IAsyncLifetime, IAsyncDisposable
    {
        private WatchedService? _watched;

        public Service Service => _watched!;

        internal Chronicle Chronicle { get; private set; } = null!;

        public long Begun { get; private set; }

        public long Wavering { get; private set; }

        public long Ended { get; private set; }

        public async Task InitializeAsync()
        {
            _watched = await WatchedService.StartAsync();
            var chronicle = Chronicle = new Chronicle(Service.Parts);
            await chronicle.StatesAsync("north", "south");
            await chronicle.TopicsAsync(("peace", null));
            await chronicle.BulletinAsync("january-paper", "2021-01-31");
            await chronicle.BulletinAsync("may-paper", "2021-05-15");
            await chronicle.BulletinAsync("false-paper", "2021-01-20");
            await chronicle.RecordAsync("both", "2021-01-05", "january-paper", 1, topics: "peace");
            await chronicle.RecordAsync("twin", "2021-01-05", "january-paper", 2);
            await chronicle.RecordAsync("rumour", "2021-01-07", "january-paper", 3);
            await chronicle.RecordAsync("talk", "2021-01-10", "january-paper", 4);
            await chronicle.RecordAsync("forged", "2021-01-15", "false-paper", 1);
            Begun = await chronicle.RecordAsync("wavered", "2021-01-16", "january-paper", 5);
            _watched.Clock.Advance(3600);

            await chronicle.RecordAsync("late", "2021-05-10", "may-paper", 1);
            await chronicle.CorrectAsync("both", Nothing with { Details = [new DetailChange(Detail.Title, "The right title")], Reason = "May knows the title.", Citation = chronicle.Citation("may-paper", 2) });
            await chronicle.ClaimAsync("both", "south", ClaimStance.Denies, "may-paper", 3);
            await chronicle.CiteAsync("both", "may-paper", 4);
            await chronicle.CorrectAsync("talk", Nothing with { Date = Edtf.Parse("2021-01-11"), Reason = "It was the 11th." });
            await chronicle.CorrectAsync("talk", Nothing with { Date = Edtf.Parse("2021-01-12"), Reason = "It was the 12th." });
            Wavering = await chronicle.CorrectAsync("wavered", Nothing with { Date = Edtf.Parse("2021-02"), Reason = "Perhaps later." });
            await chronicle.CorrectAsync("wavered", Nothing with { Date = Edtf.Parse("2021-01-16"), Reason = "No." });
            await chronicle.RetractAsync("rumour");
            await chronicle.MergeAsync("twin", "both");
            Ended = await chronicle.WithdrawAsync("false-paper");
            await Service.ReachAsync(Ended);
        }

        public Task DisposeAsync() => Service.DisposeAsync();

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }
}
