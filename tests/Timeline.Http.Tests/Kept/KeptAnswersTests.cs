using Timeline.Http.Tests.Disputes;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Timelines;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Kept;

/// <summary>
/// What is answered from memory is what the database answers, while the history goes on. With a bound of publication
/// behind all documents, the same is asked of the database.
/// </summary>
public sealed class KeptAnswersTests(ITestOutputHelper output)
{
    private const string ByDatabase = "published_until=9999";

    private static readonly string[] Asked =
    [
        "/v1/timeline/histogram?split=kind&", "/v1/timeline/histogram?bucket=year&split=actor&", "/v1/timeline/histogram?bucket=week&split=topic&",
        "/v1/actors/graph?nodes=5&", "/v1/actors?", "/v1/actors/north?", "/v1/topics?", "/v1/places?",
    ];

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Counts_graphs_and_disputes_from_memory_are_those_of_the_database(int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var service = await EmptyService.StartAsync();
        var chronicle = new Chronicle(service.Parts);
        var history = new RandomHistory(chronicle, seed);
        await history.BeginAsync();
        await history.GoOnAsync(60);
        var answered = 0;
        for (var round = 0; round < 8; round++)
        {
            await history.GoOnAsync(12);
            await service.ReachAsync(chronicle.Reached);
            var questions = await RandomQuestions.AboutAsync(service, (seed * 100) + round);
            for (var i = 0; i < 12; i++)
            {
                // Only pages have an order.
                var query = (questions.Next() with { PublishedUntil = null, Sort = "occurred" }).Query.Replace("sort=occurred", "", StringComparison.Ordinal);
                foreach (var path in Asked)
                {
                    var told = await service.ReadAsync(path + query);
                    JsonAssert.Same(await service.ReadAsync($"{path}{query}&{ByDatabase}"), told, path + query);
                    if (!told.GetRawText().Contains("[]", StringComparison.Ordinal)) answered++;
                }
            }

            foreach (var query in (string[])["", "occurred_to=2021-03", "occurred_from=2021-02&match=certainly"])
            {
                foreach (var dispute in (string[])["talks", "gas"])
                    JsonAssert.Same(await service.ReadAsync($"/v1/disputes/{dispute}?{query}&{ByDatabase}"), await service.ReadAsync($"/v1/disputes/{dispute}?{query}"), $"{dispute}?{query}");
            }
        }

        output.WriteLine($"{answered} answers were not empty");
        Assert.True(answered > 100, "Too little is there to tell much.");
    }

    [Fact]
    public async Task Questions_at_once_while_the_history_goes_on_are_answered_as_of_the_sequence_that_they_tell()
    {
        await using var service = await EmptyService.StartAsync();
        var chronicle = new Chronicle(service.Parts);
        var history = new RandomHistory(chronicle, 23);
        await history.BeginAsync();
        var writing = history.GoOnAsync(150);
        var totals = new Dictionary<long, long>();
        do
        {
            foreach (var response in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.GetAsync("/v1/timeline/histogram?bucket=year&status=all"))))
            {
                using (response)
                {
                    var buckets = await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<System.Text.Json.JsonElement>(response.Content);
                    var total = buckets.GetProperty("buckets").EnumerateArray().Sum(bucket => bucket.GetProperty("total").GetInt64());
                    var sequence = long.Parse(response.Headers.GetValues("Timeline-Sequence").Single(), System.Globalization.CultureInfo.InvariantCulture);
                    Assert.Equal(total, totals.GetValueOrDefault(sequence, total));
                    totals[sequence] = total;
                }
            }
        }
        while (!writing.IsCompleted);
        await writing;

        Assert.All(
            await Task.WhenAll(totals.Select(async told => (told.Value, Matched: (await service.PageAsync($"status=all&recorded_until={told.Key}&limit=1&count=exact")).Matched))),
            pair => Assert.Equal(pair.Matched, pair.Value));
    }
}
