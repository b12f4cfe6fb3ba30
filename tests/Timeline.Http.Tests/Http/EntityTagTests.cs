using System.Net;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Http;

/// <summary>Nothing is sent twice: tags, and answers that say only that nothing has changed.</summary>
public sealed class EntityTagTests(EmptyService service) : IClassFixture<EmptyService>
{
    private static readonly string[] Paths = ["/v1", "/v1/timeline", "/v1/timeline?limit=1", "/v1/actors", "/v1/topics", "/v1/places", "/v1/bulletins", "/v1/proposals"];

    [Fact]
    public async Task Every_answer_has_a_strong_tag_and_says_what_it_varies_by()
    {
        foreach (var path in Paths)
        {
            using var response = await service.GetAsync(path);
            Assert.False(response.Headers.ETag!.IsWeak);
            Assert.Equal(["Accept", "Accept-Encoding"], response.Headers.Vary.Order());
        }
    }

    [Fact]
    public async Task The_same_question_asked_again_with_its_tag_is_a_304_without_a_body()
    {
        foreach (var path in Paths)
        {
            using var again = await service.GetAsync(path, $"If-None-Match: {await TagAsync(path)}");
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
            Assert.Equal(await TagAsync(path), again.Headers.ETag!.ToString());
            Assert.Equal(["Accept", "Accept-Encoding"], again.Headers.Vary.Order());
            Assert.True(again.Headers.Contains("Timeline-Sequence"));
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"x\", {0}, \"y\"")]
    [InlineData("W/{0}")]
    [InlineData("\"a,b\",{0}")]
    public async Task If_none_match_takes_lists_weak_tags_and_the_star(string template)
    {
        var header = template.Replace("{0}", await TagAsync("/v1/actors"), StringComparison.Ordinal);
        using var response = await service.GetAsync("/v1/actors", $"If-None-Match: {header}");
        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/timeline/nothing", HttpStatusCode.NotFound)]
    [InlineData("/v1/actors/nobody", HttpStatusCode.NotFound)]
    [InlineData("/v1/timeline?actor=nobody", HttpStatusCode.BadRequest)]
    public async Task The_star_asks_whether_there_is_anything_and_hides_no_problem(string path, HttpStatusCode status)
    {
        using var response = await service.GetAsync(path, "If-None-Match: *");
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("\"x\", W/\"y\"")]
    [InlineData("nonsense")]
    [InlineData("\"")]
    public async Task Another_tag_or_none_at_all_gets_the_whole_answer(string header) =>
        Assert.NotEqual(default, await service.ReadAsync("/v1/actors", $"If-None-Match: {header}"));

    [Fact]
    public async Task Parameters_in_another_order_are_the_same_question() =>
        Assert.Equal(await TagAsync("/v1/timeline?kind=meeting&limit=3&sort=recorded"), await TagAsync("/v1/timeline?sort=recorded&kind=meeting&limit=3"));

    [Fact]
    public async Task Different_questions_have_different_tags()
    {
        var paths = Paths.Concat(["/v1/timeline?kind=meeting", "/v1/timeline?kind=statement", "/v1/timeline?kind=meeting&kind=statement", "/v1/timeline?sort=recorded"]);
        var tags = new List<string>();
        foreach (var path in paths) tags.Add(await TagAsync(path));
        Assert.Equal(tags.Distinct(), tags);
    }

    [Fact]
    public async Task The_tag_changes_when_something_is_recorded_and_the_old_one_gets_the_new_answer()
    {
        await using var own = await EmptyService.StartAsync();
        var chronicle = new Chronicle(own.Parts);
        await chronicle.StatesAsync("north");
        await own.ReachAsync(await chronicle.BulletinAsync("january", "2021-01-31"));
        using var before = await own.GetAsync("/v1/timeline");
        await own.ReachAsync(await chronicle.RecordAsync("talk", "2021-01-05", "january", 1, [new Participant("north", ParticipantRole.Host)]));
        using var after = await own.GetAsync("/v1/timeline", $"If-None-Match: {before.Headers.ETag}");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Contains("\"talk\"", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_question_has_no_tag()
    {
        using var response = await service.GetAsync("/v1/timeline?kind=x");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.ETag);
    }

    private async Task<string> TagAsync(string path)
    {
        using var response = await service.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.ETag!.ToString();
    }
}
