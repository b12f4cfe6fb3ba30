using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Timeline.Http.Tests.Disputes;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Timelines;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Kept;

/// <summary>
/// What is answered from memory is what the database answers, while the history goes on: now, as documents had told it
/// by some day, and as it was recorded by some point of the log.
/// </summary>
public sealed class KeptAnswersTests(ITestOutputHelper output)
{
    private static readonly string[] Asked =
    [
        "/v1/timeline/histogram?split=kind&", "/v1/timeline/histogram?bucket=year&split=actor&", "/v1/timeline/histogram?bucket=week&split=topic&",
        "/v1/actors/graph?nodes=5&", "/v1/actors?", "/v1/actors/north?", "/v1/topics?", "/v1/places?", "/v1/disputes/gas?",
    ];

    private static readonly string[] Days = ["", "occurred_to=2021-03", "occurred_from=2021-02&match=certainly"];

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Counts_graphs_and_disputes_from_memory_are_those_of_the_database_at_any_point_of_time(int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var memory = await KeepingService.StartAsync();
        await using var database = await memory.BesideAsync();
        var random = new Random(seed);
        var chronicle = new Chronicle(memory.Parts);
        var history = new RandomHistory(chronicle, seed);
        await history.BeginAsync();
        await history.GoOnAsync(60);
        var filled = 0;
        for (var round = 0; round < 8; round++)
        {
            await history.GoOnAsync(12);
            await memory.ReachAsync(chronicle.Reached);
            await database.ReachAsync(chronicle.Reached);
            var questions = await RandomQuestions.AboutAsync(memory, (seed * 100) + round);
            for (var i = 0; i < 12; i++)
            {
                // Only pages have an order.
                var query = (questions.Next() with { Sort = "occurred" }).Query.Replace("sort=occurred", "", StringComparison.Ordinal);
                query += random.Next(3) == 0 ? $"&recorded_until={random.NextInt64(1, chronicle.Reached + 1)}" : "";
                foreach (var path in Asked.Where(path => !path.StartsWith("/v1/disputes", StringComparison.Ordinal) || !query.Contains("topic=", StringComparison.Ordinal)))
                    filled += await SameAsync(path + query);
            }

            foreach (var days in Days)
            {
                foreach (var point in (string[])["", "&published_until=2021-02", $"&recorded_until={random.NextInt64(1, chronicle.Reached)}"])
                {
                    foreach (var dispute in (string[])["talks", "gas"]) filled += await SameAsync($"/v1/disputes/{dispute}?{days}{point}");
                }
            }

            foreach (var path in (string[])["/v1/bulletins", "/v1/coverage", "/v1/disputes"]) filled += await SameAsync(path);
        }

        output.WriteLine($"{filled} answers were not empty; {memory.Answered} came from memory");
        Assert.True(filled > 200, "Too little is there to tell much.");
        Assert.True(memory.Answered > 500, "Too little was answered from memory.");
        Assert.Equal(0, database.Answered);

        async Task<int> SameAsync(string path)
        {
            var told = await memory.ReadAsync(path);
            JsonAssert.Same(await database.ReadAsync(path), told, path);
            return told.GetRawText().Contains("[]", StringComparison.Ordinal) ? 0 : 1;
        }
    }

    [Fact]
    public async Task Questions_at_once_while_the_history_goes_on_are_answered_as_of_the_sequence_that_they_tell()
    {
        await using var service = await KeepingService.StartAsync();
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
                    var buckets = await response.Content.ReadFromJsonAsync<JsonElement>();
                    var total = buckets.GetProperty("buckets").EnumerateArray().Sum(bucket => bucket.GetProperty("total").GetInt64());
                    var sequence = long.Parse(response.Headers.GetValues("Timeline-Sequence").Single(), CultureInfo.InvariantCulture);
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
