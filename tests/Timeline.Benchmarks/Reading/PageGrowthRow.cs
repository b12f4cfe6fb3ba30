using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks.Reading;

/// <summary>The same questions of a large timeline and of a small one: how much slower the large one is, in the median.</summary>
internal static class PageGrowthRow
{
    private const int Requests = 1000;

    public static async Task<Measured> MeasureAsync(Bench bench)
    {
        var large = await (await bench.HistoryAsync(bench.Scale.Entries)).FoldedAsync();
        var small = await (await bench.HistoryAsync(Scale.Few)).FoldedAsync();
        var questions = await Question.DrawAsync(large, Requests, bench.Stop);
        var (ofLarge, ofSmall) = (await Question.QueriesAsync(large, questions, bench.Stop), await Question.QueriesAsync(small, questions, bench.Stop));
        await using var servedLarge = await Served.StartAsync(large.Database, bench.Stop);
        await using var servedSmall = await Served.StartAsync(small.Database, bench.Stop);
        var matched = (Large: await Pages.WarmUpAsync(servedLarge, ofLarge, bench.Stop), Small: await Pages.WarmUpAsync(servedSmall, ofSmall, bench.Stop));

        var medians = await Rounds.RunAsync(
            bench,
            service: async () => Rounds.Median(await Pages.TimesAsync(servedLarge, ofLarge, bench.Stop)),
            limit: async () => Rounds.Median(await Pages.TimesAsync(servedSmall, ofSmall, bench.Stop)));
        var growth = medians.Service / medians.Limit;
        return new Measured(
            growth, 1, growth,
            $"p50 {medians.Service:0.00} ms among {bench.Scale.Entries:#,0} entries, {medians.Limit:0.00} ms among {Scale.Few:#,0}; in the median {matched.Large:#,0} and {matched.Small:#,0} match");
    }
}
