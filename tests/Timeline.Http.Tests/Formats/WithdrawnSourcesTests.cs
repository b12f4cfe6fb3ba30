using System.Text.Json;
using System.Xml.Linq;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Formats;

/// <summary>What vanishes because its only source was withdrawn is told as gone to those who kept it.</summary>
public sealed class WithdrawnSourcesTests : IAsyncLifetime
{
    private static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    private EmptyService _service = null!;
    private Chronicle _chronicle = null!;

    public async Task InitializeAsync()
    {
        _service = await EmptyService.StartAsync();
        _chronicle = new Chronicle(_service.Parts);
        await _chronicle.StatesAsync("north", "south");
        await _chronicle.TopicsAsync(("peace", null));
        await _chronicle.BulletinAsync("january", "2021-01-31");
        await _chronicle.BulletinAsync("forgery", "2021-02-28");
        await _chronicle.BulletinAsync("march", "2021-03-31");
        await _chronicle.RecordAsync("talk", "2021-01-11", "january", 1, [new Participant("north", ParticipantRole.Host)]);
        await _chronicle.RecordAsync("lie", "2021-01-12", "forgery", 1, [new Participant("north", ParticipantRole.Host)], place: null, topics: "peace");
        await _chronicle.RecordAsync("half-lie", "2021-01-13", "forgery", 2);
        await _service.ReachAsync(await _chronicle.CiteAsync("half-lie", "january", 3));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task It_leaves_a_tombstone_in_the_feed_with_the_reason_and_before_all_else()
    {
        await WithdrawAsync();
        var feed = await FeedAsync();
        var tombstone = Assert.Single(feed.Elements(Tombstones + "deleted-entry"));
        Assert.Equal("urn:timeline:lie", tombstone.Attribute("ref")!.Value);
        Assert.Equal("Source withdrawn: It was a forgery.", tombstone.Element(Tombstones + "comment")!.Value);
        var withdrawn = await Sql.NumberAsync(_service.Database, "SELECT extract(epoch FROM timestamp)::bigint FROM timeline.mt_events WHERE type = 'bulletin_withdrawn'");
        Assert.InRange(DateTimeOffset.Parse(tombstone.Attribute("when")!.Value, null).ToUnixTimeSeconds(), withdrawn - 1, withdrawn);
        Assert.Equal(["half-lie", "lie", "talk"], Told(feed).Order());
        Assert.Equal("talk", Told(feed).Last());
    }

    [Fact]
    public async Task It_is_cancelled_in_the_calendar_by_a_later_sequence()
    {
        await WithdrawAsync();
        using var calendar = await _service.GetAsync("/v1/timeline?format=ics");
        var events = (await calendar.Content.ReadAsStringAsync()).Split("BEGIN:VEVENT");
        var cancelled = Assert.Single(events, part => part.Contains("STATUS:CANCELLED", StringComparison.Ordinal));
        Assert.Contains("UID:lie@timeline\r\n", cancelled, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", cancelled, StringComparison.Ordinal);
        Assert.Contains("COMMENT:Source withdrawn: It was a forgery.\r\n", cancelled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_JSON_feed_says_so_in_the_place_of_what_it_was()
    {
        await WithdrawAsync();
        await _service.ReachAsync(await _chronicle.RetractAsync("talk"));
        using var response = await _service.GetAsync("/v1/timeline?format=jsonfeed");
        var items = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!);
        Assert.Equal(["half-lie", "lie", "talk"], items.Keys.Order());
        Assert.Equal("Source withdrawn: It was a forgery.", items["lie"].GetProperty("content_text").GetString());
        Assert.EndsWith("Z", items["lie"].GetProperty("date_modified").GetString(), StringComparison.Ordinal);
        Assert.Equal("Source withdrawn: It was a forgery.", items["lie"].GetProperty("_timeline").GetProperty("gone").GetString());
        Assert.Equal("Retracted: It never happened.", items["talk"].GetProperty("_timeline").GetProperty("gone").GetString());
        Assert.False(items["half-lie"].GetProperty("_timeline").TryGetProperty("gone", out _));
    }

    [Fact]
    public async Task It_is_told_to_those_who_had_asked_for_it_and_as_long_as_it_is_gone()
    {
        var before = _chronicle.Reached;
        await WithdrawAsync();
        Assert.Contains("lie", Gone(await FeedAsync("actor=north&topic=peace&q=lie&kind=meeting&occurred_from=2021-01")));
        Assert.Empty(Gone(await FeedAsync("actor=south")));
        Assert.Empty(Gone(await FeedAsync("occurred_from=2021-02")));
        Assert.Empty(Gone(await FeedAsync("status=active")));
        Assert.Empty(Gone(await FeedAsync($"recorded_until={before}")));
        Assert.Empty(Gone(await FeedAsync("published_until=2021-01")));
        Assert.Equal(["lie"], Gone(await FeedAsync("published_until=2021-02")));

        await _service.ReachAsync(await _chronicle.CiteAsync("lie", "march", 5));
        Assert.Empty(Gone(await FeedAsync()));
        Assert.Equal(["lie"], Gone(await FeedAsync("published_until=2021-02")));
        Assert.Equal(["half-lie", "lie", "talk"], Told(await FeedAsync()).Order());
    }

    [Fact]
    public async Task What_a_merge_alone_still_proved_is_gone_with_its_end()
    {
        await _chronicle.MergeAsync("talk", "lie");
        await WithdrawAsync();
        Assert.Empty(Gone(await FeedAsync()).Except(["talk"]));
        await _service.ReachAsync(await _chronicle.UnmergeAsync("talk"));
        Assert.Equal(["lie"], Gone(await FeedAsync()));
    }

    [Fact]
    public async Task Of_a_history_full_of_second_thoughts_everything_that_was_ever_told_is_told_or_told_as_gone_once()
    {
        await using var madeUp = new MadeUpService();
        await madeUp.InitializeAsync();
        Assert.NotEqual(0, await Sql.NumberAsync(madeUp.Database, "SELECT count(*) FROM timeline.mt_events WHERE type = 'bulletin_withdrawn'"));
        var ever = await Sql.ColumnAsync(madeUp.Database, "SELECT DISTINCT id FROM timeline_read.entry WHERE published_to IS NULL ORDER BY id");
        var standing = (await madeUp.AllAsync()).Select(entry => entry.Id).ToHashSet();
        foreach (var sort in (string[])["-recorded", "occurred", "published"])
        {
            var told = new List<string>();
            for (var address = $"/v1/timeline?format=atom&limit=7&sort={sort}"; address is not null;)
            {
                using var response = await madeUp.GetAsync(address);
                var feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
                told.AddRange(Told(feed));
                Assert.Empty(Gone(feed).Intersect(standing));
                address = feed.Elements().SingleOrDefault(link => link.Attribute("rel")?.Value == "next")?.Attribute("href")!.Value.Replace(madeUp.Address.ToString(), "/", StringComparison.Ordinal);
            }

            Assert.Equal(ever, told.Order(StringComparer.Ordinal));
        }
    }

    private async Task WithdrawAsync() => await _service.ReachAsync(await _chronicle.WithdrawAsync("forgery"));

    private async Task<XElement> FeedAsync(string query = "")
    {
        using var response = await _service.GetAsync($"/v1/timeline?format=atom{(query.Length > 0 ? "&" : "")}{query}");
        return XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
    }

    /// <summary>The slugs of all that is told, as it stands or as gone.</summary>
    private static IEnumerable<string> Told(XElement feed) =>
        feed.Elements().Where(element => element.Name.LocalName is "entry" or "deleted-entry")
            .Select(element => (element.Attribute("ref")?.Value ?? element.Elements().First(id => id.Name.LocalName == "id").Value)["urn:timeline:".Length..]);

    private static IEnumerable<string> Gone(XElement feed) => feed.Elements(Tombstones + "deleted-entry").Select(element => element.Attribute("ref")!.Value["urn:timeline:".Length..]);
}
