using System.Globalization;

namespace Timeline.LocalPostgres.Tests;

/// <summary>What an interruption can leave in the folder does not disturb the next start.</summary>
public sealed class HalfMadeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_kill_in_the_middle_of_initdb_is_repaired()
    {
        using var owner = OwnerProcess.Start(_folder.Path);
        await TemporaryFolder.HoldsAsync(() => HalfMade().Any(half => Directory.Exists(Path.Combine(half, "data", "base"))), "initdb does not begin");
        await owner.KillAsync();
        Assert.False(_folder.Home.Exists);

        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        Assert.Equal(1, await Sql.RunAsync(cluster.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task What_an_earlier_initdb_left_is_swept()
    {
        var left = Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres.new-77-abc", "data"));
        File.WriteAllText(Path.Combine(left.FullName, "PG_VERSION"), "15");

        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        Assert.Empty(HalfMade());
    }

    [Fact]
    public async Task A_folder_that_is_no_whole_cluster_is_never_emptied()
    {
        await _folder.WithClusterAsync();
        File.Delete(Path.Combine(_folder.Home.Data, "PG_VERSION"));

        var refused = await Assert.ThrowsAsync<LocalClusterException>(() => LocalCluster.StartAsync(_folder.Options));

        Assert.Contains("holds no whole cluster", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.Home.Data, "global", "pg_control")));
    }

    [Fact]
    public async Task A_stale_postmaster_file_whose_number_another_process_has_is_no_obstacle()
    {
        await _folder.WithClusterAsync();
        // Of the server's own user: that is the case in which PostgreSQL would refuse.
        string[] line = [.. ServerUser.Command("sleep", "60")];
        using var stranger = Command.Start(new CommandLine(line[0], line.Skip(1)));
        await File.WriteAllLinesAsync(
            Path.Combine(_folder.Home.Data, "postmaster.pid"),
            [stranger.Id.ToString(CultureInfo.InvariantCulture), _folder.Home.Data, "1700000000", "5433", "", "127.0.0.1", "1 1", "ready"]);

        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        Assert.False(cluster.Adopted);
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    private IEnumerable<string> HalfMade() => Directory.EnumerateDirectories(_folder.Path, "postgres.new-*");
}
