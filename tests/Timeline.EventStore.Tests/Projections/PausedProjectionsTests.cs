using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>What a person may decide for a projection that stands before an event it cannot fold.</summary>
public sealed class PausedProjectionsTests
{
    private const int Poison = 666;

    [Fact]
    public async Task Replayed_after_the_mending_it_goes_on_where_it_stood()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var cursed = true;
        var (_, last) = await RunUntilPausedAsync(bench, () => cursed);

        cursed = false;
        Assert.True(await new PausedProjections(bench.Store.Source).ReplayAsync("sums", default));

        await bench.ReachesAsync("sums", last);
        await bench.AssertIsTheFoldAsync("sums");
    }

    [Fact]
    public async Task Skipped_it_goes_on_without_the_event_and_the_decision_is_recorded()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var (poison, last) = await RunUntilPausedAsync(bench, () => true);

        Assert.Equal(poison, await new PausedProjections(bench.Store.Source).SkipAsync("sums", "It never happened.", "an analyst", default));

        await bench.ReachesAsync("sums", last);
        Assert.DoesNotContain(poison, await bench.Store.Source.ColumnAsync<long>("SELECT sequence FROM timeline_read.applied"));
        Assert.Equal(
            $"sums {poison} It never happened. an analyst",
            await bench.Store.Source.ScalarAsync<string>(
                "SELECT concat_ws(' ', projection, sequence, reason, by) FROM timeline_read.skipped_event"));
    }

    [Fact]
    public async Task It_neither_pauses_at_an_event_nor_is_it_skipped_while_another_may_still_appear_before_it()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var first = await bench.AppendAsync(new Deposited(1));
        var (late, lateSequence) = await OpenTransaction.WithEventsAsync(bench.Store.Source);
        await using var closing = late;
        var poison = await bench.AppendAsync(new Deposited(Poison));
        var runner = bench.NewRunner(Cursed(() => true), "one");

        Assert.True(await runner.RunBatchAsync(default));
        for (var batch = 0; batch < 5; batch++) Assert.False(await runner.RunBatchAsync(default));
        Assert.Equal((first, null), ((await bench.MarkAsync("sums")).Sequence, (await bench.MarkAsync("sums")).Pause));
        Assert.Null(await new PausedProjections(bench.Store.Source).SkipAsync("sums", "Too early.", "an analyst", default));
        await late.CommitAsync();
        Assert.True(await runner.RunBatchAsync(default));
        Assert.False(await runner.RunBatchAsync(default));
        Assert.Equal(poison, await new PausedProjections(bench.Store.Source).SkipAsync("sums", "It never happened.", "an analyst", default));

        Assert.Equal([first, lateSequence], await bench.Store.Source.ColumnAsync<long>("SELECT sequence FROM timeline_read.applied ORDER BY 1"));
        Assert.Equal(poison, (await bench.MarkAsync("sums")).Sequence);
    }

    [Fact]
    public async Task There_is_nothing_to_decide_for_one_that_runs_or_is_not_there()
    {
        await using var bench = await ProjectionBench.NewAsync();
        bench.Run(new SumsProjection("sums"), "one");
        await bench.ReachesAsync("sums", await bench.AppendAsync(new Deposited(1)));
        var paused = new PausedProjections(bench.Store.Source);

        Assert.False(await paused.ReplayAsync("sums", default));
        Assert.Null(await paused.SkipAsync("sums", "Why not.", "an analyst", default));
        Assert.Null(await paused.SkipAsync("none", "Why not.", "an analyst", default));
        Assert.Equal(0, await bench.Store.Source.ScalarAsync<long>("SELECT count(*) FROM timeline_read.skipped_event"));
    }

    private static async Task<(long Poison, long Last)> RunUntilPausedAsync(ProjectionBench bench, Func<bool> isCursed)
    {
        await bench.AppendAsync(new Deposited(1));
        var poison = await bench.AppendAsync(new Deposited(Poison));
        var last = await bench.AppendAsync(new Deposited(2));
        var projection = Cursed(isCursed);
        bench.Run(projection, "one");
        bench.Run(projection, "two");
        await bench.PausesAsync("sums");
        return (poison, last);
    }

    private static SumsProjection Cursed(Func<bool> isCursed) => new("sums")
    {
        InMidBatch = (page, _) => isCursed() && page.Any(e => e.Data is Deposited { Amount: Poison })
            ? throw new InvalidOperationException("Cursed.")
            : Task.CompletedTask,
    };
}
