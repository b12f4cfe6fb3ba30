using Npgsql;
using Timeline.Api.Commands;
using Timeline.EventStore;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>Runs all projections of the service, each by itself: one that pauses does not hold the others.</summary>
internal sealed class Projections(
    IEnumerable<IProjection> projections, EventLog log, NpgsqlDataSource source, WakeUps wakeUps, ILogger<Projections> logger)
    : BackgroundService
{
    /// <summary>Folds what the log holds by now, before anybody asks.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Runners().Select(async runner =>
        {
            while (await runner.RunBatchAsync(cancellationToken))
            {
                // The mark moved; there may be more.
            }
        }));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Runners().Select(runner => runner.RunAsync(stoppingToken)));

    private IEnumerable<ProjectionRunner> Runners() => projections.Select(projection =>
        new ProjectionRunner(projection, log, source, wakeUps.Appended, wakeUps.Projected, logger));
}
