using Npgsql;
using Timeline.Api.Commands;
using Timeline.EventStore;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>Runs all projections of the service, each by itself: one that pauses does not hold the others.</summary>
internal sealed class Projections(
    IEnumerable<IProjection> projections, EventLog log, NpgsqlDataSource source, ProjectionMarks marks, WakeUps wakeUps,
    ProjectionRetries retries, ILogger<Projections> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>What the server ends a transaction with that idles.</summary>
    private const string IdleInTransaction = "25P03";

    /// <summary>How often catching up begins a batch again that was cut off for idleness.</summary>
    private const int MostStarved = 5;

    /// <summary>Folds what the log holds by now, before anybody asks; what is held up for long is left to the background.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var last = await marks.LastSequenceAsync(cancellationToken);
        await Task.WhenAll(projections.Select(projection => CatchUpAsync(projection, last, cancellationToken)));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(projections.Select(projection => Runner(projection).RunAsync(stoppingToken)));

    private async Task CatchUpAsync(IProjection projection, long last, CancellationToken cancellationToken)
    {
        var runner = Runner(projection);
        var starved = 0;
        for (var held = TimeSpan.Zero; held < LongestHold; held += Poll)
        {
            try
            {
                while (await runner.RunBatchAsync(cancellationToken))
                {
                    // The mark moved; there may be more.
                }
            }
            catch (PostgresException e) when (e.SqlState == IdleInTransaction && starved++ < MostStarved)
            {
                // The server took this process for frozen, so busy is the machine. Nothing was kept of the batch: once more.
            }

            // A batch comes to nothing also when another node leads, and when a hole in the log is not yet proved dead.
            var mark = (await marks.ReadAsync(cancellationToken)).FirstOrDefault(mark => mark.Name == projection.Name);
            if ((mark?.Sequence ?? 0) >= last || mark?.Pause is not null) return;
            await Task.Delay(Poll, cancellationToken);
        }
    }

    private ProjectionRunner Runner(IProjection projection) =>
        new(projection, log, source, wakeUps.Appended, wakeUps.Projected, logger, retries);
}
