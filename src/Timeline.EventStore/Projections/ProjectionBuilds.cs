using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>
/// The builds of projections: each has its tables in a schema of its own and folds the log from the beginning. One is
/// live; another may be built beside it and then take its place in one transaction.
/// </summary>
/// <param name="source">The database.</param>
public sealed class ProjectionBuilds(NpgsqlDataSource source)
{
    /// <summary>The number of builds that never become live.</summary>
    internal const int Scratch = 999_999;

    private const long Lock = 0x4275696C6473; // "Builds"
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Makes the tables of projections that have none, and makes them anew, empty, where their definition is another
    /// one than they were made by: the log has all that they are folded from.
    /// </summary>
    /// <returns>The projections whose tables were made.</returns>
    public async Task<IReadOnlyList<string>> EnsureAsync(IEnumerable<ProjectionDefinition> definitions, CancellationToken cancellationToken)
    {
        var made = new List<string>();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
        foreach (var definition in definitions)
        {
            var (build, checksum) = await FindAsync(connection, definition.Name, cancellationToken);
            if (checksum == definition.Checksum) continue;
            await MakeTablesAsync(connection, definition, build + 1, cancellationToken);
            await TakePlaceAsync(connection, definition, build + 1, mark: 0, cancellationToken);
            if (build > 0) await ExecuteAsync(connection, $"DROP SCHEMA {SchemaOf(definition.Name, build)} CASCADE", cancellationToken);
            made.Add(definition.Name);
        }

        await transaction.CommitAsync(cancellationToken);
        return made;
    }

    /// <summary>Begins a build beside the live one, or finds the one that was begun before.</summary>
    /// <returns>The name of its mark, under which a runner folds it.</returns>
    public Task<string> BeginAsync(ProjectionDefinition definition, CancellationToken cancellationToken) =>
        BeginAsync(definition, live => live + 1, cancellationToken);

    /// <summary>Begins a build that is only looked at; one that was left behind is thrown away.</summary>
    /// <returns><inheritdoc cref="BeginAsync(ProjectionDefinition, CancellationToken)"/></returns>
    public async Task<string> BeginScratchAsync(ProjectionDefinition definition, CancellationToken cancellationToken)
    {
        await AbandonScratchAsync(definition, cancellationToken);
        return await BeginAsync(definition, _ => Scratch, cancellationToken);
    }

    /// <summary>Throws the build away that is only looked at.</summary>
    public async Task AbandonScratchAsync(ProjectionDefinition definition, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await DropAsync(connection, definition.Name, Scratch, cancellationToken);
    }

    /// <summary>Puts the finished build in the place of the live one.</summary>
    /// <returns>False while the live one is further, or busy: fold on, then try again.</returns>
    public async Task<bool> SwapAsync(ProjectionDefinition definition, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "SET LOCAL lock_timeout = '2s'", cancellationToken);
        var (old, _) = await FindAsync(connection, definition.Name, cancellationToken);
        try
        {
            // The locks of both marks: neither is folding while the one takes the other's place.
            var live = await LockAsync(connection, definition.Name, cancellationToken);
            var built = await LockAsync(connection, MarkOf(definition.Name, old + 1), cancellationToken);
            if (built is null || built < live) return false;
            await ExecuteAsync(connection, "DELETE FROM timeline_read.projection WHERE name = $1", cancellationToken, MarkOf(definition.Name, old + 1));
            await TakePlaceAsync(connection, definition, old + 1, built.Value, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }

        await DropWhenUnreadAsync(definition.Name, old, cancellationToken);
        return true;
    }

    /// <summary>The schema that holds the tables of a build.</summary>
    public static string SchemaOf(string projection, int build) => $"timeline_read_{projection}_{build}";

    private async Task<string> BeginAsync(ProjectionDefinition definition, Func<int, int> number, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
        var (live, _) = await FindAsync(connection, definition.Name, cancellationToken);
        var build = number(live);
        var name = MarkOf(definition.Name, build);
        var (_, checksum) = await FindAsync(connection, name, cancellationToken);
        if (checksum == definition.Checksum) return name;

        if (checksum is not null) await DropAsync(connection, definition.Name, build, cancellationToken);
        await MakeTablesAsync(connection, definition, build, cancellationToken);
        await ExecuteAsync(
            connection, "INSERT INTO timeline_read.projection (name, build, definition) VALUES ($1, $2, $3)", cancellationToken, name, build, definition.Checksum);
        await transaction.CommitAsync(cancellationToken);
        return name;
    }

    private static string MarkOf(string projection, int build) => $"{projection}@{build}";

    private static async Task<(int Build, string? Checksum)> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "SELECT build, definition FROM timeline_read.projection WHERE name = $1", name);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetInt32(0), row.IsDBNull(1) ? null : row.GetString(1)) : (0, null);
    }

    private static async Task<long?> LockAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "SELECT mark FROM timeline_read.projection WHERE name = $1 FOR UPDATE", name);
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task MakeTablesAsync(NpgsqlConnection connection, ProjectionDefinition definition, int build, CancellationToken cancellationToken)
    {
        var schema = SchemaOf(definition.Name, build);
        await ExecuteAsync(
            connection,
            $"""
             CREATE SCHEMA {schema};
             SET LOCAL search_path = {schema};
             {definition.Sql}
             ;
             SET LOCAL search_path TO DEFAULT;
             DO $do$
             BEGIN
               IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'timeline_application') THEN
                 GRANT USAGE ON SCHEMA {schema} TO timeline_application;
                 GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO timeline_application;
               END IF;
             END
             $do$;
             """,
            cancellationToken);
    }

    /// <summary>The live mark is the build's from here on, and so are the views by which others read the tables.</summary>
    private static async Task TakePlaceAsync(
        NpgsqlConnection connection, ProjectionDefinition definition, int build, long mark, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection,
            """
            INSERT INTO timeline_read.projection AS p (name, mark, build, definition) VALUES ($1, $2, $3, $4)
            ON CONFLICT (name) DO UPDATE SET mark = $2, build = $3, definition = $4, updated_at = now(),
              paused_at = NULL, paused_sequence = NULL, paused_reason = NULL
            """,
            cancellationToken, definition.Name, mark, build, definition.Checksum);
        await ExecuteAsync(
            connection,
            $"""
             DO $do$
             DECLARE t name;
             BEGIN
               FOR t IN SELECT relname FROM pg_class
                 WHERE relnamespace = '{SchemaOf(definition.Name, build)}'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
               LOOP
                 EXECUTE format('DROP VIEW IF EXISTS timeline_read.%I', t);
                 EXECUTE format('CREATE VIEW timeline_read.%I AS SELECT * FROM {SchemaOf(definition.Name, build)}.%I', t, t);
               END LOOP;
             END
             $do$;
             """,
            cancellationToken);
    }

    /// <summary>
    /// Drops the tables of a build that is not live any more, once nobody reads them: a reader chooses its build by
    /// its own snapshot, so all transactions that are older than the change must have ended.
    /// </summary>
    private async Task DropWhenUnreadAsync(string projection, int build, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var now = new NpgsqlCommand("SELECT pg_current_xact_id()::text::bigint", connection);
        var changed = (long)(await now.ExecuteScalarAsync(cancellationToken))!;
        while (true)
        {
            await using var oldest = new NpgsqlCommand("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint", connection);
            if ((long)(await oldest.ExecuteScalarAsync(cancellationToken))! > changed) break;
            await Task.Delay(Poll, cancellationToken);
        }

        await ExecuteAsync(connection, $"DROP SCHEMA IF EXISTS {SchemaOf(projection, build)} CASCADE", cancellationToken);
    }

    private static Task DropAsync(NpgsqlConnection connection, string projection, int build, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        $"DELETE FROM timeline_read.projection WHERE name = '{MarkOf(projection, build)}'; DROP SCHEMA IF EXISTS {SchemaOf(projection, build)} CASCADE",
        cancellationToken);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
