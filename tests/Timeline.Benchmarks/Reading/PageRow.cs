using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks.Reading;

/// <summary>Pages of 50 by actor and range over HTTP, by one client, beside the same SQL alone.</summary>
internal static class PageRow
{
    private const int Requests = 2000;

    public static async Task<Measured> MeasureAsync(Bench bench)
    {
        var history = await (await bench.HistoryAsync(bench.Scale.Entries)).FoldedAsync();
        var queries = await Question.QueriesAsync(history, await Question.DrawAsync(history, Requests, bench.Stop), bench.Stop);
        await using var served = await Served.StartAsync(history.Database, bench.Stop);
        using var sql = await SentSql.TakeDownAsync(history.Database, queries, bench.Stop);
        var matched = await Pages.WarmUpAsync(served, queries, bench.Stop);

        var (medianOfService, medianOfLimit) = (new List<double>(), new List<double>());
        var medians = await Rounds.RunAsync(
            bench,
            service: async () => NinetyNinth(await Pages.TimesAsync(served, queries, bench.Stop), medianOfService),
            limit: async () => NinetyNinth(await sql.RunAsync(history.Database, bench.Stop), medianOfLimit));

        // Here less is better.
        return new Measured(
            medians.Service, medians.Limit, medians.Limit / medians.Service,
            $"p50 {Rounds.Median(medianOfService):0.00} ms, of the SQL alone {Rounds.Median(medianOfLimit):0.00} ms; in the median {matched:#,0} entries match");
    }

    private static double NinetyNinth(IReadOnlyList<double> times, List<double> medians)
    {
        medians.Add(Rounds.Median(times));
        return Rounds.Percentile(times, 99);
    }
}
