using System.Net;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Changes;

/// <summary>What events did to entries, message by message.</summary>
public sealed class ChangesTests(DiffTests.Diary diary) : IClassFixture<DiffTests.Diary>
{
    private readonly Service _service = diary.Service;

    [Fact]
    public async Task Each_event_that_changed_something_is_a_message() => Assert.Equal(
        [
            "added both", "added twin", "added rumour", "added talk", "added forged", "added wavered", "added late",
            "corrected both", "corrected both", "corrected both", "corrected talk", "corrected talk", "corrected wavered", "corrected wavered",
            "retracted rumour", "corrected both, merged twin", "retracted forged",
        ],
        (await _service.ChangesAsync("")).Select(message => message.ToString()));

    [Fact]
    public async Task An_item_shows_the_entry_as_the_event_left_it_and_the_reason()
    {
        var talk = (await _service.ChangesAsync("")).SelectMany(message => message.Items).Where(item => item.Id == "talk").ToList();
        Assert.Equal([("2021-01-10", null), ("2021-01-11", "It was the 11th."), ("2021-01-12", "It was the 12th.")], talk.Select(item => (item.Entry!.Date, item.Reason)));
    }

    [Fact]
    public async Task What_nothing_proves_any_more_leaves_only_its_slug_and_the_reason() =>
        Assert.Equal(new ItemSeen("retracted", "forged", null, "It was a forgery."), (await _service.ChangesAsync("", diary.Ended - 1)).Single().Items.Single());

    [Theory]
    [InlineData("occurred_from=2021-01-10&occurred_to=2021-01-11", "added talk; corrected talk; left talk")]
    [InlineData("occurred_from=2021-02&occurred_to=2021-03", "added wavered; left wavered")]
    [InlineData("published_until=2021-02&topic=peace", "added both; corrected both; corrected both; corrected both; corrected both")]
    [InlineData("published_until=2021-01-20", "added forged; retracted forged")]
    [InlineData("status=retracted", "added rumour")]
    [InlineData("status=merged", "added twin")]
    [InlineData("kind=statement", "")]
    public async Task Only_what_the_filters_choose_before_or_after_is_told(string query, string expected) =>
        Assert.Equal(expected, string.Join("; ", await _service.ChangesAsync(query)));

    [Fact]
    public async Task A_page_ends_between_messages_and_tells_where_to_go_on()
    {
        var page = await _service.ChangesPageAsync($"after={diary.Begun}&limit=2");
        Assert.Equal(2, page.Changes.Count);
        Assert.Equal(page.Changes[^1].Sequence, page.Last);
        using var response = await _service.GetAsync($"/v1/changes?after={diary.Begun}&limit=2");
        Assert.Equal($"</v1/changes?limit=2&after={page.Last}>; rel=\"next\"", Assert.Single(response.Headers.GetValues("Link")));
        Assert.Equal(diary.Ended, (await _service.ChangesPageAsync($"after={diary.Begun}&limit=500")).Last);
        Assert.Equal(2, (await _service.ChangesPageAsync($"after={diary.Ended - 2}&limit=1")).Changes.Single().Items.Count);
    }

    [Fact]
    public async Task Behind_the_last_sequence_and_beyond_it_there_is_nothing()
    {
        Assert.Equal(new ChangesPageSeen([], diary.Ended), await _service.ChangesPageAsync($"after={diary.Ended}") with { Changes = [] });
        Assert.Equal(diary.Ended + 100, (await _service.ChangesPageAsync($"after={diary.Ended + 100}")).Last);
        Assert.Equal(diary.Begun, (await _service.ChangesPageAsync($"recorded_until={diary.Begun}&limit=500")).Last);
    }

    [Theory]
    [InlineData("after=x", "after", "'x' is no sequence; expected a whole number from 0")]
    [InlineData("after=-1", "after", "'-1' is no sequence")]
    [InlineData("afte=1", "afte", "Did you mean 'after'?")]
    [InlineData("actor=nrth", "actor", "Did you mean 'north'?")]
    [InlineData("status=gone", "status", "'gone' is none of")]
    [InlineData("limit=501", "limit", "from 1 to 500")]
    public async Task What_cannot_be_is_a_400_that_names_the_parameter(string query, string parameter, string told) => Assert.Contains(
        told, (await _service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/changes?{query}")).Of(parameter), StringComparison.Ordinal);

    [Fact]
    public async Task A_header_that_is_no_sequence_is_a_400_and_a_good_one_goes_first()
    {
        Assert.Contains("is no sequence", (await _service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/changes", "Last-Event-ID: x")).Of("Last-Event-ID"), StringComparison.Ordinal);
        Assert.Empty((await _service.ReadAsync("/v1/changes?after=0", $"Last-Event-ID: {diary.Ended}")).GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task A_correction_that_a_later_document_brought_changes_only_the_version_to_those_who_do_not_know_it()
    {
        var items = (await _service.ChangesAsync("published_until=2021-02&topic=peace")).SelectMany(message => message.Items).ToList();
        Assert.Equal([1, 2, 3, 4, 4], items.Select(item => item.Entry!.Version));
        Assert.All(items, item => Assert.Equal("Title of both", item.Entry!.Title));
    }
}
