using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Operations;

/// <summary>Databases are brought to what the program needs, whatever happens on the same server meanwhile.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Several_databases_of_one_server_may_be_migrated_at_once_by_several_nodes_each()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Templates.BareAsync()));
        await Task.WhenAll(databases.Concat(databases).Select(MigrateAsync));
        foreach (var database in databases)
            Assert.Equal(0, await Sql.NumberAsync(database, "SELECT count(*) FROM timeline_read.entry"));
    }

    private static async Task MigrateAsync(string database)
    {
        await using var parts = Templates.Parts(database);
        await PrepareDatabase.MigrateAsync(parts.GetRequiredService<NpgsqlDataSource>(), _ => { }, default);
    }
}
