namespace Timeline.LocalPostgres.Tests;

/// <summary>A server whose owner and guard were both killed is gone on with, or ended when it is not what is wanted.</summary>
public sealed class OrphanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_orphan_is_adopted_guarded_again_and_ended_with_its_new_owner()
    {
        var orphan = await OrphanAsync(_folder);

        await using (var cluster = await LocalCluster.StartAsync(_folder.Options))
        {
            Assert.True(cluster.Adopted);
            Assert.Equal(orphan, cluster.ServerProcessId);
            Assert.Contains(_folder.Said, said => said.Contains($"process {orphan}", StringComparison.Ordinal));
            Assert.Equal(1, await Sql.RunAsync(cluster.ConnectionString, "SELECT 1"));
            Assert.Single(ServerProcesses.Guards(_folder.Home.Mark));
        }
        Assert.Empty(_folder.Processes);
    }

    [Fact]
    public async Task An_adopted_server_goes_when_its_new_owner_is_killed()
    {
        var orphan = await OrphanAsync(_folder);
        using var second = OwnerProcess.Start(_folder.Path);
        await second.ConnectionStringAsync();
        Assert.Contains(orphan, _folder.Processes);

        await second.KillAsync();

        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task An_orphan_with_other_settings_is_ended_and_a_new_server_started()
    {
        var orphan = await OrphanAsync(_folder);

        await using var cluster = await LocalCluster.StartAsync(
            _folder.Options with { Settings = new Dictionary<string, string> { ["max_connections"] = "33" } });

        Assert.False(cluster.Adopted);
        Assert.NotEqual(orphan, cluster.ServerProcessId);
        Assert.Equal("33", await Sql.RunAsync(cluster.ConnectionString, "SHOW max_connections"));
    }

    internal static async Task<int> OrphanAsync(TemporaryFolder folder)
    {
        await folder.WithClusterAsync();
        using var owner = OwnerProcess.Start(folder.Path);
        await owner.ConnectionStringAsync();
        foreach (var guard in ServerProcesses.Guards(folder.Home.Mark)) Signals.Send(guard, Signal.Kill);
        await TemporaryFolder.HoldsAsync(() => ServerProcesses.Guards(folder.Home.Mark).Count == 0, "the guard lives");
        await owner.KillAsync();
        return PostmasterFile.Read(folder.Home)!.ProcessId;
    }
}
