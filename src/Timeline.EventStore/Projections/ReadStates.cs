using NodaTime;
using Npgsql;
using Timeline.EventStore.Order;

namespace Timeline.EventStore.Projections;

/// <summary>Reads how the log and its projections stand, for people and machines that watch over them. Changes nothing.</summary>
/// <param name="source">The database.</param>
/// <param name="clock">The clock by which events are recorded: lags are told by it.</param>
/// <param name="names">The projections that are run; one that has not begun yet is at 0.</param>
public sealed class ReadStates(NpgsqlDataSource source, IClock clock, IReadOnlyCollection<string> names)
{
    // Whoever asks how things are must soon learn that nothing answers.
    private const int Timeout = 5;
    private const int CountedExactly = 10_000;

    // Marks, log and running transactions as one snapshot shows them; no id of a transaction when none is open. What is
    // counted is counted in order, else the planner might walk through the whole table to find nothing at its end.
    private const string Marks =
        """
        SELECT shown.name, coalesce(p.mark, 0), coalesce(p.passed_over, 0), coalesce(p.holes_passed, 0),
               p.paused_at, p.paused_sequence, p.paused_reason, first.seq_id, first.timestamp,
               (SELECT count(*) FROM (
                  SELECT FROM timeline.mt_events e WHERE e.seq_id > coalesce(p.mark, 0) ORDER BY e.seq_id LIMIT $2) AS unfolded),
               log.last_sequence, log.next_id
        FROM unnest($1) AS shown (name)
        CROSS JOIN (
          SELECT (SELECT coalesce(max(seq_id), 0) FROM timeline.mt_events) AS last_sequence,
                 CASE WHEN pg_snapshot_xmin(s) < pg_snapshot_xmax(s) THEN pg_snapshot_xmax(s)::text END AS next_id
          FROM pg_current_snapshot() s) AS log
        LEFT JOIN timeline_read.projection p ON p.name = shown.name
        LEFT JOIN LATERAL (
          SELECT e.seq_id, e.timestamp FROM timeline.mt_events e
          WHERE e.seq_id > coalesce(p.mark, 0) ORDER BY e.seq_id LIMIT 1) AS first ON true
        ORDER BY shown.name COLLATE "C"
        """;

    private const string Skips =
        """
        SELECT projection, total, sequence, reason, by, at
        FROM (SELECT *, count(*) OVER (PARTITION BY projection) AS total,
                     row_number() OVER (PARTITION BY projection ORDER BY at DESC, sequence DESC) AS place
              FROM timeline_read.skipped_event WHERE projection = ANY($1)) AS skipped
        WHERE place <= 5 ORDER BY projection, place
        """;

    /// <summary>Reads all of it.</summary>
    /// <exception cref="NpgsqlException">The database does not answer, or not within 5 s.</exception>
    public async Task<LogState> ReadAsync(CancellationToken cancellationToken)
    {
        var (last, rows, skips) = await ReadRowsAsync(cancellationToken);

        // Who holds is looked for only where something may be held. What the snapshot missed and nobody older has open
        // by now is dead, or written: then the mark is merely behind.
        var next = rows.Find(row => row.Hole is not null).NextId;
        var by = next is null ? null : await HoldingTransaction.FindAsync(source, next, Timeout, cancellationToken);
        return new LogState(last, [.. rows.Select(row => row.State with
        {
            Held = row.Hole is { } hole && by is not null ? new HeldMark(row.State.Sequence, hole, by) : null,
            Skipped = skips[row.State.Name].Select(skip => skip.Total).FirstOrDefault(),
            LastSkipped = [.. skips[row.State.Name].Select(skip => skip.Event)],
        })]);
    }

    private async Task<(long Last, List<Row> Rows, ILookup<string, Skip> Skips)> ReadRowsAsync(CancellationToken cancellationToken)
    {
        await using var batch = source.CreateBatch();
        batch.Timeout = Timeout;
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Marks)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. names] }, new NpgsqlParameter<int> { TypedValue = CountedExactly } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Skips)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. names] } },
        });

        var now = clock.GetCurrentInstant();
        var (last, marks, skips) = (0L, new List<Row>(), new List<Skip>());
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            last = rows.GetInt64(10);
            marks.Add(ReadRow(rows, last, now));
        }

        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) skips.Add(ReadSkip(rows));
        return (last, marks, skips.ToLookup(skip => skip.Projection));
    }

    private static Row ReadRow(NpgsqlDataReader row, long last, Instant now)
    {
        var mark = row.GetInt64(1);
        var counted = row.GetInt64(9);
        var pause = row.IsDBNull(4) ? null : new ProjectionPause(InstantOf(row, 4), row.GetInt64(5), row.GetString(6));
        var lag = row.IsDBNull(8) ? Duration.Zero : Duration.Max(Duration.Zero, now - InstantOf(row, 8));
        var state = new ProjectionState(
            row.GetString(0), mark, counted < CountedExactly ? counted : last - mark, lag, pause, Held: null, row.GetInt64(2), row.GetInt64(3),
            Skipped: 0, LastSkipped: []);

        // A paused projection stands before an event: what was missing before it was proved dead, or there was no pause.
        var isHeld = pause is null && !row.IsDBNull(7) && row.GetInt64(7) > mark + 1 && !row.IsDBNull(11);
        return new Row(state, isHeld ? new Hole(mark + 1, row.GetInt64(7) - 1) : null, isHeld ? row.GetString(11) : null);
    }

    private static Skip ReadSkip(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt64(1), new SkippedEvent(row.GetInt64(2), row.GetString(3), row.GetString(4), InstantOf(row, 5)));

    private static Instant InstantOf(NpgsqlDataReader row, int column) => Instant.FromDateTimeUtc(row.GetDateTime(column));

    /// <summary>A projection, and the numbers right behind its mark that may be held, if any.</summary>
    private readonly record struct Row(ProjectionState State, Hole? Hole, string? NextId);

    private readonly record struct Skip(string Projection, long Total, SkippedEvent Event);
}
