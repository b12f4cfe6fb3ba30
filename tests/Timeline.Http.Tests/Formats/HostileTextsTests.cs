using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Formats;

/// <summary>Texts that one format or another would take for something else are told as they are, and do no harm.</summary>
public sealed class HostileTextsTests : IAsyncLifetime
{
    private const string Formula = "=HYPERLINK(\"http://evil.example\")";
    private const string Tag = "<script>alert('x')</script> & \"more\", \\ ;\r\nsecond line\u0007\u001b";
    private static readonly string Long = string.Concat(Enumerable.Repeat("Ğ🕊 ", 100)).Trim();

    private EmptyService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await EmptyService.StartAsync();
        var chronicle = new Chronicle(_service.Parts);
        await chronicle.StatesAsync("north");
        await chronicle.PlacesAsync("town");
        await chronicle.BulletinAsync("january", "2021-01-31");
        await chronicle.RecordAsync("formula", "2021-01-05", "january", 1, [new Participant("north", ParticipantRole.Host)], place: "town", title: Formula, summary: "-1");
        await chronicle.RecordAsync("tag", "2021-01-06", "january", 2, title: Tag, summary: Tag);
        await _service.ReachAsync(await chronicle.RecordAsync("long", "2021-01~", "january", 3, title: Long, summary: Long));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_spreadsheet_gets_no_formula_and_everything_else_unchanged()
    {
        var rows = CsvRows.Of(await TextAsync("csv"));
        var title = rows[0].ToList().IndexOf("title");
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.Equal([Long, "'" + Formula, Tag], rows.Skip(1).Select(row => row[title]));
        Assert.Equal("'-1", rows[2][title + 1]);
    }

    [Fact]
    public async Task A_calendar_has_no_line_longer_than_75_octets_and_the_texts_come_back()
    {
        var text = await TextAsync("ics");
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var titles = Regex.Matches(text.Replace("\r\n ", "", StringComparison.Ordinal), "^SUMMARY:(.*?)\r$", RegexOptions.Multiline)
            .Select(match => Regex.Replace(match.Groups[1].Value, @"\\(.)", escape => escape.Groups[1].Value == "n" ? "\n" : escape.Groups[1].Value));
        Assert.Equal([Long, Formula, "<script>alert('x')</script> & \"more\", \\ ;\nsecond line"], titles);
    }

    [Fact]
    public async Task A_feed_is_XML_even_where_the_texts_cannot_be()
    {
        var titles = XDocument.Parse(await TextAsync("atom")).Descendants().Where(element => element.Name.LocalName == "entry")
            .Select(entry => entry.Elements().Single(element => element.Name.LocalName == "title").Value);
        Assert.Equal([Long, Tag.ReplaceLineEndings("\n").Replace('\u0007', '\uFFFD').Replace('\u001b', '\uFFFD'), Formula], titles);
    }

    [Theory]
    [InlineData("timelinejs")]
    [InlineData("vis")]
    [InlineData("timemap-events")]
    public async Task What_clients_put_into_a_page_holds_no_tag_of_others(string format)
    {
        var texts = Texts(JsonDocument.Parse(await TextAsync(format)).RootElement).ToList();
        Assert.DoesNotContain(texts, text => text.Contains("<script", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("&lt;script&gt;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("json", "entries")]
    [InlineData("jsonfeed", "items")]
    public async Task Where_texts_are_texts_they_stay_as_they_are(string format, string list)
    {
        var titles = JsonDocument.Parse(await TextAsync(format)).RootElement.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("title").GetString());
        Assert.Equal([Formula, Long, Tag], titles.Order(StringComparer.Ordinal).OrderBy(title => title == Tag ? 2 : title == Long ? 1 : 0));
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    private async Task<string> TextAsync(string format)
    {
        using var response = await _service.GetAsync($"/v1/timeline?format={format}");
        return await response.Content.ReadAsStringAsync();
    }
}
