using System.Diagnostics;
using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>
/// Ends the connection of a leader that froze while it was sending a statement. To the server it is then neither idle
/// nor at work: PostgreSQL 15 has no timeout for it, and its lock would be held for as long as the process stands.
/// </summary>
internal sealed class FrozenLeader
{
    // However busy the writers are that wake a projection: looking costs the server more than being woken.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    // Who has locked a mark, has begun a statement, and has the server wait for the rest of it. 5 s, so that a node
    // on a slow line is not taken for a frozen one; 30 s for rows that are copied in, which come as they are made.
    private const string End =
        """
        SELECT pg_terminate_backend(a.pid)
        FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid AND a.datid = l.database
        WHERE a.datname = current_database() AND a.usename = current_user
          AND l.relation = 'timeline_read.projection'::regclass AND l.mode = 'RowShareLock'
          AND a.state = 'active' AND a.wait_event = 'ClientRead' AND a.query_start < clock_timestamp() - CASE WHEN a.query LIKE 'COPY %' THEN interval '30s' ELSE interval '5s' END
        """;

    private long _looked;

    /// <summary>Called by a node that could not lead.</summary>
    public async Task EndAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_looked != 0 && Stopwatch.GetElapsedTime(_looked) < Between) return;
        _looked = Stopwatch.GetTimestamp();
        await using var command = new NpgsqlCommand(End, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
