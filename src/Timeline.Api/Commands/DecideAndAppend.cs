using NodaTime;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Commands;

/// <summary>The way of every command: load what is known, decide purely, append once.</summary>
internal sealed class DecideAndAppend(EventLog log, IClock clock, WakeUps wakeUps)
{
    private const int Attempts = 5;

    /// <summary>Decides over some streams together; when somebody else was faster, loads and decides again.</summary>
    /// <param name="streams">The streams that the decision depends on.</param>
    /// <param name="decide">From the events of each stream to what is to be appended; may be called again.</param>
    /// <param name="by">Who answers for it, and under which key it was sent.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    /// <returns>What was appended; null when nothing new followed.</returns>
    public async Task<AppendResult?> RunAsync(
        IReadOnlyCollection<string> streams,
        Func<ILookup<string, StoredEvent>, IEnumerable<StreamAppend>> decide,
        Sender by,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = (await log.ReadStreamsAsync(streams, cancellationToken)).ToLookup(e => e.Stream);
            var appends = decide(known).Where(append => append.Events.Count > 0).ToList();
            if (appends.Count == 0) return null;
            try
            {
                var result = await log.AppendAsync(
                    by.Key?.Name(appends) ?? appends,
                    new AppendContext(clock.GetCurrentInstant(), by.Name, by.Key?.Correlation, by.Key?.Causation), cancellationToken);
                wakeUps.Appended.Signal();
                return result;
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
                // Decided on what has changed meanwhile: once more on what is there now.
            }
        }
    }
}
