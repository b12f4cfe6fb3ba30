using Timeline.EventStore.Tests.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Processes;

/// <summary>Nodes that nobody strikes: they run until they are disposed.</summary>
internal sealed class RunningNodes(List<Node> nodes) : IDisposable
{
    /// <summary>Starts some and waits until one of them has begun each projection.</summary>
    public static async Task<RunningNodes> StartAsync(ProjectionBench bench, int count, string[] projections)
    {
        var running = new RunningNodes(
            [.. Enumerable.Range(0, count).Select(n => Node.Start(bench.Store.ConnectionString, $"node-{n}", Stall.Nowhere, projections))]);
        var first = await bench.AppendAsync(new Deposited(1));
        foreach (var projection in projections) await bench.ReachesAsync(projection, first);
        return running;
    }

    public void Dispose()
    {
        foreach (var node in nodes) node.Dispose();
    }
}
