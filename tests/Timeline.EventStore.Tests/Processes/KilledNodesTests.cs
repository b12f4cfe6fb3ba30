using Timeline.EventStore.Tests.Projections;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Processes;

/// <summary>P6 over several processes: one is killed in the midst of a batch, another takes over, and every effect happens once.</summary>
[Collection(Struck.OneAtATime)]
public sealed class KilledNodesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Of_several_processes_one_is_killed_in_mid_batch_and_another_takes_over(int processes)
    {
        await using var bench = await ProjectionBench.NewAsync();
        using var others = await RunningNodes.StartAsync(bench, processes - 1, Struck.Projections);
        for (var round = 0; round < Struck.Rounds; round++)
        {
            using var victim = Node.Start(bench.Store.ConnectionString, "victim", Stall.InMidBatch, Struck.Projections);
            await bench.IsTakenOverFromAsync(victim, victim.Kill, output);
        }

        await bench.AssertEachEffectHappenedOnceAsync();
    }
}
