using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>Reading what one has just written: waiting for the marks.</summary>
public sealed class ProjectionMarksTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task Waiting_ends_when_every_projection_is_there()
    {
        await using var bench = await ProjectionBench.NewAsync();
        bench.Run(new SumsProjection("a"), "one");
        bench.Run(new SumsProjection("b"), "one");
        var sequence = await bench.AppendAsync(new Deposited(1), new Deposited(2));

        Assert.True(await bench.Marks.WaitForAsync(sequence, Long, default));
        await bench.ReachesAsync("a", sequence);
        await bench.ReachesAsync("b", sequence);
    }

    [Fact]
    public async Task Waiting_for_what_another_node_folds_ends_too()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var elsewhere = new ProjectionMarks(bench.Store.Source, new WakeUp());
        bench.Run(new SumsProjection("a"), "one");

        Assert.True(await elsewhere.WaitForAsync(await bench.AppendAsync(new Deposited(1)), Long, default));
    }

    [Fact]
    public async Task Waiting_lasts_as_long_as_one_projection_is_behind()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var (behind, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        bench.Run(new SumsProjection("ahead"), "one");
        var projection = new SumsProjection("behind")
        {
            InMidBatch = (_, _) =>
            {
                behind.TrySetResult();
                return goOn.Task;
            },
        };
        bench.Run(projection, "one");
        var sequence = await bench.AppendAsync(new Deposited(1));

        var marks = new ProjectionMarks(bench.Store.Source, bench.Moved, ["ahead", "behind"]);
        var waiting = marks.WaitForAsync(sequence, Long, default);
        try
        {
            await behind.Task;
            await bench.ReachesAsync("ahead", sequence);
            Assert.False(await marks.WaitForAsync(sequence, Short, default));
            Assert.False(waiting.IsCompleted);
        }
        finally
        {
            goOn.SetResult();
        }

        Assert.True(await waiting);
        await bench.AssertIsTheFoldAsync("behind");
    }

    [Fact]
    public async Task Waiting_for_a_paused_projection_ends_when_it_is_let_go_on()
    {
        await using var bench = await ProjectionBench.NewAsync();
        bench.Run(new SumsProjection("fine"), "one");
        bench.Run(new SumsProjection("paused") { InMidBatch = (_, _) => throw new InvalidOperationException("Cursed.") }, "one");
        var sequence = await bench.AppendAsync(new Deposited(1));
        var marks = new ProjectionMarks(bench.Store.Source, bench.Moved, ["fine", "paused"]);

        var waiting = marks.WaitForAsync(sequence, Long, default);
        await bench.ReachesAsync("fine", sequence);
        Assert.Equal(sequence, (await bench.PausesAsync("paused")).Sequence);
        Assert.False(waiting.IsCompleted);
        Assert.False(await marks.WaitForAsync(sequence, Short, default));
        await new PausedProjections(bench.Store.Source).SkipAsync("paused", "It never happened.", "an analyst", default);

        Assert.True(await waiting);
    }

    [Fact]
    public async Task Waiting_longer_than_allowed_answers_no()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var sequence = await bench.AppendAsync(new Deposited(1));
        bench.Run(new SumsProjection("a"), "one");
        await bench.ReachesAsync("a", sequence);

        Assert.False(await bench.Marks.WaitForAsync(sequence + 1, Short, default));
    }

    [Fact]
    public async Task A_projection_that_has_not_begun_is_waited_for_when_it_is_named()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var sequence = await bench.AppendAsync(new Deposited(1));
        bench.Run(new SumsProjection("a"), "one");
        await bench.ReachesAsync("a", sequence);
        var marks = new ProjectionMarks(bench.Store.Source, bench.Moved, ["a", "b"]);

        Assert.False(await marks.WaitForAsync(sequence, Short, default));
        bench.Run(new SumsProjection("b"), "one");
        Assert.True(await marks.WaitForAsync(sequence, Long, default));
    }

    [Fact]
    public async Task A_mark_of_a_projection_that_is_no_longer_run_holds_nobody_who_names_the_others()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.Store.Source.ExecuteAsync("INSERT INTO timeline_read.projection (name, mark) VALUES ('retired', 0)");
        var sequence = await bench.AppendAsync(new Deposited(1));
        bench.Run(new SumsProjection("a"), "one");

        Assert.True(await new ProjectionMarks(bench.Store.Source, bench.Moved, ["a"]).WaitForAsync(sequence, Long, default));
        Assert.False(await bench.Marks.WaitForAsync(sequence, Short, default));
    }

    [Fact]
    public async Task A_caller_who_cancels_is_told_so()
    {
        await using var bench = await ProjectionBench.NewAsync();
        using var impatience = new CancellationTokenSource();
        var waiting = bench.Marks.WaitForAsync(1, Long, impatience.Token);

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task The_last_sequence_of_an_empty_log_is_zero()
    {
        await using var bench = await ProjectionBench.NewAsync();
        Assert.Equal(0, await bench.Marks.LastSequenceAsync(default));
        Assert.Equal(await bench.AppendAsync(new Deposited(1), new Deposited(1)), await bench.Marks.LastSequenceAsync(default));
    }
}
