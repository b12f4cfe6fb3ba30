using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>What a person may decide for a projection that stands before an event it cannot fold.</summary>
public sealed class PausedProjections(NpgsqlDataSource source)
{
    /// <summary>Lets it try the event again, after whatever was wrong has been mended.</summary>
    /// <returns>False when there is no paused projection of that name.</returns>
    public async Task<bool> ReplayAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            UPDATE timeline_read.projection SET paused_at = NULL, paused_sequence = NULL, paused_reason = NULL
            WHERE name = $1 AND paused_at IS NOT NULL
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Lets it go on without the event, and records that, why, and by whom.</summary>
    /// <returns>The event's sequence; null when there is no paused projection of that name.</returns>
    public async Task<long?> SkipAsync(string name, string reason, string by, CancellationToken cancellationToken)
    {
        // All before the event that it stands at is folded or proved dead, so the mark may pass to the event itself.
        await using var command = source.CreateCommand(
            """
            WITH skipped AS (
              UPDATE timeline_read.projection p
              SET mark = paused.paused_sequence, paused_at = NULL, paused_sequence = NULL, paused_reason = NULL, updated_at = now(),
                  holes_passed = p.holes_passed + (paused.paused_sequence > p.mark + 1)::int
              FROM (SELECT name, paused_sequence FROM timeline_read.projection WHERE name = $1 AND paused_at IS NOT NULL FOR UPDATE) AS paused
              WHERE p.name = paused.name
              RETURNING p.name, p.mark
            )
            INSERT INTO timeline_read.skipped_event (projection, sequence, reason, by)
            SELECT name, mark, $2, $3 FROM skipped
            RETURNING sequence
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = by });
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
