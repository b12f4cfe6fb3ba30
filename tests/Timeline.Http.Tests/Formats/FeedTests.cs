using System.Text.Json;
using System.Xml.Linq;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Formats;

/// <summary>Those who keep what they were told learn of what is new and of what has gone, and lose nothing between pages.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    private EmptyService _service = null!;
    private Chronicle _chronicle = null!;

    public async Task InitializeAsync()
    {
        _service = await EmptyService.StartAsync();
        _chronicle = new Chronicle(_service.Parts);
        await _chronicle.StatesAsync("north");
        await _chronicle.BulletinAsync("january", "2021-01-31");
        for (var i = 1; i <= 9; i++) await _chronicle.RecordAsync($"talk-{i}", $"2021-01-1{i}", "january", i, [new Participant("north", ParticipantRole.Host)]);
        await _service.ReachAsync(_chronicle.Reached);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task What_was_recorded_last_comes_first()
    {
        Assert.Equal(Enumerable.Range(1, 9).Reverse().Select(i => $"urn:timeline:talk-{i}"), (await FeedAsync("/v1/timeline?format=atom")).Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
        var items = (await JsonAsync("/v1/timeline?format=jsonfeed")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());
        Assert.Equal(Enumerable.Range(1, 9).Reverse().Select(i => $"talk-{i}"), items);
    }

    [Fact]
    public async Task A_retraction_leaves_a_tombstone_in_the_feed_and_a_cancellation_in_the_calendar()
    {
        await _service.ReachAsync(await _chronicle.RetractAsync("talk-4"));
        var feed = await FeedAsync("/v1/timeline?format=atom");
        var tombstone = Assert.Single(feed.Elements(Tombstones + "deleted-entry"));
        Assert.Equal("urn:timeline:talk-4", tombstone.Attribute("ref")!.Value);
        Assert.True(DateTimeOffset.TryParse(tombstone.Attribute("when")!.Value, out _));
        Assert.Equal(tombstone, feed.Elements().SkipWhile(element => element.Name.LocalName is not ("entry" or "deleted-entry")).First());
        Assert.DoesNotContain(feed.Elements(Atom + "entry"), entry => entry.Element(Atom + "id")!.Value.EndsWith("talk-4", StringComparison.Ordinal));

        using var calendar = await _service.GetAsync("/v1/timeline?format=ics");
        var cancelled = (await calendar.Content.ReadAsStringAsync()).Split("BEGIN:VEVENT").Single(part => part.Contains("talk-4@", StringComparison.Ordinal));
        Assert.Contains("STATUS:CANCELLED", cancelled, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", cancelled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_what_stands_gets_no_tombstones()
    {
        await _service.ReachAsync(await _chronicle.RetractAsync("talk-5"));
        Assert.Empty((await FeedAsync("/v1/timeline?format=atom&status=active")).Elements(Tombstones + "deleted-entry"));
    }

    [Fact]
    public async Task Following_next_through_changes_tells_every_entry_once_as_of_the_first_page()
    {
        var seen = new List<string>();
        var address = "/v1/timeline?limit=2";
        for (var page = 0; address is not null; page++)
        {
            // Whoever follows the links need not send the header again.
            var feed = await FeedAsync(address, page == 0 ? ["Accept: application/atom+xml"] : []);
            seen.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            address = feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == "next")?.Attribute("href")!.Value.Replace(_service.Address.ToString(), "/", StringComparison.Ordinal);
            if (page < 3)
            {
                await _chronicle.RecordAsync($"later-{page}", "2021-02-01", "january", 20 + page);
                await _service.ReachAsync(await _chronicle.RetractAsync($"talk-{page + 1}"));
            }
        }

        Assert.Equal(Enumerable.Range(1, 9).Reverse().Select(i => $"urn:timeline:talk-{i}"), seen);
    }

    [Fact]
    public async Task Pages_of_a_JSON_feed_lead_on_and_tell_when_it_happened_apart_from_when_it_was_told()
    {
        var first = await JsonAsync("/v1/timeline?format=jsonfeed&limit=5");
        var next = first.GetProperty("next_url").GetString()!;
        var second = await JsonAsync(next.Replace(_service.Address.ToString(), "/", StringComparison.Ordinal));
        Assert.Equal(4, second.GetProperty("items").GetArrayLength());
        Assert.False(second.TryGetProperty("next_url", out _));
        Assert.Equal(first.GetProperty("feed_url").GetString(), second.GetProperty("feed_url").GetString());
        var item = second.GetProperty("items")[3];
        Assert.Equal("2021-01-31T00:00:00Z", item.GetProperty("date_published").GetString());
        Assert.Equal("2021-01-11", item.GetProperty("_timeline").GetProperty("date").GetString());
        Assert.Contains(Chronicle.Sentence("january", 1), item.GetProperty("content_text").GetString(), StringComparison.Ordinal);
        Assert.Equal("Testers", item.GetProperty("authors")[0].GetProperty("name").GetString());
    }

    private async Task<XElement> FeedAsync(string path, params string[] headers)
    {
        using var response = await _service.GetAsync(path, headers);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        return XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await _service.GetAsync(path);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }
}
