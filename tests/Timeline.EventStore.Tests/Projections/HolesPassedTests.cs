using Microsoft.Extensions.Logging;
using Timeline.EventStore.Order;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>A hole that a projection passes over is counted with its mark, once, and logged with what proved it.</summary>
public sealed class HolesPassedTests
{
    [Fact]
    public async Task A_page_tells_the_holes_that_it_passed_over_and_the_fence_that_proved_them_dead()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await FillAsync(bench);
        var reader = bench.Store.NewReader();
        LogPage page = null!;

        await Eventually.HoldsAsync(async () => (page = await reader.ReadAsync(0, 10, default)).Through == 9, "The holes still hold.");

        Assert.Equal(
            new ProvedHoles(2, 2, 7, 9, page.Proved!.FenceTransaction),
            page.Proved);
        Assert.True(page.Proved.FenceTransaction > 0);
        Assert.Null((await reader.ReadAsync(8, 10, default)).Proved);
    }

    [Fact]
    public async Task Holes_are_counted_with_the_mark_once_however_many_nodes_run()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.FillAsync(appends: 60);
        bench.Run(new SumsProjection("sums"), "one");
        bench.Run(new SumsProjection("sums"), "two");
        await bench.FillAsync(appends: 60);
        await bench.ReachesAsync("sums", await bench.Marks.LastSequenceAsync(default));

        Assert.Equal(12, (await bench.StateAsync("sums")).HolesPassed);
        await HearsAsync(bench, holes: 12);
    }

    [Fact]
    public async Task Holes_are_logged_with_first_last_and_fence()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await FillAsync(bench);

        bench.Run(new SumsProjection("sums"), "one");
        await HearsAsync(bench, holes: 2);

        var heard = bench.Log.Of("HolesPassedOver");
        Assert.Equal((2L, 7L), (heard[0].Fields["First"], heard[^1].Fields["Last"]));
        Assert.All(heard, one =>
        {
            Assert.Equal((LogLevel.Information, "sums"), (one.Level, one.Fields["Projection"]));
            Assert.True((long)one.Fields["FenceCap"]! >= (long)one.Fields["Last"]! && (long)one.Fields["FenceTransaction"]! > 0);
        });
    }

    [Fact]
    public async Task A_hole_before_an_event_that_is_skipped_counts_too()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.BurnANumberAsync();
        var poison = await bench.AppendAsync(new Deposited(666));
        bench.Run(new SumsProjection("sums") { InMidBatch = (_, _) => throw new InvalidOperationException("Cursed.") }, "one");
        await bench.PausesAsync("sums");

        await new PausedProjections(bench.Store.Source).SkipAsync("sums", "It never happened.", "an analyst", default);

        var state = await bench.StateAsync("sums");
        Assert.Equal((poison, 1, 1), (state.Sequence, state.HolesPassed, state.Skipped));
    }

    private static Task HearsAsync(ProjectionBench bench, int holes) => Eventually.HoldsAsync(
        () => bench.Log.Of("HolesPassedOver").Sum(heard => (int)heard.Fields["Holes"]!) == holes, "The log does not tell of all holes.");

    /// <summary>Event 1, number 2 missing, events 3 to 5, numbers 6 and 7 missing, events 8 and 9.</summary>
    private static async Task FillAsync(ProjectionBench bench)
    {
        await bench.AppendAsync(new Deposited(1));
        await bench.BurnANumberAsync();
        await bench.AppendAsync(new Deposited(1), new Deposited(2), new Deposited(3));
        await bench.BurnANumberAsync(2);
        Assert.Equal(9, await bench.AppendAsync(new Deposited(1), new Deposited(2)));
    }
}
