using System.Data;
using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>One moment of two builds of a projection.</summary>
internal sealed class BuildSnapshot : IAsyncDisposable
{
    private const int Examples = 3;
    private readonly NpgsqlConnection _connection;

    private BuildSnapshot(NpgsqlConnection connection) => _connection = connection;

    public static async Task<BuildSnapshot> TakeAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        _ = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

        // The first statement takes the snapshot, before the live build may go on.
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
        return new BuildSnapshot(connection);
    }

    /// <summary>Compares all tables of the live build and the scratch build, row by row.</summary>
    public async Task<ProjectionComparison> CompareAsync(ProjectionDefinition definition, CancellationToken cancellationToken)
    {
        await using var build = new NpgsqlCommand("SELECT build FROM timeline_read.projection WHERE name = $1", _connection);
        build.Parameters.Add(new NpgsqlParameter<string> { TypedValue = definition.Name });
        var live = ProjectionBuilds.SchemaOf(definition.Name, (int)(await build.ExecuteScalarAsync(cancellationToken))!);
        var fresh = ProjectionBuilds.SchemaOf(definition.Name, ProjectionBuilds.Scratch);
        var tables = new List<TableComparison>();
        foreach (var table in await TablesAsync(live, cancellationToken)) tables.Add(await CompareAsync(live, fresh, table, cancellationToken));
        return new ProjectionComparison(tables);
    }

    // The connection closes with its transaction.
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<List<string>> TablesAsync(string schema, CancellationToken cancellationToken)
    {
        var tables = new List<string>();
        await using var command = new NpgsqlCommand(
            "SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname", _connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) tables.Add(rows.GetString(0));
        return tables;
    }

    private async Task<TableComparison> CompareAsync(string live, string fresh, string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             WITH live AS (SELECT md5(t::text) AS row FROM {live}.{table} t),
                  fresh AS (SELECT md5(t::text) AS row FROM {fresh}.{table} t),
                  missing AS (SELECT row FROM fresh EXCEPT ALL SELECT row FROM live),
                  unfounded AS (SELECT row FROM live EXCEPT ALL SELECT row FROM fresh)
             SELECT (SELECT count(*) FROM live), (SELECT count(*) FROM missing), (SELECT count(*) FROM unfounded),
                    ARRAY(SELECT 'missing: ' || t::text FROM {fresh}.{table} t WHERE md5(t::text) IN (SELECT row FROM missing) LIMIT {Examples})
                      || ARRAY(SELECT 'unfounded: ' || t::text FROM {live}.{table} t WHERE md5(t::text) IN (SELECT row FROM unfounded) LIMIT {Examples})
             """, _connection)
        { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new TableComparison(table, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<string[]>(3));
    }
}
