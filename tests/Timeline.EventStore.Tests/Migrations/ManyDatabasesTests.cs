using Npgsql;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Tests.Store;
using Timeline.LocalPostgres;

namespace Timeline.EventStore.Tests.Migrations;

/// <summary>Roles belong to a whole server: the lock on one database does not keep the migrations of others apart.</summary>
public sealed class ManyDatabasesTests
{
    [Fact]
    public async Task A_role_that_another_databases_migration_makes_at_the_same_moment_is_taken_as_made()
    {
        await using var cluster = await TemporaryCluster.StartAsync();
        await using var other = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var source = NpgsqlDataSource.Create(await cluster.CreateDatabaseAsync());
        await using var faster = await other.OpenConnectionAsync();
        await faster.ExecuteAsync("BEGIN; CREATE ROLE timeline_application NOLOGIN");

        var migrating = Migrator.MigrateAsync(source, StoreDatabase.Scripts, default);
        await Eventually.HoldsAsync(
            async () => await other.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%CREATE ROLE%'") == 1,
            "The migration does not come to the role.");
        await faster.ExecuteAsync("COMMIT");

        await migrating;
        Assert.True(await source.ScalarAsync<bool>(
            "SELECT has_schema_privilege('timeline_application', 'timeline', 'USAGE')"));
    }
}
