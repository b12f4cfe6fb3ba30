using System.Diagnostics;
using Npgsql;
using Timeline.EventStore.Tests.Projections;
using Timeline.EventStore.Tests.Store;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Processes;

/// <summary>P6 over several processes: one is frozen wherever it is in a batch, another takes over, and every effect happens once.</summary>
[Collection(Struck.OneAtATime)]
public sealed class FrozenNodesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Of_several_processes_one_is_frozen_in_mid_batch_and_another_takes_over(int processes)
    {
        await using var bench = await ProjectionBench.NewAsync();
        using var others = await RunningNodes.StartAsync(bench, processes - 1, Struck.Projections);
        for (var round = 0; round < Struck.Rounds; round++)
        {
            using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidBatch, Struck.Projections);
            await bench.IsTakenOverFromAsync(victim, victim.Freeze, output);
            victim.Thaw();
            await bench.AssertEachEffectHappenedOnceAsync();
        }

        await bench.AssertEachEffectHappenedOnceAsync();
    }

    [Fact]
    public async Task A_process_that_was_frozen_in_mid_batch_does_its_part_again_when_it_is_thawed()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var other = await RunningNodes.StartAsync(bench, 1, Struck.Projections);
        using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidBatch, Struck.Projections);
        using (other) await bench.IsTakenOverFromAsync(victim, victim.Freeze, output);

        victim.Thaw();
        await bench.AppendAsync(new Deposited(1), new Deposited(2));

        await bench.AssertEachEffectHappenedOnceAsync();
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
        await bench.AssertEachEffectHappenedOnceAsync("sums");
    }

    [Fact]
    public async Task A_process_that_is_frozen_while_it_sends_a_statement_loses_its_lock_too()
    {
        await using var bench = await ProjectionBench.NewAsync();
        using var other = await RunningNodes.StartAsync(bench, 1, Struck.Projections);
        using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidStatement, Struck.Projections);
        await bench.IsTakenOverFromAsync(victim, victim.Freeze, output);
        victim.Thaw();

        await victim.SaysAsync(Node.Failed);
        await bench.AssertEachEffectHappenedOnceAsync();
    }
}
