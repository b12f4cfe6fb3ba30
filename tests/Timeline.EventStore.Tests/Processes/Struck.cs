using System.Diagnostics;
using Timeline.EventStore.Tests.Projections;
using Timeline.EventStore.Tests.Store;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Processes;

/// <summary>Two projections that several processes run, and what is asked of them when one of these is struck.</summary>
internal static class Struck
{
    /// <summary>Each of the tests starts up to four processes: no more at once than a small machine can bear.</summary>
    public const string OneAtATime = "Tests that start processes";

    public static readonly string[] Projections = ["sums", "sums again"];
    public static readonly int Rounds = Environment.GetEnvironmentVariable("TIMELINE_TEST_LONG") == "1" ? 12 : 1;

    /// <summary>Strikes a node when it has come to its stall, and waits until the mark moves that it holds.</summary>
    public static async Task IsTakenOverFromAsync(this ProjectionBench bench, Node victim, Action strike, ITestOutputHelper output)
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                await bench.AppendAsync(new Deposited(3), new Withdrawn(1));
                return victim.Stalled.IsCompleted;
            },
            "The victim does not come to a batch.");
        var projection = await victim.Stalled;
        var (held, watch) = (await bench.MarkAsync(projection), Stopwatch.StartNew());
        strike();
        await bench.ReachesAsync(projection, held.Sequence + 1);
        output.WriteLine($"'{projection}' was taken over after {watch.ElapsedMilliseconds} ms.");
    }

    public static async Task AssertEachEffectHappenedOnceAsync(this ProjectionBench bench, params string[] projections)
    {
        var last = await bench.Marks.LastSequenceAsync(default);
        foreach (var projection in projections is [] ? Projections : projections)
        {
            await bench.ReachesAsync(projection, last);
            await bench.AssertIsTheFoldAsync(projection);
            Assert.Null((await bench.MarkAsync(projection)).Pause);
        }
    }
}
