using System.Diagnostics;

namespace Timeline.Benchmarks.Appending;

/// <summary>Writers that do the same piece of work again and again, all at the same time.</summary>
internal static class Writers
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Counts their events for a while, after a second in which nobody counts.</summary>
    /// <param name="writers">One piece of work of each writer; gives how many events it was.</param>
    /// <param name="stretch">How long they are counted for.</param>
    /// <returns>Events per second of all of them together.</returns>
    public static async Task<double> PerSecondAsync(IReadOnlyList<Func<Task<int>>> writers, TimeSpan stretch)
    {
        await RunAsync(writers, WarmUp);
        var watch = Stopwatch.StartNew();
        var events = await RunAsync(writers, stretch);
        return events / watch.Elapsed.TotalSeconds;
    }

    private static async Task<long> RunAsync(IReadOnlyList<Func<Task<int>>> writers, TimeSpan stretch) =>
        (await Task.WhenAll(writers.Select(work => Task.Run(async () =>
        {
            var events = 0L;
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < stretch) events += await work();
            return events;
        })))).Sum();
}
