using Npgsql;

namespace Timeline.EventStore.Order;

/// <summary>
/// What proves a hole in the log dead. Every writer holds a transaction id before it draws a number; so once all
/// transactions older than <paramref name="Transaction"/> have ended, no number up to <paramref name="Cap"/> can
/// still appear.
/// </summary>
/// <remarks>
/// The cap is the last committed number, not the last one drawn: a crash of the server takes back numbers that no
/// commit has forced to the disk, and gives them out again to transactions younger than the fence.
/// </remarks>
/// <param name="Cap">The last number that was committed when the fence was set; all up to it had been drawn.</param>
/// <param name="Transaction">The id of a transaction that began after <paramref name="Cap"/> was read.</param>
internal readonly record struct Fence(long Cap, long Transaction)
{
    /// <summary>True when a number up to <see cref="Cap"/> that a snapshot does not show never will be shown.</summary>
    /// <param name="number">The missing number.</param>
    /// <param name="oldestRunning"><c>pg_snapshot_xmin</c> of the very snapshot in which the number is missing.</param>
    public bool ProvesDead(long number, long oldestRunning) => number <= Cap && oldestRunning >= Transaction;

    /// <summary>True when a crash has taken back the fence's own transaction id: waiting for it could take for ever.</summary>
    /// <param name="next"><c>pg_snapshot_xmax</c> of a snapshot after the fence was set.</param>
    public bool IsForgotten(long next) => Transaction >= next;

    /// <summary>Sets a fence on a connection of its own, outside any transaction: its own id must be committed at once.</summary>
    public static async Task<Fence> SetAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // The order matters: the cap is read before the transaction id is taken.
        await using var cap = new NpgsqlCommand("SELECT coalesce(max(seq_id), 0) FROM timeline.mt_events", connection);
        var last = (long)(await cap.ExecuteScalarAsync(cancellationToken))!;
        await using var id = new NpgsqlCommand("SELECT pg_current_xact_id()::text::bigint", connection);
        return new Fence(last, (long)(await id.ExecuteScalarAsync(cancellationToken))!);
    }
}
