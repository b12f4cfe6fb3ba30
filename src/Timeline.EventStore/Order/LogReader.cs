using Npgsql;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Order;

/// <summary>
/// Reads the whole log in its global order so that every committed event is given exactly once, whatever writers
/// do meanwhile. A number that is missing is either being written or was rolled back; it is passed over only with
/// proof (see <see cref="Fence"/>), never by waiting some time. Needs a primary: a standby has no transaction ids.
/// </summary>
/// <remarks>One reader serves one caller at a time; it remembers the last fence between pages.</remarks>
public sealed class LogReader(EventLog log, NpgsqlDataSource source)
{
    // The snapshot's oldest running transaction comes with the rows: check and read are one statement, one snapshot.
    private const string Page =
        $"""
         SELECT {EventFormat.Columns}, pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                pg_snapshot_xmax(pg_current_snapshot())::text::bigint
         FROM timeline.mt_events e WHERE e.seq_id > $1 ORDER BY e.seq_id LIMIT $2
         """;

    private Fence? _fence;

    /// <summary>Reads the next page on a connection of this reader's own.</summary>
    /// <param name="after">The mark: <see cref="LogPage.Through"/> of the page before; 0 to begin.</param>
    /// <param name="limit">The most events to give, 1 or more.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LogPage> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await ReadAsync(connection, after, limit, cancellationToken);
    }

    /// <summary>Reads the next page on the caller's connection, which may be inside a READ COMMITTED transaction.</summary>
    /// <inheritdoc cref="ReadAsync(long, int, CancellationToken)"/>
    public async Task<LogPage> ReadAsync(
        NpgsqlConnection connection, long after, int limit, CancellationToken cancellationToken)
    {
        var page = await ReadPageAsync(connection, after, limit, cancellationToken);

        // The fence is set after the page that needs it: the next page can use it, this one cannot.
        if (page.HeldAt is { } hole && !(_fence?.Cap >= hole.Last)) _fence = await Fence.SetAsync(source, cancellationToken);
        return page;
    }

    private async Task<LogPage> ReadPageAsync(
        NpgsqlConnection connection, long after, int limit, CancellationToken cancellationToken)
    {
        var events = new List<StoredEvent>();
        var through = after;
        ProvedHoles? proved = null;
        await using var command = new NpgsqlCommand(Page, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var sequence = rows.GetInt64(0);
            if (sequence > through + 1)
            {
                if (_fence is not { } fence || !fence.ProvesDead(sequence - 1, rows.GetInt64(8)))
                {
                    if (_fence?.IsForgotten(rows.GetInt64(9)) is true) _fence = null;
                    return new LogPage(events, through, new Hole(through + 1, sequence - 1), proved);
                }

                proved = new ProvedHoles((proved?.Count ?? 0) + 1, proved?.First ?? through + 1, sequence - 1, fence.Cap, fence.Transaction);
            }

            events.Add(log.Format.Read(rows));
            through = sequence;
        }

        return new LogPage(events, through, HeldAt: null, proved);
    }
}
