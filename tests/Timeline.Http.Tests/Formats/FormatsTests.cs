using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Formats;

/// <summary>What holds of every format of a timeline: how it is chosen, cut, named and asked for again.</summary>
public sealed class FormatsTests(SeededService service) : IClassFixture<SeededService>
{
    private const string Question = "/v1/timeline?topic=energy";

    public static TheoryData<string, string> Formats => new()
    {
        { "json", "application/json" },
        { "ndjson", "application/x-ndjson" },
        { "csv", "text/csv" },
        { "geojson", "application/geo+json" },
        { "ics", "text/calendar" },
        { "atom", "application/atom+xml" },
        { "jsonfeed", "application/feed+json" },
        { "timelinejs", "application/json" },
        { "vis", "application/json" },
        { "timemap-events", "application/json" },
        { "timemap-associations", "application/json" },
        { "timemap-sources", "application/json" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_is_to_be_had_by_its_name(string format, string mediaType)
    {
        using var response = await service.GetAsync($"{Question}&format={format}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["Accept", "Accept-Encoding"], response.Headers.Vary.Order());
        Assert.NotEmpty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_with_a_media_type_of_its_own_is_to_be_had_by_the_header(string format, string mediaType)
    {
        if (mediaType == "application/json" && format != "json") return;
        using var response = await service.GetAsync(Question, $"Accept: text/html, {mediaType};q=0.9, */*;q=0.1");
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_has_a_tag_of_its_own_and_is_not_sent_twice(string format, string mediaType)
    {
        using var first = await service.GetAsync($"{Question}&format={format}");
        var tag = first.Headers.ETag!.ToString();
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var again = await service.GetAsync($"{Question}&format={format}", $"If-None-Match: {tag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        foreach (var (other, type) in Formats.Select(row => ((string)row[0], (string)row[1])).Where(row => row.Item2 != mediaType))
        {
            using var response = await service.GetAsync(Question, $"Accept: {type}", $"If-None-Match: {tag}");
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{other} is taken for {format}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_head_of_each_is_told_without_its_body(string format, string mediaType)
    {
        using var response = await service.SendAsync(HttpMethod.Head, $"{Question}&format={format}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("geojson")]
    [InlineData("ics")]
    [InlineData("vis")]
    public async Task What_has_no_pages_takes_no_cursor(string format)
    {
        var next = (await service.PageAsync("limit=2")).Next;
        var problem = await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline?format={format}&cursor={next}");
        Assert.Contains("without pages", problem.Of("cursor"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_tells_all_entries_or_as_many_as_the_limit_says(string format, string mediaType)
    {
        Assert.NotEmpty(mediaType);
        if (format is "timemap-associations" or "timemap-sources") return;
        var all = (await service.AllAsync("topic=energy")).Count;
        var pages = format is "json" or "atom" or "jsonfeed";
        Assert.Equal(pages ? Math.Min(all, 50) : all, CountIn(format, await TextAsync($"{Question}&format={format}")));
        Assert.Equal(3, CountIn(format, await TextAsync($"{Question}&format={format}&limit=3")));
        Assert.Equal(0, CountIn(format, await TextAsync($"{Question}&format={format}&q=zeppelin")));
    }

    [Fact]
    public async Task What_no_format_is_sent_as_is_a_406_that_lists_them_all()
    {
        var problem = await service.ProblemAsync(HttpStatusCode.NotAcceptable, "/v1/timeline", "Accept: text/html");
        Assert.All(Formats.Select(row => (string)row[1]), type => Assert.Contains(type, problem.Detail, StringComparison.Ordinal));
        Assert.Contains("timemap-sources", problem.Detail, StringComparison.Ordinal);
    }

    private static int CountIn(string format, string text) => format switch
    {
        "json" => JsonDocument.Parse(text).RootElement.GetProperty("entries").GetArrayLength(),
        "geojson" => JsonDocument.Parse(text).RootElement.GetProperty("features").GetArrayLength(),
        "jsonfeed" or "vis" => JsonDocument.Parse(text).RootElement.GetProperty("items").GetArrayLength(),
        "timelinejs" => JsonDocument.Parse(text).RootElement.GetProperty("events").GetArrayLength(),
        "timemap-events" => JsonDocument.Parse(text).RootElement.GetArrayLength(),
        "atom" => XDocument.Parse(text).Root!.Elements().Count(element => element.Name.LocalName is "entry" or "deleted-entry"),
        "ics" => text.Split("BEGIN:VEVENT\r\n").Length - 1,
        "csv" => CsvRows.Of(text).Count - 1,
        _ => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length,
    };

    private async Task<string> TextAsync(string path)
    {
        using var response = await service.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
