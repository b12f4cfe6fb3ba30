using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Timeline.EventStore.Order;

namespace Timeline.EventStore.Projections;

/// <summary>
/// Keeps one projection up with the log. Any number of nodes may run the same one: the mark's row is locked for
/// each batch, whoever holds it leads, and a batch and its mark are one transaction, so effects happen exactly once.
/// </summary>
public sealed partial class ProjectionRunner
{
    /// <summary>How many events a batch folds at the most, unless told otherwise.</summary>
    public const int FullPage = 4000;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    private readonly IProjection _projection;
    private readonly string _name;
    private readonly NpgsqlDataSource _source;
    private readonly PagesAhead _pages;
    private readonly int _page;
    private readonly FrozenLeader _frozenLeader = new();
    private readonly WakeUp _appended;
    private readonly WakeUp _moved;
    private readonly ILogger _logger;
    private readonly ProjectionRetries _retries;

    /// <summary>Prepares to run <paramref name="projection"/>.</summary>
    /// <param name="projection">What to run.</param>
    /// <param name="log">The log to fold.</param>
    /// <param name="source">The database that holds both.</param>
    /// <param name="appended">Signalled when this process has appended.</param>
    /// <param name="moved">Signalled here when the mark has moved.</param>
    /// <param name="logger">Hears of retries, pauses, and holes passed over.</param>
    /// <param name="retries">Where this process keeps what it is trying again; null when nobody asks.</param>
    /// <param name="mark">The name of the mark, when it is not the projection's own: of a build beside the live one.</param>
    /// <param name="page">How many events a batch folds at the most; what comes of it does not depend on that.</param>
    public ProjectionRunner(
        IProjection projection, EventLog log, NpgsqlDataSource source, WakeUp appended, WakeUp moved, ILogger logger,
        ProjectionRetries? retries = null, string? mark = null, int page = FullPage)
    {
        _projection = projection;
        _name = mark ?? projection.Name;
        _source = source;
        _appended = appended;
        _moved = moved;
        _logger = logger;
        _retries = retries ?? new ProjectionRetries(SystemClock.Instance);
        _pages = new PagesAhead(new LogReader(log, source), (projection as IWorksAhead)?.Begin(), page);
        _page = page;
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
                if (_retries.Worked(_name) is { } over) LogRecovery(_projection.Name, over.Failures);
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
                if (_retries.Failed(_name, failures, e, wait)) LogRetry(e, _name, failures, wait.TotalSeconds);
            }

            if (wait > TimeSpan.Zero) await WaitAsync(wake, wait, cancellationToken);
        }
    }

    /// <summary>Folds what the log holds beyond the mark, one batch.</summary>
    /// <returns>True when the mark moved, so that more may follow; false when there is nothing to do here now.</returns>
    public Task<bool> RunBatchAsync(CancellationToken cancellationToken) => RunBatchAsync(through: long.MaxValue, cancellationToken);

    /// <summary>Folds what the log holds beyond the mark, one batch, but no event after <paramref name="through"/>.</summary>
    /// <returns><inheritdoc cref="RunBatchAsync(CancellationToken)"/></returns>
    public async Task<bool> RunBatchAsync(long through, CancellationToken cancellationToken)
    {
        try
        {
            return await RunPageAsync(through, cancellationToken);
        }
        catch (Exception e) when (IsTheEventsFault(e))
        {
            // Some event of the page cannot be folded. One by one those before it still can, and it shows itself.
            return await RunUpToTheFailureAsync(through, cancellationToken);
        }
    }

    private async Task<bool> RunUpToTheFailureAsync(long through, CancellationToken cancellationToken)
    {
        // No further than the page that failed: behind it, whole pages are tried again.
        for (var progressed = 0; progressed < _page; progressed++)
        {
            if (!await RunSingleAsync(through, cancellationToken)) return progressed > 0;
        }

        return true;
    }

    private async Task<bool> RunPageAsync(long through, CancellationToken cancellationToken)
    {
        await _pages.RestAsync();
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LeadAsync(connection, cancellationToken) is { } mark)
            return await FoldAsync(connection, transaction, mark, _page, through, cancellationToken);

        await _frozenLeader.EndAsync(connection, cancellationToken);
        return false;
    }

    /// <summary>
    /// Folds one event, or pauses before it. The pause is written under the same lock of the mark: else another node
    /// could fail at the event too, and write its pause after somebody has lifted this one.
    /// </summary>
    private async Task<bool> RunSingleAsync(long through, CancellationToken cancellationToken)
    {
        const string beforeTheFold = "before_the_fold";
        await _pages.RestAsync();
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LeadAsync(connection, cancellationToken) is not { } mark) return false;
        await transaction.SaveAsync(beforeTheFold, cancellationToken);
        try
        {
            return await FoldAsync(connection, transaction, mark, limit: 1, through, cancellationToken);
        }
        catch (Exception e) when (IsTheEventsFault(e))
        {
            await RollBackAsync(transaction, beforeTheFold, e, cancellationToken);
            var sequence = await PauseAsync(connection, e, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogPause(e, _name, sequence);
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
        NpgsqlConnection connection, NpgsqlTransaction transaction, long mark, int limit, long through, CancellationToken cancellationToken)
    {
        var (page, write) = await _pages.TakeAsync(connection, mark, limit, through, cancellationToken);
        if (page.Through <= mark) return false;

        var known = PagesAhead.Known(page);
        if (write is not null) await write(connection, cancellationToken);
        else if (known.Count > 0) await _projection.ApplyAsync(known, connection, cancellationToken);
        await MoveAsync(connection, mark, page, page.Events.Count - known.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (page.Proved is { } holes)
            LogHoles(_name, holes.Count, holes.First, holes.Last, holes.FenceCap, holes.FenceTransaction);
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

                // Events are on disk before they can be read, so losing the last marks costs folding them again, no more.
                new("SET LOCAL synchronous_commit = off"),

                // A batch touches few rows of large tables. Plans that were made while those were small, or before anybody
                // counted their rows, would read them from end to end.
                new("SET LOCAL enable_seqscan = off"),
                new("SET LOCAL plan_cache_mode = force_custom_plan"),
                new("INSERT INTO timeline_read.projection (name) SELECT $1 WHERE NOT EXISTS "
                    + "(SELECT FROM timeline_read.projection WHERE name = $1) ON CONFLICT DO NOTHING")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = _name } },
                },

                // What the projection calls by its bare name stands in the schema of this build.
                new("SELECT mark, CASE WHEN build > 0 THEN set_config('search_path', "
                    + "'timeline_read_' || split_part(name, '@', 1) || '_' || build || ', timeline_read', true) END "
                    + "FROM timeline_read.projection WHERE name = $1 AND paused_at IS NULL FOR UPDATE SKIP LOCKED")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = _name } },
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
            UPDATE timeline_read.projection SET mark = $1, passed_over = passed_over + $2, holes_passed = holes_passed + $3, updated_at = now()
            WHERE name = $4 AND mark = $5
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = page.Through });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = passedOver });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = page.Proved?.Count ?? 0 });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = mark });
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
            throw new InvalidOperationException($"The mark of {_name} moved away from {mark} under its own lock.");
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
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _name });
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

    [LoggerMessage(1001, LogLevel.Warning, "Projection {Projection} has failed {Failures} time(s) in a row and will try again in {Seconds} s.", EventName = "ProjectionRetrying")]
    private partial void LogRetry(Exception e, string projection, int failures, double seconds);

    [LoggerMessage(1002, LogLevel.Information, "Projection {Projection} works again after {Failures} failure(s).", EventName = "ProjectionRecovered")]
    private partial void LogRecovery(string projection, int failures);

    [LoggerMessage(1003, LogLevel.Error, "Projection {Projection} is paused before event {Sequence}, which it cannot fold.", EventName = "ProjectionPaused")]
    private partial void LogPause(Exception e, string projection, long sequence);

    // One line a page, however many holes it has: a log that is folded afresh may have very many.
    [LoggerMessage(1004, LogLevel.Information, "Projection {Projection} has passed over {Holes} hole(s) between the numbers {First} and {Last}, proved dead by the fence {FenceCap}/{FenceTransaction}.", EventName = "HolesPassedOver")]
    private partial void LogHoles(string projection, int holes, long first, long last, long fenceCap, long fenceTransaction);
}
