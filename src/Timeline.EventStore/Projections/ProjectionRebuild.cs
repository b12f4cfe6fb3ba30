using Microsoft.Extensions.Logging;
using Npgsql;

namespace Timeline.EventStore.Projections;

/// <summary>Builds a projection anew beside the live one and puts it in its place, while both are read and written.</summary>
/// <param name="log">The log to fold.</param>
/// <param name="source">The database.</param>
/// <param name="logger">Hears of pauses.</param>
public sealed partial class ProjectionRebuild(EventLog log, NpgsqlDataSource source, ILogger logger)
{
    private const int MostFailures = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private readonly ProjectionBuilds _builds = new(source);

    /// <summary>Rebuilds a projection. One that was cut short goes on where it was.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="definition">Its tables.</param>
    /// <param name="progress">Hears the sequence up to which the new build has folded the log.</param>
    /// <param name="cancellationToken">Stops between two batches; nothing is lost then.</param>
    /// <exception cref="ProjectionPausedException">An event cannot be folded.</exception>
    public async Task RunAsync(
        IProjection projection, ProjectionDefinition definition, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var mark = await _builds.BeginAsync(definition, cancellationToken);
        var runner = Runner(projection, mark);
        do
        {
            await FoldAsync(runner, mark, through: long.MaxValue, progress, cancellationToken);
            await Task.Delay(Poll, cancellationToken);
        }
        while (!await _builds.SwapAsync(definition, cancellationToken));
    }

    /// <summary>Folds the log afresh and compares every row of every table with the live ones, both at the same mark.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="definition">Its tables.</param>
    /// <param name="progress">Hears the sequence up to which the fresh build has folded the log.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ProjectionPausedException">An event cannot be folded.</exception>
    public async Task<ProjectionComparison> VerifyAsync(
        IProjection projection, ProjectionDefinition definition, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var mark = await _builds.BeginScratchAsync(definition, cancellationToken);
        try
        {
            var runner = Runner(projection, mark);
            await FoldAsync(runner, mark, await MarkAsync(projection.Name, cancellationToken), progress, cancellationToken);
            await using var snapshot = await TogetherAsync(runner, projection.Name, mark, progress, cancellationToken);
            return await snapshot.CompareAsync(definition, cancellationToken);
        }
        finally
        {
            await _builds.AbandonScratchAsync(definition, CancellationToken.None);
        }
    }

    private ProjectionRunner Runner(IProjection projection, string mark) => new(projection, log, source, new WakeUp(), new WakeUp(), logger, mark: mark);

    private async Task FoldAsync(ProjectionRunner runner, string mark, long through, IProgress<long> progress, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            try
            {
                var moved = await runner.RunBatchAsync(through, cancellationToken);
                progress.Report(await MarkAsync(mark, cancellationToken));
                if (!moved) return;
                failures = 0;
            }
            catch (Exception e) when ((e is NpgsqlException or TimeoutException) && failures < MostFailures)
            {
                // A busy or restarting server: a batch happens whole or not at all, so it may be tried again.
                LogRetry(e, mark);
                await Task.Delay(Poll * (1 << failures++), cancellationToken);
            }
        }
    }

    /// <summary>Holds the live projection still until the fresh one is where it is, and takes a snapshot of both.</summary>
    private async Task<BuildSnapshot> TogetherAsync(
        ProjectionRunner runner, string live, string fresh, IProgress<long> progress, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var held = new NpgsqlCommand("SELECT mark FROM timeline_read.projection WHERE name = $1 FOR UPDATE", connection);
        held.Parameters.Add(new NpgsqlParameter<string> { TypedValue = live });
        var through = (long)(await held.ExecuteScalarAsync(cancellationToken))!;
        while (true)
        {
            await FoldAsync(runner, fresh, through, progress, cancellationToken);
            if (await MarkAsync(fresh, cancellationToken) == through) return await BuildSnapshot.TakeAsync(source, cancellationToken);
            await Task.Delay(Poll, cancellationToken);
        }
    }

    /// <exception cref="ProjectionPausedException">It is the mark of a build that stands before an event it cannot fold.</exception>
    private async Task<long> MarkAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT mark, paused_sequence, paused_reason FROM timeline_read.projection WHERE name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return 0;
        if (name.Contains('@') && !row.IsDBNull(1)) throw new ProjectionPausedException(name, row.GetInt64(1), row.GetString(2));
        return row.GetInt64(0);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The build {Build} tries its batch again.")]
    private partial void LogRetry(Exception e, string build);
}

/// <summary>A build stands before an event that it cannot fold.</summary>
public sealed class ProjectionPausedException : Exception
{
    internal ProjectionPausedException(string name, long sequence, string reason)
        : base($"The build '{name}' cannot fold event {sequence}: {reason} Mend that and begin again; the live one is untouched.")
    {
    }
}

/// <summary>What a comparison of a projection with a fresh fold of the log came to.</summary>
/// <param name="Tables">Each table.</param>
public sealed record ProjectionComparison(IReadOnlyList<TableComparison> Tables);

/// <summary>What a table has and a fresh fold has.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Missing">How many rows only the fresh fold has.</param>
/// <param name="Unfounded">How many rows only the table has.</param>
/// <param name="Examples">Some of those, as text.</param>
public sealed record TableComparison(string Table, long Rows, long Missing, long Unfounded, IReadOnlyList<string> Examples);
