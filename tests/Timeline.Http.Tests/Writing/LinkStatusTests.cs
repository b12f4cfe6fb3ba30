using System.Text.Json;
using Timeline.Http.Tests.Replaying;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Writing;

/// <summary>
/// Links stay whatever becomes of what they lead to, and show how it stands where they are looked at: an entry was
/// linked to another one, which was retracted before the first was given another citation.
/// </summary>
public sealed class LinkStatusTests(LinkStatusTests.Linked told) : IClassFixture<LinkStatusTests.Linked>
{
    private readonly Service _service = told.Desk.Service;

    [Fact]
    public async Task An_entry_a_page_and_a_stream_show_the_status_at_their_point_of_time()
    {
        foreach (var (bound, status) in (IEnumerable<(string, string)>)[($"recorded_until={told.Link}", "active"), ($"recorded_until={told.Retraction}", "retracted"), ("published_until=2021-02", "retracted")])
        {
            Assert.Equal(status, StatusIn(await _service.ReadAsync($"/v1/timeline/follower?{bound}")));
            foreach (var sort in (string[])["occurred", "recorded"])
                Assert.Equal(status, Assert.Single((await _service.PageAsync($"{bound}&sort={sort}")).Entries, entry => entry.Id == "follower").Links.Single().Status);
            Assert.Equal(status, Assert.Single(await _service.AllAsync(bound), entry => entry.Id == "follower").Links.Single().Status);
        }
    }

    [Fact]
    public async Task A_change_shows_the_status_as_of_its_sequence()
    {
        var changes = (await _service.ReadAsync($"/v1/changes?after={told.Link - 1}")).GetProperty("changes").EnumerateArray();
        Assert.Equal(["active", "retracted"], changes.SelectMany(change => change.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("entry")).Where(IsFollower).Select(StatusIn));
    }

    [Fact]
    public async Task A_diff_shows_the_status_at_the_later_point_which_is_no_change_of_the_link()
    {
        var diff = await _service.ReadAsync($"/v1/timeline/diff?axis=recorded&from={told.Link}&to={told.Citation}");
        var change = Assert.Single(diff.GetProperty("changes").EnumerateArray(), change => IsFollower(change.GetProperty("entry")));
        Assert.Equal("retracted", StatusIn(change.GetProperty("entry")));
        Assert.Equal("citations", Assert.Single(change.GetProperty("fields").EnumerateArray()).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("occurred", "retracted")]
    [InlineData("published", "retracted")]
    [InlineData("recorded", "active,retracted")]
    public async Task A_replay_shows_the_status_at_each_moment(string order, string statuses)
    {
        var shown = (await _service.FramesAsync($"/v1/replay?actor=north&order={order}")).SelectMany(frame => frame.GetProperty("entries").EnumerateArray());
        Assert.Equal(statuses, string.Join(',', shown.Where(entry => IsFollower(entry) && entry.GetProperty("links").GetArrayLength() > 0).Select(StatusIn)));
    }

    private static bool IsFollower(JsonElement entry) => entry.GetProperty("id").GetString() == "follower";

    private static string? StatusIn(JsonElement entry) => Assert.Single(entry.GetProperty("links").EnumerateArray()).GetProperty("status").GetString();

    /// <summary>The story, and where in the log each part of it stands.</summary>
    public sealed class Linked : IAsyncLifetime
    {
        public Desk Desk { get; } = new();

        public long Link { get; private set; }

        public long Retraction { get; private set; }

        public long Citation { get; private set; }

        public async Task InitializeAsync()
        {
            await Desk.InitializeAsync();
            await Desk.MeetAsync("follower");
            await Desk.MeetAsync("followed", "The end.");
            Link = (await Desk.ChangeAsync("follower/links", AddingTests.Link("followed", "follows"), 1)).Sequence;
            Retraction = (await Desk.ChangeAsync("followed/retraction", TakingBackTests.Because("It was another day."), 1)).Sequence;
            Citation = (await Desk.ChangeAsync("follower/citations", AddingTests.Quotation("Once more.", nth: 1), 2)).Sequence;
        }

        public Task DisposeAsync() => Desk.DisposeAsync();
    }
}
