using System.Net;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Http;

/// <summary>Values that cannot be are refused by name; what only looks dangerous is looked for like anything else.</summary>
public sealed class WrongParametersTests(SeededService service) : IClassFixture<SeededService>
{
    [Theory]
    [InlineData("")]
    [InlineData("&format=ndjson")]
    public async Task Several_wrong_values_are_told_at_once(string more)
    {
        var problem = await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline?occurred_from=2021-02-30&limit=0&actor=azerbajan{more}");
        Assert.Equal(["actor", "limit", "occurred_from"], problem.Errors.Keys.Order());
    }

    [Theory]
    [InlineData("occurred_from=2021-13", "occurred_from")]
    [InlineData("occurred_from=yesterday", "occurred_from")]
    [InlineData("occurred_from=2021-02-30", "occurred_from")]
    [InlineData("occurred_from=2021-1-1", "occurred_from")]
    [InlineData("occurred_from=20210101", "occurred_from")]
    [InlineData("occurred_from=2021-01-01T00:00:00Z", "occurred_from")]
    [InlineData("occurred_from=0000", "occurred_from")]
    [InlineData("occurred_from=10000", "occurred_from")]
    [InlineData("occurred_from=-0001", "occurred_from")]
    [InlineData("occurred_from=2018/..", "occurred_from")]
    [InlineData("occurred_from=../2018", "occurred_from")]
    [InlineData("occurred_from=2018/", "occurred_from")]
    [InlineData("occurred_to=2021-00", "occurred_to")]
    [InlineData("occurred_to=tomorrow", "occurred_to")]
    [InlineData("occurred_to=2018/..", "occurred_to")]
    [InlineData("occurred_to=/2018", "occurred_to")]
    [InlineData("occurred_from=2021-02&occurred_to=2021-01", "occurred_to")]
    [InlineData("occurred_from=2021-02-02&occurred_to=2021-02-01", "occurred_to")]
    [InlineData("published_until=2021-21", "published_until")]
    [InlineData("published_until=2021-02~", "published_until")]
    [InlineData("published_until=2021-02?", "published_until")]
    [InlineData("published_until=202X", "published_until")]
    [InlineData("published_until=20XX", "published_until")]
    [InlineData("published_until=2021-01/2021-02", "published_until")]
    [InlineData("published_until=2021-01/..", "published_until")]
    [InlineData("published_until=now", "published_until")]
    [InlineData("recorded_until=now", "recorded_until")]
    [InlineData("recorded_until=-1", "recorded_until")]
    [InlineData("recorded_until=17.5", "recorded_until")]
    [InlineData("recorded_until=%D9%A1%D9%A7", "recorded_until")]
    [InlineData("recorded_until=2021-02-28", "recorded_until")]
    [InlineData("recorded_until=2021-02-28T12:00:00", "recorded_until")]
    [InlineData("recorded_until=2021-02-28T12:00:00+04:00", "recorded_until")]
    [InlineData("recorded_until=2021-02-30T12:00:00Z", "recorded_until")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("limit=1.5", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit", "limit")]
    [InlineData("q=", "q")]
    [InlineData("q=the", "q")]
    [InlineData("q=the+of+and", "q")]
    [InlineData("q=%22%22", "q")]
    [InlineData("q=-", "q")]
    [InlineData("q=%F0%9F%98%80", "q")]
    [InlineData("q=%5C%5C%25_", "q")]
    [InlineData("actor=", "actor")]
    [InlineData("actor=azerbaijan&actor=", "actor")]
    [InlineData("between=azerbaijan", "between")]
    [InlineData("between=azerbaijan,azerbaijan", "between")]
    [InlineData("between=azerbaijan,armenia,russia", "between")]
    [InlineData("between=,", "between")]
    [InlineData("actor=Azerbaijan", "actor")]
    [InlineData("actor=azerbaijan%20", "actor")]
    [InlineData("actor=%27%3B%20DROP%20TABLE%20x", "actor")]
    [InlineData("kind=meeting,statement", "kind")]
    [InlineData("KIND=meeting", "KIND")]
    [InlineData("=x", "")]
    [InlineData("&&&=", "")]
    [InlineData("asOf=2021", "asOf")]
    public async Task It_is_a_400_that_names_the_parameter(string query, string parameter)
    {
        foreach (var path in (string[])["/v1/timeline?", "/v1/timeline?format=ndjson&"])
            Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, path + query)).Of(parameter));
    }

    [Theory]
    [InlineData("kind=meeting&sort=recorded&sort=occurred", "sort")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("limit=1&limit=1", "limit")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("occurred_from=2021&occurred_from=2020", "occurred_from")]
    [InlineData("published_until=2021&published_until=2020", "published_until")]
    [InlineData("recorded_until=1&recorded_until=2", "recorded_until")]
    [InlineData("cursor=a&cursor=b", "cursor")]
    [InlineData("status=all&status=active", "status")]
    public async Task A_parameter_that_stands_alone_is_refused_when_it_comes_twice(string query, string parameter) =>
        Assert.Contains("2 times", (await service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/timeline?" + query)).Of(parameter), StringComparison.Ordinal);

    [Fact]
    public async Task A_search_of_more_than_two_hundred_characters_is_refused()
    {
        Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline?q={new string('a', 300)}")).Of("q"));
        Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/timeline?q={new string('a', 201)}")).Of("q"));
        await service.PageAsync($"q={new string('a', 200)}");
    }

    [Theory]
    [InlineData("q=%27%3B%20DROP%20TABLE%20timeline.mt_events%3B--")]
    [InlineData("q=memorandum%27%20OR%20%271%27=%271")]
    [InlineData("q=%22memorandum")]
    [InlineData("q=memorandum%22%22%22")]
    [InlineData("q=memorandum%20or")]
    [InlineData("q=or%20memorandum")]
    [InlineData("q=--memorandum")]
    [InlineData("q=memorandum%20%26%20%7C%20!%20(%20:*%20%3C-%3E")]
    [InlineData("q=memorandum%20%F0%9F%98%80")]
    [InlineData("q=%24%7Bjndi:ldap://x%7D")]
    [InlineData("q=memorandum%5C%5C%25_")]
    [InlineData("q=m%C3%A9morandum%0A%0D%09")]
    public async Task Any_words_may_be_looked_for(string query) => await service.PageAsync(query);

    [Theory]
    [InlineData("q=memorandum", true)]
    [InlineData("q=MEMORANDUMS", true)]
    [InlineData("q=%22memorandum+of+understanding%22", true)]
    [InlineData("q=%22understanding+of+memorandum%22", false)]
    [InlineData("q=memorandum+-dostluk", false)]
    [InlineData("q=zebra+or+memorandum", true)]
    [InlineData("q=zebra+memorandum", false)]
    public async Task A_search_has_the_syntax_that_people_know(string query, bool finds) =>
        Assert.Equal(finds, (await service.AllAsync(query)).Select(e => e.Id).Contains("2021-01-21-dostlug-memorandum"));

    [Theory]
    [InlineData("occurred_from=0001&occurred_to=9999")]
    [InlineData("occurred_from=0001-01-01&occurred_to=9999-12-31&match=certainly")]
    [InlineData("occurred_from=2020-24&occurred_to=202X")]
    [InlineData("occurred_from=2021-05-XX&occurred_to=2021-05~")]
    [InlineData("occurred_from=2021-01/2021-03&occurred_to=2021-02")]
    [InlineData("published_until=9999")]
    [InlineData("published_until=0001-01-01")]
    [InlineData("recorded_until=0")]
    [InlineData("recorded_until=00017")]
    [InlineData("recorded_until=2021-02-28T12:00:00Z")]
    [InlineData("recorded_until=2021-02-28T12:00:00.123456789-03:30")]
    public async Task All_other_dates_are_taken(string query) => await service.PageAsync(query.Replace("~", "%7E", StringComparison.Ordinal));

    [Fact]
    public async Task The_widest_bounds_leave_nothing_out() =>
        Assert.Equal((await service.PageAsync()).Matched, (await service.PageAsync("occurred_from=0001-01-01&occurred_to=9999-12-31&published_until=9999-12-31")).Matched);

    [Theory]
    [InlineData("/v1?x=1", "x")]
    [InlineData("/v1/bulletins?actor=azerbaijan", "actor")]
    [InlineData("/v1/bulletins/air-center-2021-01?q=x", "q")]
    [InlineData("/v1/bulletins/air-center-2021-01/text?limit=1", "limit")]
    [InlineData("/v1/actors?limit=1", "limit")]
    [InlineData("/v1/actors/azerbaijan?sort=occurred", "sort")]
    [InlineData("/v1/topics?acter=x", "acter")]
    [InlineData("/v1/timeline/2021-01-11-moscow-summit?actor=azerbaijan", "actor")]
    [InlineData("/v1/timeline/2021-01-11-moscow-summit/history?x=y", "x")]
    public async Task No_address_passes_over_a_parameter_that_it_does_not_take(string path, string parameter) =>
        Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, path)).Of(parameter));

    [Theory]
    [InlineData("/v1/actors/azerbajan", "'azerbaijan'")]
    [InlineData("/v1/actors/baku", "'azerbaijan'")]
    [InlineData("/v1/topics/energi", "'energy'")]
    [InlineData("/v1/timeline/2021-01-11-moscow-sumit", "'2021-01-11-moscow-summit'")]
    [InlineData("/v1/timeline/2021-01-12-moscow-summit", "'2021-01-11-moscow-summit'")]
    [InlineData("/v1/timeline/2021-01-11-moscow-sumit/history", "'2021-01-11-moscow-summit'")]
    [InlineData("/v1/bulletins/air-center-2021-1", "'air-center-2021-01'")]
    [InlineData("/v1/bulletins/air-center-2021-1/text", "'air-center-2021-01'")]
    public async Task An_unknown_slug_in_a_path_is_a_404_that_says_what_was_meant(string path, string meant) =>
        Assert.Contains(meant, (await service.ProblemAsync(HttpStatusCode.NotFound, path)).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("/v1/actors/")]
    [InlineData("/v1/topics/")]
    [InlineData("/v1/timeline/")]
    [InlineData("/v1/bulletins/")]
    public async Task A_strange_slug_in_a_path_is_a_404(string path)
    {
        foreach (var slug in (string[])[new string('a', 5000), "%F0%9F%98%80", "a%20b", "%27%3B--", "a%2Fb", "%25", "...", "-", "AZERBAIJAN%0A", "%C3%A9"])
            await service.ProblemAsync(HttpStatusCode.NotFound, path + slug);
    }
}
