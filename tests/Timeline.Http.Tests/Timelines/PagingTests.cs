using System.Net;
using System.Text;
using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>Pages: together they are the whole list, once, in every order.</summary>
public sealed class PagingTests(MadeUpService service) : IClassFixture<MadeUpService>
{
    [Theory]
    [InlineData("occurred")]
    [InlineData("-occurred")]
    [InlineData("published")]
    [InlineData("-published")]
    [InlineData("recorded")]
    [InlineData("-recorded")]
    public async Task Pages_of_any_size_give_every_entry_once_in_order(string sort)
    {
        var all = await service.AllAsync($"sort={sort}");
        Assert.Equal((Question.All with { Sort = sort }).Answer(all, _ => new HashSet<string>()).Select(e => e.Id), all.Select(e => e.Id));
        foreach (var limit in (int[])[11, all.Count - 1, all.Count, 500])
        {
            var pages = await PagesAsync($"sort={sort}&limit={limit}");
            Assert.Equal(all.Select(e => e.Id), pages.SelectMany(page => page.Ids));
            Assert.All(pages, page => Assert.Equal(all.Count, page.Matched));
            Assert.All(pages.SkipLast(1), page => Assert.Equal(limit, page.Entries.Count));
            Assert.Equal((all.Count + limit - 1) / limit, pages.Count);
        }
    }

    [Theory]
    [InlineData("topic=peace&sort=published")]
    [InlineData("actor=north&actor=south&actors=all")]
    [InlineData("published_until=2021-02&sort=-occurred")]
    [InlineData("occurred_from=2019&match=certainly&kind=meeting&kind=statement")]
    public async Task Pages_of_a_filtered_list_give_every_entry_once(string query)
    {
        var all = await service.AllAsync(query);
        Assert.InRange(all.Count, 3, 200);
        Assert.Equal(all.Select(e => e.Id), (await PagesAsync(query + "&limit=2")).SelectMany(page => page.Ids));
    }

    [Fact]
    public async Task A_page_has_fifty_entries_unless_told() => Assert.Equal(50, (await service.PageAsync()).Entries.Count);

    [Fact]
    public async Task The_link_header_leads_to_the_next_page_as_next_does()
    {
        using var response = await service.GetAsync("/v1/timeline?limit=5&kind=meeting");
        var first = JsonSerializer.Deserialize<PageSeen>(await response.Content.ReadAsStringAsync(), EntrySeen.Json)!;
        var link = Assert.Single(response.Headers.GetValues("Link"));
        Assert.Matches("^<[^>]+>; rel=\"next\"$", link);
        using var next = await service.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
        var second = JsonSerializer.Deserialize<PageSeen>(await next.Content.ReadAsStringAsync(), EntrySeen.Json)!;
        Assert.Equal((await service.PageAsync($"limit=5&kind=meeting&cursor={first.Next}")).Ids, second.Ids);
        Assert.Equal((await service.AllAsync("limit=10&kind=meeting")).Select(e => e.Id), first.Ids.Concat(second.Ids));
    }

    [Fact]
    public async Task The_last_page_has_no_next_and_no_link()
    {
        using var response = await service.GetAsync("/v1/timeline?limit=500");
        Assert.False(response.Headers.Contains("Link"));
        Assert.Null(JsonSerializer.Deserialize<PageSeen>(await response.Content.ReadAsStringAsync(), EntrySeen.Json)!.Next);
    }

    [Fact]
    public async Task Limit_and_format_may_change_between_pages_and_so_may_the_order_of_parameters()
    {
        var all = await service.AllAsync("kind=meeting&topic=peace");
        var first = await service.PageAsync("kind=meeting&topic=peace&limit=2");
        var second = await service.PageAsync($"format=json&topic=peace&limit=500&kind=meeting&cursor={first.Next}");
        Assert.Equal(all.Select(e => e.Id), first.Ids.Concat(second.Ids));
    }

    [Theory]
    [InlineData("kind=meeting", "kind=statement")]
    [InlineData("kind=meeting", "")]
    [InlineData("", "kind=meeting")]
    [InlineData("sort=published", "sort=-published")]
    [InlineData("sort=published", "sort=occurred")]
    [InlineData("published_until=2021-02", "published_until=2021-03")]
    [InlineData("actor=north", "actor=south")]
    public async Task A_cursor_of_another_query_is_refused(string one, string other)
    {
        var cursor = (await service.PageAsync($"{one}&limit=1".TrimStart('&'))).Next;
        var problem = await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline?{other}&cursor={cursor}".Replace("?&", "?", StringComparison.Ordinal));
        Assert.NotEmpty(problem.Of("cursor"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!!!")]
    [InlineData("bnVsbA")]
    [InlineData("{}")]
    [InlineData("""{"sequence":1}""")]
    [InlineData("""{"sequence":1,"query":"","keys":null}""")]
    [InlineData("""{"sequence":1,"query":"","keys":[null,null,null]}""")]
    [InlineData("""{"sequence":-1,"query":"","keys":["2021-01-01","2021-01-01","x"]}""")]
    [InlineData("""{"sequence":99999999999999999999,"query":"","keys":["2021-01-01","2021-01-01","x"]}""")]
    [InlineData("""{"sequence":1,"query":"","keys":["2021-13-01","2021-01-01","x"]}""")]
    [InlineData("""{"sequence":1,"query":"","keys":["2021-01-01","2021-01-01","\ud800"]}""")]
    [InlineData("""{"sequence":1,"query":"","keys":["2021-01-01","2021-01-01","\u0000"]}""")]
    [InlineData("""{"sequence":1,"query":"","keys":["2021-01-01","x"]}""")]
    [InlineData("""[1,2,3]""")]
    public async Task What_is_no_cursor_is_refused(string text)
    {
        var cursor = text[0] is '{' or '[' ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_') : text;
        foreach (var given in (string[])[cursor, text])
            Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline?cursor={Uri.EscapeDataString(given)}")).Of("cursor"));
    }

    [Fact]
    public async Task A_cursor_with_a_letter_changed_is_refused_or_answered_but_never_a_fault()
    {
        var cursor = (await service.PageAsync("limit=1")).Next!;
        for (var i = 0; i < cursor.Length; i += 3)
        {
            using var response = await service.GetAsync($"/v1/timeline?cursor={cursor[..i]}{(cursor[i] == 'A' ? 'B' : 'A')}{cursor[(i + 1)..]}&limit=1");
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)response.StatusCode} at {i}");
        }
    }

    [Fact]
    public async Task A_stream_takes_no_cursor()
    {
        var cursor = (await service.PageAsync("limit=1")).Next;
        Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline?cursor={cursor}&format=ndjson")).Of("cursor"));
    }

    private async Task<List<PageSeen>> PagesAsync(string query)
    {
        var pages = new List<PageSeen> { await service.PageAsync(query) };
        while (pages[^1].Next is { } cursor) pages.Add(await service.PageAsync($"{query}&cursor={cursor}"));
        return pages;
    }
}
