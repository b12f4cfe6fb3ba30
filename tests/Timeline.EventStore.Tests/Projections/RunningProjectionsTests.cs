using Timeline.EventStore.Events;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>P6: a projection equals the fold of the log at its mark, however it was interrupted and however many nodes ran it.</summary>
public sealed class RunningProjectionsTests
{
    [Fact]
    public async Task A_run_in_peace_folds_the_whole_log_past_its_holes()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.FillAsync(appends: 300);
        var last = await bench.Marks.LastSequenceAsync(default);

        bench.Run(new SumsProjection("sums"), "one");
        await bench.ReachesAsync("sums", last);
        var late = await bench.AppendAsync(new Deposited(7), new Withdrawn(3));
        await bench.ReachesAsync("sums", late);

        await bench.AssertIsTheFoldAsync("sums");
    }

    [Fact]
    public async Task Runners_cancelled_in_mid_batch_many_times_leave_no_trace_of_what_they_had_begun()
    {
        await using var bench = await ProjectionBench.NewAsync();
        for (var round = 0; round < 25; round++)
        {
            await bench.FillAsync(appends: 3);
            using var end = new CancellationTokenSource();
            var projection = new SumsProjection("sums") { InMidBatch = (_, _) => end.CancelAsync() };
            await bench.NewRunner(projection, $"round-{round}").RunAsync(end.Token);
        }

        Assert.Equal(0L, await bench.Store.Source.ScalarAsync<long>("SELECT count(*) FROM timeline_read.applied"));
        bench.Run(new SumsProjection("sums"), "last");
        await bench.ReachesAsync("sums", await bench.Marks.LastSequenceAsync(default));
        await bench.AssertIsTheFoldAsync("sums");
    }

    [Fact]
    public async Task Connections_killed_from_inside_and_outside_in_mid_batch_cost_nothing_and_double_nothing()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var (batches, killed, round) = (0, 0, 0);
        var projection = new SumsProjection("sums")
        {
            InMidBatch = async (_, connection) =>
            {
                if (Interlocked.Increment(ref batches) % 3 == 0) return;
                Interlocked.Increment(ref killed);
                await bench.Store.Source.ExecuteAsync("SELECT pg_terminate_backend($1)", connection.ProcessID);
            },
        };
        bench.Run(projection, "victim");

        await Eventually.HoldsAsync(
            async () =>
            {
                await bench.FillAsync(appends: 2);
                if (++round % 25 == 0) await bench.Store.Source.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim' AND datname = current_database()");
                return Volatile.Read(ref killed) >= 6;
            },
            "Nobody is killed.");

        await bench.ReachesAsync("sums", await bench.Marks.LastSequenceAsync(default));
        await bench.AssertIsTheFoldAsync("sums");
        Assert.Null((await bench.MarkAsync("sums")).Pause);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Several_nodes_at_once_apply_each_event_once(int nodes)
    {
        await using var bench = await ProjectionBench.NewAsync();
        var batches = 0;
        for (var node = 0; node < nodes; node++)
        {
            bench.Run(
                new SumsProjection("sums")
                {
                    InMidBatch = (_, _) =>
                    {
                        Interlocked.Increment(ref batches);
                        return Task.CompletedTask;
                    },
                },
                $"node-{node}");
        }

        await Eventually.HoldsAsync(
            async () =>
            {
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.FillAsync(appends: 10)));
                return Volatile.Read(ref batches) >= 20;
            },
            "All comes in a few batches.");
        await bench.ReachesAsync("sums", await bench.Marks.LastSequenceAsync(default));
        await bench.AssertIsTheFoldAsync("sums");
        Assert.Null((await bench.MarkAsync("sums")).Pause);
    }

    [Fact]
    public async Task While_one_node_is_in_a_batch_another_does_not_wait_for_it()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.AppendAsync(new Deposited(1));
        var second = bench.NewRunner(new SumsProjection("sums"), "second");
        Assert.True(await second.RunBatchAsync(default));
        await bench.AppendAsync(new Deposited(2));
        var (inBatch, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var leader = new SumsProjection("sums")
        {
            InMidBatch = (_, _) =>
            {
                inBatch.SetResult();
                return release.Task;
            },
        };

        var leading = bench.NewRunner(leader, "leader").RunBatchAsync(default);
        await inBatch.Task;
        Assert.False(await second.RunBatchAsync(default));
        release.SetResult();

        Assert.True(await leading);
        await bench.AssertIsTheFoldAsync("sums");
    }

    [Fact]
    public async Task A_node_frozen_in_mid_batch_loses_its_lock_and_its_late_commit_does_nothing()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.FillAsync(appends: 20);
        var last = await bench.Marks.LastSequenceAsync(default);
        var (inBatch, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var frozen = new SumsProjection("sums")
        {
            InMidBatch = (_, _) =>
            {
                inBatch.TrySetResult();
                return release.Task;
            },
        };
        var freezing = bench.NewRunner(frozen, "frozen").RunBatchAsync(default);
        await inBatch.Task;

        bench.Run(new SumsProjection("sums"), "second");
        await bench.ReachesAsync("sums", last);
        release.SetResult();

        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => freezing);
        await bench.AssertIsTheFoldAsync("sums");
        Assert.Null((await bench.MarkAsync("sums")).Pause);
    }

    [Fact]
    public async Task Events_of_unknown_types_are_passed_over_and_counted_once()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var types = new EventTypes([typeof(Deposited)]);
        await bench.AppendAsync(new NoteTaken("a", 1), new Deposited(5), new NoteTaken("b", 1));
        var last = await bench.AppendAsync(new NoteTaken("c", 1));

        bench.Run(new SumsProjection("sums"), "one", types);
        bench.Run(new SumsProjection("sums"), "two", types);
        await bench.ReachesAsync("sums", last);

        Assert.Equal(3, (await bench.MarkAsync("sums")).PassedOver);
        Assert.Equal([2L], await bench.Store.Source.ColumnAsync<long>("SELECT sequence FROM timeline_read.applied"));
    }
}
