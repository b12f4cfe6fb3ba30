using System.Net;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>Questions that people ask of the seeds, and the answers that they must get.</summary>
public sealed class AnswersOfTheSeedsTests(SeededService service) : IClassFixture<SeededService>
{
    [Fact]
    public async Task Turkmenistans_agreements_hold_the_memorandum_on_the_field_with_the_words_that_prove_it()
    {
        var page = await service.PageAsync("actor=turkmenistan&kind=agreement");
        var memorandum = page.Entries.Single(entry => entry.Id == "2021-01-21-dostlug-memorandum");
        Assert.Equal("2021-01-21", memorandum.Date);
        Assert.Equal("agreement", memorandum.Kind);
        Assert.Contains(memorandum.Citations, citation =>
            citation.Bulletin == "air-center-2021-01" && citation.Quote.Contains("memorandum", StringComparison.OrdinalIgnoreCase) && citation.Quote.Contains("January 21", StringComparison.Ordinal));
        Assert.All(memorandum.Citations, citation => Assert.NotEmpty(citation.Quote));
    }

    [Fact]
    public async Task Turkmenistans_agreements_hold_the_convention_on_the_Caspian() =>
        Assert.Contains("2018-08-12-caspian-convention", (await service.PageAsync("actor=turkmenistan&kind=agreement")).Ids);

    [Fact]
    public async Task Between_Azerbaijan_and_Armenia_January_2021_holds_the_summit_in_Moscow()
    {
        var page = await service.PageAsync("between=azerbaijan,armenia&occurred_from=2021-01&occurred_to=2021-01");
        var summit = page.Entries.Single(entry => entry.Id == "2021-01-11-moscow-summit");
        Assert.Equal(("meeting", "2021-01-11"), (summit.Kind, summit.Date));
        Assert.Contains(summit.Participants, participant => participant.CountsFor("azerbaijan", true));
        Assert.Contains(summit.Participants, participant => participant.CountsFor("armenia", true));
    }

    [Fact]
    public async Task An_unknown_parameter_is_named_with_what_there_is_and_what_was_meant()
    {
        var said = (await service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/timeline?topik=x")).Of("topik");
        Assert.Contains("'topic'", said, StringComparison.Ordinal);
        foreach (var parameter in (string[])["actor", "between", "topic", "kind", "occurred_from", "published_until", "sort", "limit", "cursor", "format"])
            Assert.Contains(parameter, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_actor_is_named_with_the_one_that_was_meant()
    {
        var problem = await service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/timeline?actor=azerbajan");
        Assert.Contains("'azerbajan'", problem.Of("actor"), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'azerbaijan'?", problem.Of("actor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var problem = await service.ProblemAsync(
            HttpStatusCode.BadRequest, "/v1/timeline?actor=azerbajan&topic=energi&place=moskow&bulletin=air-center-2021-1&between=armenia,azerbajan&occurred_from=yesterday&published_until=2021-13");
        Assert.Equal(["actor", "between", "bulletin", "occurred_from", "place", "published_until", "topic"], problem.Errors.Keys.Order());
        Assert.Contains("'energy'", problem.Of("topic"), StringComparison.Ordinal);
        Assert.Contains("'moscow'", problem.Of("place"), StringComparison.Ordinal);
        Assert.Contains("'air-center-2021-01'", problem.Of("bulletin"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind=meetings", "kind", "meeting")]
    [InlineData("role=speakers", "role", "speaker")]
    [InlineData("type=consults", "type", "consult")]
    [InlineData("quad=verbal", "quad", "verbal-conflict")]
    [InlineData("status=activ", "status", "active")]
    [InlineData("actors=both", "actors", "any, all")]
    [InlineData("represented=no", "represented", "true, false")]
    [InlineData("match=surely", "match", "possibly, certainly")]
    [InlineData("sort=date", "sort", "occurred, published, recorded")]
    [InlineData("count=1", "count", "exact")]
    [InlineData("format=xml", "format", "json")]
    public async Task An_unknown_value_is_named_with_what_is_allowed(string query, string parameter, string allowed)
    {
        var said = (await service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/timeline?" + query)).Of(parameter);
        Assert.Contains($"'{query.Split('=')[1]}'", said, StringComparison.Ordinal);
        Assert.Contains(allowed, said, StringComparison.Ordinal);
    }
}
