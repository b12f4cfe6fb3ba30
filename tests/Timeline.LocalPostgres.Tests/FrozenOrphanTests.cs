namespace Timeline.LocalPostgres.Tests;

/// <summary>Apart from the other orphans, to run beside them: it waits out every limit on the way to SIGKILL.</summary>
public sealed class FrozenOrphanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_orphan_that_answers_nobody_is_killed()
    {
        var orphan = await OrphanTests.OrphanAsync(_folder);
        await Command.RunAsync(new CommandLine("/bin/sh", ["-c", $"kill -STOP {orphan}"]), CancellationToken.None);

        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        Assert.False(cluster.Adopted);
        Assert.False(ServerProcesses.IsAlive(orphan, _folder.Home.Mark));
    }
}
