using Microsoft.Extensions.Logging;
using Npgsql;
using Timeline.EventStore.Order;

namespace Timeline.EventStore.Projections;

/// <summary>
/// Keeps one projection up with the log. Any number of nodes may run the same one: the mark's row is locked for
/// each batch, whoever holds it leads, and a batch and its mark are one transaction, so effects happen exactly once.
/// </summary>
public sealed partial class ProjectionRunner
{
    private const int FullPage = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    private readonly IProjection _projection;
    private readonly NpgsqlDataSource _source;
    private readonly LogReader _reader;
    private readonly FrozenLeader _frozenLeader = new();
    private readonly WakeUp _appended;
    private readonly WakeUp _moved;
    private readonly ILogger _logger;

    /// <summary>Prepares to run <paramref name="projection"/>.</summary>
    /// <param name="projection">What to run.</param>
    /// <param name="log">The log to fold.</param>
    /// <param name="source">The database that holds both.</param>
    /// <param name="appended">Signalled when this process has appended.</param>
    /// <param name="moved">Signalled here when the mark has moved.</param>
    /// <param name="logger">Hears of retries and pauses.</param>
    public ProjectionRunner(
        IProjection projection, EventLog log, NpgsqlDataSource source, WakeUp appended, WakeUp moved, ILogger logger)
    {
        _projection = projection;
        _source = source;
        _appended = appended;
        _moved = moved;
        _logger = logger;
        _reader = new LogReader(log, source);
    }

    /// <summary>Runs until cancelled. A failing database is retried; a failing event pauses the projection.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var wake = _appended.Next;
            var wait = Poll;
            try
            {
                if (await RunBatchAsync(cancellationToken)) wait = TimeSpan.Zero;
                failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or System.IO.IOException or OperationCanceledException)
            {
                // Busy writers must not turn the backoff into a storm.
                wake = null;
                wait = Poll * (1 << Math.Min(failures++, 5));
                if (wait > LongestRetry) wait = LongestRetry;
                LogRetry(e, _projection.Name, wait.TotalSeconds);
            }

            if (wait > TimeSpan.Zero) await WaitAsync(wake, wait, cancellationToken);
        }
    }

    /// <summary>Folds what the log holds beyond the mark, one batch.</summary>
    /// <returns>True when the mark moved, so that more may follow; false when there is nothing to do here now.</returns>
    public async Task<bool> RunBatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunPageAsync(cancellationToken);
        }
        catch (Exception e) when (IsTheEventsFault(e))
        {
            // Some event of the page cannot be folded. One by one those before it still can, and it shows itself.
            return await RunUpToTheFailureAsync(cancellationToken);
        }
    }

    private async Task<bool> RunUpToTheFailureAsync(CancellationToken cancellationToken)
    {
        // No further than the page that failed: behind it, whole pages are tried again.
        for (var progressed = 0; progressed < FullPage; progressed++)
        {
            if (!await RunSingleAsync(cancellationToken)) return progressed > 0;
        }

        return true;
    }

    private async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LeadAsync(connection, cancellationToken) is { } mark)
            return await FoldAsync(connection, transaction, mark, FullPage, cancellationToken);

        await _frozenLeader.EndAsync(connection, cancellationToken);
        return false;
    }

    /// <summary>
    /// Folds one event, or pauses before it. The pause is written under the same lock of the mark: else another node
    /// could fail at the event too, and write its pause after somebody has lifted this one.
    /// </summary>
    private async Task<bool> RunSingleAsync(CancellationToken cancellationToken)
    {
        const string beforeTheFold = "before_the_fold";
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LeadAsync(connection, cancellationToken) is not { } mark) return false;
        await transaction.SaveAsync(beforeTheFold, cancellationToken);
        try
        {
            return await FoldAsync(connection, transaction, mark, limit: 1, cancellationToken);
        }
        catch (Exception e) when (IsTheEventsFault(e))
        {
            await RollBackAsync(transaction, beforeTheFold, e, cancellationToken);
            var sequence = await PauseAsync(connection, e, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogPause(e, _projection.Name, sequence);
            return false;
        }
    }

    /// <exception cref="NpgsqlException">The transaction is gone, and with it the lock under which a pause may be written: a new batch will tell.</exception>
    private static async Task RollBackAsync(
        NpgsqlTransaction transaction, string savepoint, Exception failure, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.RollbackAsync(savepoint, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            throw new NpgsqlException("The batch failed, and its transaction was lost.", failure);
        }
    }

    private async Task<bool> FoldAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long mark, int limit, CancellationToken cancellationToken)
    {
        var page = await _reader.ReadAsync(connection, mark, limit, cancellationToken);
        if (page.Through == mark) return false;

        var known = page.Events.Where(e => e.Data is not null).ToList();
        if (known.Count > 0) await _projection.ApplyAsync(known, connection, cancellationToken);
        await MoveAsync(connection, mark, page, page.Events.Count - known.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _moved.Signal();
        return true;
    }

    /// <summary>Locks the mark for this batch; null when another node holds it, or while the projection is paused.</summary>
    private async Task<long?> LeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A node that freezes in mid-batch must lose the lock, so that another takes over within 2 s: whether the server
        // waits for its next statement or for it to receive a page, which no other timeout ends.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SET LOCAL idle_in_transaction_session_timeout = '1500ms'"),
                new("SET LOCAL tcp_user_timeout = '1s'"),
                new("SET LOCAL statement_timeout = '30s'"),
                new("INSERT INTO timeline_read.projection (name) SELECT $1 WHERE NOT EXISTS "
                    + "(SELECT FROM timeline_read.projection WHERE name = $1) ON CONFLICT DO NOTHING")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = _projection.Name } },
                },
                new("SELECT mark FROM timeline_read.projection WHERE name = $1 AND paused_at IS NULL FOR UPDATE SKIP LOCKED")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = _projection.Name } },
                },
            },
        };
        return (long?)await batch.ExecuteScalarAsync(cancellationToken);
    }

    private async Task MoveAsync(
        NpgsqlConnection connection, long mark, LogPage page, int passedOver, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE timeline_read.projection SET mark = $1, passed_over = passed_over + $2, updated_at = now()
            WHERE name = $3 AND mark = $4
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = page.Through });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = passedOver });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _projection.Name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = mark });
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
            throw new InvalidOperationException($"The mark of {_projection.Name} moved away from {mark} under its own lock.");
    }

    /// <returns>The sequence of the event that it stands before.</returns>
    private async Task<long> PauseAsync(NpgsqlConnection connection, Exception failure, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE timeline_read.projection p
            SET paused_at = now(), paused_reason = $2, paused_sequence =
              (SELECT min(e.seq_id) FROM timeline.mt_events e WHERE e.seq_id > p.mark)
            WHERE p.name = $1
            RETURNING p.paused_sequence
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _projection.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = failure.Message });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The database may recover by itself; anything else would fail again in the same way.</summary>
    private static bool IsTheEventsFault(Exception e) => e switch
    {
        OperationCanceledException or TimeoutException or System.IO.IOException => false,
        // Connections, transactions' state, logins, databases, conflicts, resources, locks, operators, the system, its
        // configuration and its own bugs.
        PostgresException postgres =>
            postgres.SqlState[..2] is not ("08" or "25" or "28" or "3D" or "40" or "53" or "55" or "57" or "58" or "F0" or "XX"),
        NpgsqlException => false,
        _ => true,
    };

    private static async Task WaitAsync(Task? wake, TimeSpan wait, CancellationToken cancellationToken)
    {
        var delay = Task.Delay(wait, cancellationToken);
        await Task.WhenAny(wake ?? delay, delay);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Projection {Projection} will try again in {Seconds} s.")]
    private partial void LogRetry(Exception e, string projection, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Projection {Projection} is paused before event {Sequence}, which it cannot fold.")]
    private partial void LogPause(Exception e, string projection, long sequence);
}
