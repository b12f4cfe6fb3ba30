using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks.Folding;

/// <summary>All projections of the service together, from an empty read model, beside what PostgreSQL needs by itself to write the same rows.</summary>
internal static class FoldingRow
{
    /// <param name="bench">The run.</param>
    /// <param name="foldAsync">Folds the whole log into the read model, which is empty.</param>
    public static async Task<Measured> MeasureAsync(Bench bench, Func<IServiceProvider, CancellationToken, Task> foldAsync)
    {
        var history = await bench.HistoryAsync(Scale.Folded);
        var told = "";
        var medians = await Rounds.RunAsync(
            bench,
            service: async () =>
            {
                await using var parts = Bench.Parts(history.Database);
                await new ReadModel(parts.GetRequiredService<NpgsqlDataSource>()).EmptyAsync(bench.Stop);
                await bench.SettleAsync();
                await using var observer = await Observer.StartAsync(history.Database);
                var watch = Stopwatch.StartNew();
                await foldAsync(parts, bench.Stop);
                var rate = history.Events / watch.Elapsed.TotalSeconds;
                told = await observer.TellAsync();
                return rate;
            },
            limit: async () =>
            {
                await using var source = NpgsqlDataSource.Create(history.Database);
                return history.Events / (await new ReadModel(source).WriteAgainAsync(bench.Stop)).TotalSeconds;
            });
        return Measured.Beside(medians, told);
    }
}
