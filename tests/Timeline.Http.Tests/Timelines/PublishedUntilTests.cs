using System.Net;
using System.Text.Json;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>What documents had told by a day: two bulletins, of January and of May, that tell some things both and some alone.</summary>
public sealed class PublishedUntilTests(PublishedUntilTests.TwoBulletins told) : IClassFixture<PublishedUntilTests.TwoBulletins>
{
    private readonly Service _service = told.Service;

    [Theory]
    [InlineData("2020", "")]
    [InlineData("2021-01-30", "")]
    [InlineData("2021-01-31", "both,january,reported-backwards")]
    [InlineData("2021-01", "both,january,reported-backwards")]
    [InlineData("2021-02", "both,january,reported-backwards")]
    [InlineData("2021-05-14", "both,january,reported-backwards")]
    [InlineData("2021-05-15", "both,january,may,reported-backwards")]
    [InlineData("2021-05", "both,january,may,reported-backwards")]
    [InlineData("2021", "both,january,may,reported-backwards")]
    [InlineData("9999", "both,january,may,reported-backwards")]
    public async Task Only_what_a_document_had_told_by_then_is_shown(string until, string ids)
    {
        Assert.Equal(ids, string.Join(',', (await _service.PageAsync($"published_until={until}")).Ids.Order()));
        Assert.Equal(ids, string.Join(',', (await _service.AllAsync($"published_until={until}")).Select(e => e.Id).Order()));
    }

    [Fact]
    public async Task Citations_and_claims_of_later_documents_are_left_out()
    {
        var then = await EntryAsync("both", "2021-02");
        Assert.Equal(["january-bulletin"], then.Citations.Select(c => c.Bulletin));
        Assert.Equal(["north"], then.Claims.Select(c => c.Actor));
        var now = await EntryAsync("both", "2021-05");
        Assert.Equal(["january-bulletin", "may-bulletin", "may-bulletin"], now.Citations.Select(c => c.Bulletin));
        Assert.Equal(["north", "south"], now.Claims.Select(c => c.Actor));
        Assert.Equal(JsonSerializer.Serialize(now), JsonSerializer.Serialize((await _service.ReadAsync("/v1/timeline/both")).Deserialize<EntrySeen>(EntrySeen.Json)));
    }

    [Fact]
    public async Task A_list_and_a_single_entry_show_the_same_at_every_day()
    {
        foreach (var until in (string[])["2021-01-31", "2021-04", "2021-05-15", "2022"])
        {
            foreach (var entry in await _service.AllAsync($"published_until={until}"))
                Assert.Equal(JsonSerializer.Serialize(await EntryAsync(entry.Id, until)), JsonSerializer.Serialize(entry));
        }
    }

    [Fact]
    public async Task An_entry_that_is_told_only_later_is_a_404_that_says_from_when()
    {
        var problem = await _service.ProblemAsync(HttpStatusCode.NotFound, "/v1/timeline/may?published_until=2021-02");
        Assert.Contains("2021-05-15", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("may", (await EntryAsync("may", "2021-05-15")).Id);
    }

    [Fact]
    public async Task An_entry_is_first_published_when_the_first_document_that_tells_it_came_out()
    {
        Assert.Equal(new DateOnly(2021, 1, 31), (await EntryAsync("january", "2022")).FirstPublished);
        Assert.Equal(new DateOnly(2021, 5, 15), (await EntryAsync("may", "2022")).FirstPublished);
        Assert.Equal(new DateOnly(2021, 1, 31), (await EntryAsync("both", "2022")).FirstPublished);
    }

    [Fact]
    public async Task What_was_recorded_from_a_later_document_first_is_known_from_the_earlier_one()
    {
        Assert.Equal(new DateOnly(2021, 1, 31), (await EntryAsync("reported-backwards", "2022")).FirstPublished);
        var then = await EntryAsync("reported-backwards", "2021-01");
        Assert.Equal(["january-bulletin"], then.Citations.Select(c => c.Bulletin));
        Assert.Equal("Title of reported-backwards", then.Title);
    }

    [Fact]
    public async Task The_history_has_no_basis_before_something_proves_the_date()
    {
        var events = (await _service.ReadAsync("/v1/timeline/reported-backwards/history?published_until=2021-01")).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["meeting_held", "citation_added"], events.Select(e => e.GetProperty("type").GetString()));
        Assert.DoesNotContain(events[0].GetProperty("changes").EnumerateArray(), change => change.GetProperty("field").GetString() == "basis");
        var basis = Assert.Single(events[1].GetProperty("changes").EnumerateArray(), change => change.GetProperty("field").GetString() == "basis");
        Assert.Equal((JsonValueKind.Null, "inherited"), (basis.GetProperty("old").ValueKind, basis.GetProperty("new").GetString()));
    }

    [Fact]
    public async Task The_basis_is_the_strongest_of_the_citations_that_are_shown()
    {
        Assert.Equal("inherited", (await EntryAsync("reported-backwards", "2021-01")).Basis);
        Assert.Equal("explicit", (await EntryAsync("reported-backwards", "2021-05")).Basis);
    }

    [Fact]
    public async Task Sequence_and_recorded_at_are_of_the_last_event_that_changed_what_is_shown()
    {
        var history = (await _service.ReadAsync("/v1/timeline/both/history")).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(
            ["meeting_held", "claim_recorded", "citation_added", "claim_recorded", "citation_added"],
            history.Select(e => e.GetProperty("type").GetString()));
        var then = await EntryAsync("both", "2021-02");
        Assert.Equal(history[1].GetProperty("sequence").GetInt64(), then.Sequence);
        Assert.Equal(history[1].GetProperty("recordedAt").GetDateTimeOffset(), then.RecordedAt);
        Assert.Equal(history[^1].GetProperty("sequence").GetInt64(), (await EntryAsync("both", "2021-05")).Sequence);
    }

    [Fact]
    public async Task The_version_is_that_of_the_stream_whatever_is_shown()
    {
        Assert.Equal(5, (await EntryAsync("both", "2021-02")).Version);
        Assert.Equal(5, (await EntryAsync("both", "2021-05")).Version);
    }

    [Theory]
    [InlineData("bulletin=may-bulletin&published_until=2021-02", "")]
    [InlineData("bulletin=january-bulletin&published_until=2021-02", "january,both,reported-backwards")]
    [InlineData("bulletin=may-bulletin", "both,reported-backwards,may")]
    [InlineData("q=%22of+may-bulletin%22&published_until=2021-02", "")]
    [InlineData("sort=recorded&published_until=2021-02", "january,reported-backwards,both")]
    [InlineData("sort=published", "january,both,reported-backwards,may")]
    [InlineData("sort=-published&published_until=2021-03", "reported-backwards,both,january")]
    public async Task The_bound_holds_for_filters_words_and_orders(string query, string ids) =>
        Assert.Equal(ids, string.Join(',', (await _service.PageAsync(query)).Ids));

    [Fact]
    public async Task Counts_keep_to_the_bound()
    {
        async Task<long> NorthAsync(string query) => (await _service.ReadAsync($"/v1/actors/north?{query}")).GetProperty("entries").GetInt64();
        Assert.Equal(0, await NorthAsync("published_until=2020"));
        Assert.Equal(3, await NorthAsync("published_until=2021-02"));
        Assert.Equal(4, await NorthAsync("published_until=2021-06"));
    }

    private async Task<EntrySeen> EntryAsync(string id, string until) =>
        (await _service.ReadAsync($"/v1/timeline/{id}?published_until={until}")).Deserialize<EntrySeen>(EntrySeen.Json)!;

    /// <summary>January tells three things and May three, two of them the same.</summary>
    public sealed class TwoBulletins : IAsyncLifetime
    {
        public EmptyService Service { get; } = new();

        public async Task InitializeAsync()
        {
            await Service.InitializeAsync();
            var chronicle = new Chronicle(Service.Parts);
            await chronicle.StatesAsync("north", "south");
            await chronicle.BulletinAsync("january-bulletin", "2021-01-31");
            await chronicle.BulletinAsync("may-bulletin", "2021-05-15");
            Participant[] north = [new("north", ParticipantRole.Host)];
            await chronicle.RecordAsync("both", "2021-01-11", "january-bulletin", 1, north);
            await chronicle.RecordAsync("january", "2021-01-10", "january-bulletin", 2, north);
            await chronicle.RecordAsync("may", "2021-05-10", "may-bulletin", 1, north);
            await chronicle.RecordAsync("reported-backwards", "2021-01-12", "may-bulletin", 2, north);
            await chronicle.CiteAsync("reported-backwards", "january-bulletin", 3);
            await chronicle.ClaimAsync("both", "north", ClaimStance.Asserts, "january-bulletin", 4);
            await chronicle.CiteAsync("both", "may-bulletin", 3);
            await chronicle.ClaimAsync("both", "south", ClaimStance.Denies, "may-bulletin", 4);
            await chronicle.CiteAsync("both", "may-bulletin", 5);
            await Service.ReachAsync(chronicle.Reached);
        }

        public Task DisposeAsync() => Service.DisposeAsync();
    }
}
