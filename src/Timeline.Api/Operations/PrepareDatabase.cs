using System.Reflection;
using Npgsql;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>Brings a database to what this program needs.</summary>
internal static class PrepareDatabase
{
    /// <summary>The tables of the projections of this program.</summary>
    public static IReadOnlyList<ProjectionDefinition> Definitions { get; } = MigrationScript.ProjectionsOf(Assembly.GetExecutingAssembly());

    /// <summary>The tables of one of them.</summary>
    public static ProjectionDefinition DefinitionOf(string name) => Definitions.Single(definition => definition.Name == name);

    public static async Task MigrateAsync(NpgsqlDataSource source, Action<string> say, CancellationToken cancellationToken)
    {
        var ran = await Migrator.MigrateAsync(source, MigrationScript.CarriedBy(Assembly.GetExecutingAssembly()), cancellationToken);
        if (ran.Count > 0) say($"Migrated: {string.Join(", ", ran)}.");
        var made = await new ProjectionBuilds(source).EnsureAsync(Definitions, cancellationToken);
        if (made.Count > 0) say($"Made the tables of: {string.Join(", ", made)}.");
    }
}
