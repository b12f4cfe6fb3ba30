using Npgsql;

namespace Timeline.LocalPostgres.Tests;

/// <summary>What the tests of other rooms rely on.</summary>
public sealed class TemporaryClusterTests
{
    [Fact]
    public async Task Databases_are_copied_from_a_template_by_many_at_once_though_pools_hold_it()
    {
        var cluster = await TemporaryCluster.Shared;
        var template = await cluster.CreateDatabaseAsync();
        await using var pool = NpgsqlDataSource.Create(template + ";Application Name=forgotten");
        await using (var command = pool.CreateCommand("CREATE TABLE kept AS SELECT 42 AS answer")) await command.ExecuteNonQueryAsync();

        var copies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => cluster.CreateDatabaseAsync(template)));

        foreach (var copy in copies) Assert.Equal(42, await Sql.RunAsync(copy, "SELECT answer FROM kept"));
        Assert.Equal(6, copies.Distinct().Count());
    }

    [Fact]
    public async Task A_dropped_database_is_gone_though_someone_is_connected()
    {
        var cluster = await TemporaryCluster.Shared;
        var database = await cluster.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();

        await cluster.DropDatabaseAsync(database);

        Assert.Equal("3D000", (await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(database, "SELECT 1"))).SqlState);
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_in_the_middle_of_writing()
    {
        await using var cluster = await TemporaryCluster.StartAsync(durable: true);
        Assert.Equal("on", await Sql.RunAsync(cluster.ConnectionString, "SHOW fsync"));
        var (port, database) = (cluster.Port, await cluster.CreateDatabaseAsync());
        await Sql.RunAsync(database, "CREATE TABLE written (number int)");
        var acknowledged = 0;
        var writer = Task.Run(async () =>
        {
            await using var connection = new NpgsqlConnection(database + ";Pooling=false");
            await connection.OpenAsync();
            while (true)
            {
                await using var insert = new NpgsqlCommand($"INSERT INTO written VALUES ({acknowledged + 1})", connection);
                await insert.ExecuteNonQueryAsync();
                Interlocked.Increment(ref acknowledged);
            }
        });
        await TemporaryFolder.HoldsAsync(() => Volatile.Read(ref acknowledged) > 50, "nothing is written");

        await cluster.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => writer);
        await cluster.RestartAsync();

        Assert.Equal(port, cluster.Port);
        // The last one may have been committed without the answer getting through.
        Assert.InRange((int)(await Sql.RunAsync(database, "SELECT count(*)::int FROM written"))!, acknowledged, acknowledged + 1);
    }

    [Fact]
    public async Task A_killed_cluster_can_still_be_disposed_and_leaves_no_file()
    {
        var cluster = await TemporaryCluster.StartAsync(settings: new Dictionary<string, string> { ["fsync"] = "on" });
        var home = new ClusterHome(Path.GetDirectoryName(cluster.DataFolder)!);
        Assert.Equal("on", await Sql.RunAsync(cluster.ConnectionString, "SHOW fsync"));
        Assert.Equal("off", await Sql.RunAsync(cluster.ConnectionString, "SHOW full_page_writes"));

        await cluster.KillAsync();
        Assert.Empty(ServerProcesses.Of(home.Mark));
        Assert.True(home.Exists);
        await cluster.DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(home.Folder)));
    }
}
