using NodaTime;
using Npgsql;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>
/// Logs projections that stay behind, and what holds their marks: after ten seconds, then again each time it has
/// lasted twice as long, and once when it is over. So a trouble of any length is a few lines.
/// </summary>
internal sealed partial class WatchProjections(ReadStates states, ILogger<WatchProjections> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>The lags that were told of the projections that are behind.</summary>
    private readonly Dictionary<string, Duration> _told = [];

    /// <summary>Looks once, and logs what is worth it.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var projection in (await states.ReadAsync(cancellationToken)).Projections) Tell(projection);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll);
        try
        {
            do await LookIfItAnswersAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
        catch (Exception e)
        {
            // A fault of this program, and no reason to end the service that is watched.
            LogFailure(e);
        }
    }

    private async Task LookIfItAnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            // The runners tell of a database that does not answer; to say so twice helps nobody.
        }
    }

    private void Tell(ProjectionState projection)
    {
        var patience = Duration.FromSeconds(ProjectionHealth.Patience);
        if (projection.Lag < patience / 2)
        {
            if (_told.Remove(projection.Name)) LogCaughtUp(projection.Name, projection.Sequence);
        }
        else if (projection.Lag >= patience && (!_told.TryGetValue(projection.Name, out var told) || projection.Lag >= 2 * told))
        {
            _told[projection.Name] = projection.Lag;
            Log(projection);
        }
    }

    private void Log(ProjectionState projection)
    {
        var seconds = Spoken.Seconds(projection.Lag);
        if (projection.Held is not { By: var by } held)
        {
            LogBehind(projection.Name, projection.Sequence, projection.Behind, seconds);
            return;
        }

        LogHeld(
            projection.Name, projection.Behind, seconds, Spoken.Held(held), held.Hole.First, held.Hole.Last,
            by.ProcessId, by.PreparedAs, by.Application, by.Database, by.State, by.Open is { } open ? Spoken.Seconds(open) : null);
    }

    [LoggerMessage(1005, LogLevel.Warning, "Projection {Projection} is at {Sequence}, {Events} event(s) and {Seconds} s behind.", EventName = "ProjectionBehind")]
    private partial void LogBehind(string projection, long sequence, long events, double seconds);

    // The explanation has all that follows it in words; the rest is for machines, under these very names.
#pragma warning disable SYSLIB1015
    [LoggerMessage(1006, LogLevel.Warning, "Projection {Projection} is {Events} event(s) and {Seconds} s behind, {Explanation}.", EventName = "MarkHeld")]
    private partial void LogHeld(
        string projection, long events, double seconds, string explanation, long First, long Last,
        int? ProcessId, string? Prepared, string? Application, string? Database, string? State, double? SecondsOpen);
#pragma warning restore SYSLIB1015

    [LoggerMessage(1007, LogLevel.Information, "Projection {Projection} has caught up and is at {Sequence}.", EventName = "ProjectionCaughtUp")]
    private partial void LogCaughtUp(string projection, long sequence);

    [LoggerMessage(1008, LogLevel.Error, "The projections are not watched any more.", EventName = "WatchFailed")]
    private partial void LogFailure(Exception e);
}
