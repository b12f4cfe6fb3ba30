namespace Timeline.LocalPostgres.Tests;

/// <summary>Root cannot run PostgreSQL, and user postgres cannot go everywhere.</summary>
public sealed class OtherUserTests : IDisposable
{
    private static readonly string[] AsNobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RootFact]
    public async Task Where_postgres_cannot_go_the_data_move_and_it_says_so()
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = _folder.Options with { Folder = Path.Combine(_folder.Path, ".timeline") };
        var moved = Path.Combine("/var/lib/timeline", ClusterHome.Hash(options.Folder));
        try
        {
            await using (var cluster = await LocalCluster.StartAsync(options))
            {
                Assert.Equal(Path.Combine(moved, "data"), cluster.DataFolder);
                Assert.Contains(_folder.Said, said => said.Contains(moved, StringComparison.Ordinal));
                Assert.Equal(cluster.ConnectionString, await LocalCluster.FindRunningAsync(options));
                await Sql.RunAsync(cluster.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
            }
            await using var again = await LocalCluster.StartAsync(options);
            Assert.Equal(42, await Sql.RunAsync(again.ConnectionString, "SELECT answer FROM kept"));
        }
        finally
        {
            Folders.TryRemove(moved);
        }
    }

    [RootFact]
    public async Task Data_that_postgres_can_no_longer_reach_are_not_replaced_by_empty_ones()
    {
        await _folder.WithClusterAsync();
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var refused = await Assert.ThrowsAsync<LocalClusterException>(() => LocalCluster.StartAsync(_folder.Options));

        Assert.Contains("user postgres cannot reach", refused.Message, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task An_ordinary_user_runs_the_server_himself()
    {
        // Where the checkout itself is closed to others there is no ordinary user to ask.
        if ((await ServerUser.RunAsync([.. AsNobody, "test", "-r", OwnerProcess.Assembly], "", default)).ExitCode != 0) return;
        var own = Path.Combine(_folder.Path, "own");
        await ServerUser.RunAsync(["install", "-d", "-o", "nobody", "-g", "nogroup", own], "", default);
        var home = new ClusterHome(Path.Combine(own, "postgres"));

        using var owner = OwnerProcess.Start(own, "", AsNobody);
        Assert.Equal("postgres", await Sql.RunAsync(await owner.ConnectionStringAsync(), "SELECT current_user::text"));
        var server = PostmasterFile.Read(home)!.ProcessId;
        Assert.Contains("\nUid:\t65534\t", await File.ReadAllTextAsync($"/proc/{server}/status"), StringComparison.Ordinal);
        await owner.TerminateAsync();

        Assert.Empty(ServerProcesses.Of(home.Mark));
    }
}
