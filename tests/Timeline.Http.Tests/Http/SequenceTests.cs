using System.Globalization;
using System.Net;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Http;

/// <summary>Whoever has written something reads it: every answer tells the sequence it shows, and waits for one that is asked for.</summary>
public sealed class SequenceTests(EmptyService service) : IClassFixture<EmptyService>
{
    private static readonly string[] Paths = ["/v1", "/v1/timeline", "/v1/timeline?format=ndjson", "/v1/actors", "/v1/topics", "/v1/places", "/v1/bulletins"];

    [Fact]
    public async Task Every_answer_tells_the_sequence_that_it_shows()
    {
        var last = await new Chronicle(service.Parts).StatesAsync("told");
        await service.ReachAsync(last);
        foreach (var path in Paths)
        {
            using var response = await service.GetAsync(path);
            Assert.True(SequenceOf(response) >= last, path);
        }
    }

    [Fact]
    public async Task A_read_that_names_a_sequence_shows_all_up_to_it_however_soon_it_comes()
    {
        var chronicle = new Chronicle(service.Parts);
        for (var i = 0; i < 20; i++)
        {
            var sequence = await chronicle.StatesAsync($"soon-{i}");
            using var response = await service.GetAsync($"/v1/actors/soon-{i}", $"Timeline-Sequence: {sequence}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(SequenceOf(response) >= sequence);
        }
    }

    [Fact]
    public async Task A_stream_waits_as_a_page_does()
    {
        var chronicle = new Chronicle(service.Parts);
        await chronicle.BulletinAsync("streamed", "2021-01-31");
        var sequence = await chronicle.RecordAsync("streamed-talk", "2021-01-05", "streamed", 1);
        using var response = await service.GetAsync("/v1/timeline?format=ndjson", $"Timeline-Sequence: {sequence}");
        Assert.Contains("streamed-talk", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("1,2")]
    [InlineData("99999999999999999999")]
    [InlineData("0x1")]
    public async Task What_is_no_sequence_is_refused_by_name(string header)
    {
        var problem = await service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/actors", $"Timeline-Sequence: {header}");
        Assert.Contains($"'{header}'", problem.Of("Timeline-Sequence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sequence_nought_waits_for_nothing() => Assert.NotEqual(default, await service.ReadAsync("/v1", "Timeline-Sequence: 0"));

    private static long SequenceOf(HttpResponseMessage response) =>
        long.Parse(Assert.Single(response.Headers.GetValues("Timeline-Sequence")), CultureInfo.InvariantCulture);
}

/// <summary>The five seconds that a read waits at most; in a class of its own, so that nothing waits behind it.</summary>
public sealed class UnreachedSequenceTests(EmptyService service) : IClassFixture<EmptyService>
{
    [Fact]
    public async Task A_sequence_that_is_not_reached_is_a_503_that_says_when_to_come_again()
    {
        using var response = await service.GetAsync("/v1/timeline", "Timeline-Sequence: 999999999");
        var problem = await Problem.ReadAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("999999999", problem.Detail, StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
    }
}
