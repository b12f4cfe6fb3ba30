using System.Reflection;
using Npgsql;
using Timeline.EventStore.Migrations;

namespace Timeline.Api.Operations;

/// <summary>Brings a database to what this program needs.</summary>
internal static class PrepareDatabase
{
    public static async Task MigrateAsync(NpgsqlDataSource source, Action<string> say, CancellationToken cancellationToken)
    {
        var ran = await Migrator.MigrateAsync(source, MigrationScript.CarriedBy(Assembly.GetExecutingAssembly()), cancellationToken);
        if (ran.Count > 0) say($"Migrated: {string.Join(", ", ran)}.");
    }
}
