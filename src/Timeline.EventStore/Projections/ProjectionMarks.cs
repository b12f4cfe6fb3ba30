using NodaTime;
using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>The marks of all projections: where they are, and waiting until they are far enough.</summary>
/// <param name="source">The database.</param>
/// <param name="moved">Signalled by the runners of this process whenever a mark has moved.</param>
/// <param name="awaited">
/// The projections to wait for: one that has not begun has no mark yet, and one that is no longer run keeps its own.
/// Null waits for those that have a mark.
/// </param>
public sealed class ProjectionMarks(NpgsqlDataSource source, WakeUp moved, IReadOnlyCollection<string>? awaited = null)
{
    // Marks that another node moves are seen by asking again.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>All marks by name.</summary>
    public async Task<IReadOnlyList<ProjectionMark>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            SELECT name, mark, updated_at, passed_over, paused_at, paused_sequence, paused_reason
            FROM timeline_read.projection ORDER BY name
            """);
        var marks = new List<ProjectionMark>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var pause = rows.IsDBNull(4)
                ? null
                : new ProjectionPause(Instant.FromDateTimeUtc(rows.GetDateTime(4)), rows.GetInt64(5), rows.GetString(6));
            marks.Add(new ProjectionMark(
                rows.GetString(0), rows.GetInt64(1), Instant.FromDateTimeUtc(rows.GetDateTime(2)), rows.GetInt64(3), pause));
        }

        return marks;
    }

    /// <summary>The highest number in the log; 0 while it is empty.</summary>
    public async Task<long> LastSequenceAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT coalesce(max(seq_id), 0) FROM timeline.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Waits until every awaited projection has folded the log up to a sequence.</summary>
    /// <returns>False when the time was over first.</returns>
    public async Task<bool> WaitForAsync(long sequence, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(atMost);
        try
        {
            while (true)
            {
                var signal = moved.Next;
                var marks = await ReadAsync(deadline.Token);
                if (AreAt(sequence, marks)) return true;
                await Task.WhenAny(signal, Task.Delay(Poll, deadline.Token));
                deadline.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool AreAt(long sequence, IReadOnlyList<ProjectionMark> marks)
    {
        var reached = marks.Where(mark => mark.Sequence >= sequence).Select(mark => mark.Name).ToHashSet();
        return awaited is null ? marks.Count > 0 && reached.Count == marks.Count : awaited.All(reached.Contains);
    }
}
