using NodaTime;
using Npgsql;

namespace Timeline.EventStore.Order;

/// <summary>
/// An open transaction that keeps holes in the log from being proved dead. It need not be the one that drew the
/// missing numbers: all databases of a server share their transaction ids, and the proof waits for everybody older.
/// </summary>
/// <param name="ProcessId">The server's process that has it open; null for a prepared one, which has none.</param>
/// <param name="PreparedAs">The name under which it was prepared; null for one that a process has open.</param>
/// <param name="Application">What the session calls itself; null when it says nothing.</param>
/// <param name="Database">The database it works in; null for one of the server's own processes that has none.</param>
/// <param name="IsElsewhere">True when that is another database: it can write none of the missing numbers, and holds all the same.</param>
/// <param name="State">What the session does, in PostgreSQL's words; null when this user may not see it.</param>
/// <param name="Open">How long it is open, or prepared, by the server's clock; null when this user may not see it.</param>
public sealed record HoldingTransaction(
    int? ProcessId, string? PreparedAs, string? Application, string? Database, bool IsElsewhere, string? State, Duration? Open)
{
    // By age, since ids of 32 bits, as these views show them, go round.
    private const string Oldest =
        """
        SELECT pid, gid, application, database, database IS DISTINCT FROM current_database(), state, clock_timestamp() - begun
        FROM (SELECT backend_xid AS id, pid, NULL AS gid, nullif(application_name, '') AS application, datname::text AS database,
                     state, xact_start AS begun
              FROM pg_stat_activity WHERE backend_xid IS NOT NULL
              UNION ALL
              SELECT transaction, NULL, gid, NULL, database::text, NULL, prepared FROM pg_prepared_xacts) AS open
        WHERE age(id) > age($1::xid8::xid)
        ORDER BY age(id) DESC LIMIT 1
        """;

    /// <summary>The oldest transaction that is open; null when none is left of those that a snapshot may have missed.</summary>
    /// <param name="source">Any database of the server.</param>
    /// <param name="next"><c>pg_snapshot_xmax</c> of the snapshot, as text: only what is older can hold.</param>
    /// <param name="timeout">How many seconds to wait for the server.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal static async Task<HoldingTransaction?> FindAsync(
        NpgsqlDataSource source, string next, int timeout, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Oldest);
        command.CommandTimeout = timeout;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = next });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new HoldingTransaction(
                row.IsDBNull(0) ? null : row.GetInt32(0),
                Text(row, 1), Text(row, 2), Text(row, 3), row.GetBoolean(4), Text(row, 5),
                row.IsDBNull(6) ? null : Duration.FromTimeSpan(row.GetTimeSpan(6)))
            : null;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
