using System.Diagnostics;
using Npgsql;
using Timeline.EventStore.Tests.Projections;
using Timeline.EventStore.Tests.Store;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Processes;

/// <summary>P6 over several processes: one is killed or frozen in the midst of a batch, another takes over, and every effect happens once.</summary>
public sealed class StruckNodesTests(ITestOutputHelper output)
{
    private static readonly string[] Projections = ["sums", "sums again"];
    private static readonly int Rounds = Environment.GetEnvironmentVariable("TIMELINE_TEST_LONG") == "1" ? 12 : 2;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Of_several_processes_one_is_killed_in_mid_batch_and_another_takes_over(int processes)
    {
        await using var bench = await ProjectionBench.NewAsync();
        using var others = await RunningNodes.StartAsync(bench, processes - 1, Projections);
        for (var round = 0; round < Rounds; round++)
        {
            using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidBatch, Projections);
            await TakenOverAsync(bench, victim, victim.Kill);
        }

        await AssertEachEffectHappenedOnceAsync(bench);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Of_several_processes_one_is_frozen_in_mid_batch_and_another_takes_over(int processes)
    {
        await using var bench = await ProjectionBench.NewAsync();
        using var others = await RunningNodes.StartAsync(bench, processes - 1, Projections);
        for (var round = 0; round < Rounds; round++)
        {
            using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidBatch, Projections);
            await TakenOverAsync(bench, victim, victim.Freeze);
            victim.Thaw();
            await AssertEachEffectHappenedOnceAsync(bench);
        }

        await AssertEachEffectHappenedOnceAsync(bench);
    }

    [Fact]
    public async Task A_process_that_was_frozen_in_mid_batch_does_its_part_again_when_it_is_thawed()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var other = await RunningNodes.StartAsync(bench, 1, Projections);
        using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidBatch, Projections);
        using (other) await TakenOverAsync(bench, victim, victim.Freeze);

        victim.Thaw();
        await bench.AppendAsync(new Deposited(1), new Deposited(2));

        await AssertEachEffectHappenedOnceAsync(bench);
    }

    [Fact]
    public async Task A_process_that_is_frozen_while_the_server_sends_it_a_page_loses_its_lock_too()
    {
        await using var bench = await ProjectionBench.NewAsync();
        // More than the buffers on the way from the server to a process can take.
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(_ => Guid.NewGuid()));
        for (var n = 0; n < 4; n++) await bench.AppendAsync([.. Enumerable.Range(0, 12).Select(words => new NoteTaken(text, words))]);
        using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidPage, "sums");
        await victim.Stalled;

        var watch = Stopwatch.StartNew();
        victim.Freeze();
        await Eventually.HoldsAsync(
            async () => await bench.Store.Source.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'victim' AND state <> 'idle'") == 0,
            "The server waits for its reader.");
        output.WriteLine($"The lock was lost after {watch.ElapsedMilliseconds} ms.");
        bench.Run(new SumsProjection("sums"), "other");
        await bench.ReachesAsync("sums", await bench.Marks.LastSequenceAsync(default));
        victim.Thaw();

        // Not told by the server that it had been idle: it was cut off in the midst of its page.
        Assert.Equal(nameof(NpgsqlException), await victim.SaysAsync(Node.Failed));
        await bench.AppendAsync(new Deposited(1));
        await AssertEachEffectHappenedOnceAsync(bench, "sums");
    }

    /// <summary>Strikes a node that is in mid-batch, and waits until the mark moves that it holds.</summary>
    private async Task TakenOverAsync(ProjectionBench bench, Node victim, Action strike)
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

    private static async Task AssertEachEffectHappenedOnceAsync(ProjectionBench bench, params string[] projections)
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
