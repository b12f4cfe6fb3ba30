namespace Timeline.LocalPostgres.Tests;

/// <summary>When the owner ends or is killed, the server goes with it.</summary>
public sealed class KilledOwnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_owner_that_ends_leaves_no_process()
    {
        await _folder.WithClusterAsync();
        using var owner = OwnerProcess.Start(_folder.Path);
        await owner.ConnectionStringAsync();
        Assert.NotEmpty(_folder.Processes);

        await owner.TerminateAsync();

        Assert.Empty(_folder.Processes);
    }

    [Fact]
    public async Task A_start_right_after_a_kill_waits_for_the_ending_server()
    {
        await _folder.WithClusterAsync();
        using var owner = OwnerProcess.Start(_folder.Path);
        var connectionString = await owner.ConnectionStringAsync();
        await Sql.RunAsync(connectionString, "CREATE TABLE kept AS SELECT 42 AS answer");

        await owner.KillAsync();
        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        Assert.False(cluster.Adopted);
        Assert.Equal(42, await Sql.RunAsync(cluster.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_killed_owner_takes_its_server_with_it()
    {
        await _folder.WithClusterAsync();
        using var owner = OwnerProcess.Start(_folder.Path);
        await owner.ConnectionStringAsync();

        await owner.KillAsync();

        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task A_killed_owner_of_an_ephemeral_cluster_leaves_no_file_either()
    {
        using var owner = OwnerProcess.Start(_folder.Path, "ephemeral");
        await owner.ConnectionStringAsync();

        await owner.KillAsync();

        await TemporaryFolder.HoldsAsync(() => !Directory.Exists(_folder.Path), "the _folder is left");
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task A_server_whose_guard_was_killed_is_still_ended_by_its_owner()
    {
        await _folder.WithClusterAsync();
        await using (var cluster = await LocalCluster.StartAsync(_folder.Options))
        {
            foreach (var guard in ServerProcesses.Guards(_folder.Home.Mark)) Signals.Send(guard, Signal.Kill);
            await TemporaryFolder.HoldsAsync(() => ServerProcesses.Guards(_folder.Home.Mark).Count == 0, "the guard lives");
        }
        Assert.Empty(_folder.Processes);
    }
}
