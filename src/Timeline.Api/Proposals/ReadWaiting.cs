using System.Runtime.ExceptionServices;
using Npgsql;
using Timeline.EventStore.Projections;
using Timeline.Reading;

namespace Timeline.Api.Proposals;

/// <summary>
/// Reads in the background whatever is registered to be read and was not yet by this version of the reader. What waits
/// follows from the log alone, so a crash loses nothing; two nodes that read the same come to the same events.
/// </summary>
internal sealed partial class ReadWaiting(NpgsqlDataSource source, ReadRegistered reading, ProjectionMarks marks, NowReading now, ILogger<ReadWaiting> logger) : BackgroundService
{
    /// <summary>Whether a node reads at all: <c>true</c> unless told.</summary>
    public const string Key = "Reading:InBackground";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Reads all that waits by now.</summary>
    /// <returns>The bulletins that were read.</returns>
    public async Task<IReadOnlyList<string>> RunOnceAsync(CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(cancellationToken);
        // What people have recorded a moment ago is to be cited, not proposed anew.
        if (waiting.Count > 0) await marks.WaitForAsync(await marks.LastSequenceAsync(cancellationToken), LongestWait, cancellationToken);
        Exception? failure = null;
        foreach (var bulletin in waiting)
        {
            try
            {
                using (now.Begin(bulletin)) await reading.RunAsync(bulletin, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One that cannot be read now does not hold up those behind it.
                failure = e;
            }
        }

        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
        return waiting;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // So that a start is not held up by what waits to be read.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await Task.Delay(Poll, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // The service ends, however what was being read says so; it is read after the next start.
            }
            catch (Exception e)
            {
                LogFailure(e);
                await Task.WhenAny(Task.Delay(AfterFailure, stoppingToken));
            }
        }
    }

    private async Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = new List<string>();
        await using var command = source.CreateCommand(
            "SELECT bulletin FROM timeline_read.reading WHERE NOT withdrawn AND reader IS DISTINCT FROM $1 ORDER BY sequence, bulletin");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Reader.Version });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) waiting.Add(rows.GetString(0));
        return waiting;
    }

    [LoggerMessage(1009, LogLevel.Warning, "Bulletins wait to be read, and cannot be; it is tried again.", EventName = "ReadingFailed")]
    private partial void LogFailure(Exception e);
}
