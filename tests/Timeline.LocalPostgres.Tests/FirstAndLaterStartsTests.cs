using Npgsql;

namespace Timeline.LocalPostgres.Tests;

/// <summary>The life of a lasting cluster: made once, found again, alone in its folder.</summary>
public sealed class FirstAndLaterStartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_start_finds_data_port_and_password_of_the_first()
    {
        string first;
        // A port that no other test's cluster takes between the two starts.
        await using (var cluster = await LocalCluster.StartAsync(_folder.Options with { Port = Ports.Any() }))
        {
            first = cluster.ConnectionString;
            await Sql.RunAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        await _folder.NothingRunsAsync();

        await using var again = await LocalCluster.StartAsync(_folder.Options);

        Assert.False(again.Adopted);
        Assert.Equal(first, again.ConnectionString);
        Assert.Equal(42, await Sql.RunAsync(again.ConnectionString, "SELECT answer FROM kept"));
        Assert.Equal("timeline", await Sql.RunAsync(again.ConnectionString, "SELECT current_database()::text"));
        Assert.Equal(_folder.Home.Data, again.DataFolder);
    }

    [Fact]
    public async Task The_password_is_needed_and_closed_to_others()
    {
        await _folder.WithClusterAsync();
        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        var wrong = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "guess" }.ConnectionString;
        Assert.Equal("28P01", (await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(wrong, "SELECT 1"))).SqlState);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path.Combine(_folder.Home.Folder, "password")).UnixFileMode);
    }

    [Fact]
    public async Task A_second_owner_is_told_who_the_first_is()
    {
        await _folder.WithClusterAsync();
        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        var refused = await Assert.ThrowsAsync<LocalClusterException>(() => LocalCluster.StartAsync(_folder.Options));

        Assert.Contains($"already running as process {Environment.ProcessId} ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_beside_the_owner_finds_the_server()
    {
        Assert.Null(await LocalCluster.FindRunningAsync(_folder.Options));
        await using (var cluster = await LocalCluster.StartAsync(_folder.Options))
            Assert.Equal(cluster.ConnectionString, await LocalCluster.FindRunningAsync(_folder.Options));
        Assert.Null(await LocalCluster.FindRunningAsync(_folder.Options));
    }

    [Fact]
    public async Task Data_of_another_major_version_are_not_touched()
    {
        await _folder.WithClusterAsync();
        File.WriteAllText(Path.Combine(_folder.Home.Data, "PG_VERSION"), "9\n");

        var refused = await Assert.ThrowsAsync<LocalClusterException>(() => LocalCluster.StartAsync(_folder.Options));

        Assert.Contains("are of PostgreSQL 9", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_the_server_refuses_is_told_in_its_own_words()
    {
        await _folder.WithClusterAsync();
        var refused = await Assert.ThrowsAsync<LocalClusterException>(() => LocalCluster.StartAsync(
            _folder.Options with { Settings = new Dictionary<string, string> { ["max_connections"] = "none" } }));

        Assert.Contains("max_connections", refused.Message, StringComparison.Ordinal);
        await _folder.NothingRunsAsync();
    }
}
