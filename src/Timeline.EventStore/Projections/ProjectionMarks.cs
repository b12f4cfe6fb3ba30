using NodaTime;
using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>The marks of all projections: where they are, and waiting until they are far enough.</summary>
/// <param name="source">The database.</param>
/// <param name="moved">Signalled by the runners of this process whenever a mark has moved.</param>
/// <param name="names">
/// The projections that are run: one that has not begun yet is at 0, and the mark that one left behind which is no
/// longer run is passed over. Null takes whatever marks there are.
/// </param>
public sealed class ProjectionMarks(NpgsqlDataSource source, WakeUp moved, IReadOnlyCollection<string>? names = null)
{
    // Marks that another node moves are seen by asking again.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>All marks by name.</summary>
    public async Task<IReadOnlyList<ProjectionMark>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            SELECT name, mark, passed_over, paused_at, paused_sequence, paused_reason
            FROM timeline_read.projection ORDER BY name
            """);
        var marks = new List<ProjectionMark>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var pause = rows.IsDBNull(3)
                ? null
                : new ProjectionPause(Instant.FromDateTimeUtc(rows.GetDateTime(3)), rows.GetInt64(4), rows.GetString(5));
            marks.Add(new ProjectionMark(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), pause));
        }

        return names is null
            ? marks
            : [.. names.Order(StringComparer.Ordinal).Select(name => marks.Find(mark => mark.Name == name) ?? new ProjectionMark(name, 0, 0, null))];
    }

    /// <summary>The highest number in the log; 0 while it is empty.</summary>
    public async Task<long> LastSequenceAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT coalesce(max(seq_id), 0) FROM timeline.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Waits until every projection has folded the log up to a sequence.</summary>
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
                if (marks.Count > 0 && marks.All(mark => mark.Sequence >= sequence)) return true;
                await Task.WhenAny(signal, Task.Delay(Poll, deadline.Token));
                deadline.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
