using System.Collections.Concurrent;
using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>
/// What the runners of this process are trying again, for whoever asks; and which failures are worth a line in the
/// log. Other processes' retries are not known here: what a failing database cannot store, nobody else can read.
/// </summary>
/// <param name="clock">Tells when failures happened.</param>
public sealed class ProjectionRetries(IClock clock)
{
    // One that fails and works by turns would otherwise fill the log.
    private static readonly Duration Silence = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, ProjectionRetry> _going = new();
    private readonly ConcurrentDictionary<string, Instant> _told = new();

    /// <summary>What is being tried again of a projection; null when its last batch went well, or none was run here.</summary>
    public ProjectionRetry? Find(string projection) => _going.GetValueOrDefault(projection);

    /// <summary>Notes a failure.</summary>
    /// <returns>True when it is to be logged: at most once in a minute.</returns>
    internal bool Failed(string projection, int failures, Exception failure, TimeSpan wait)
    {
        var now = clock.GetCurrentInstant();
        var since = _going.TryGetValue(projection, out var before) ? before.Since : now;
        _going[projection] = new ProjectionRetry(failures, since, failure.Message, now + Duration.FromTimeSpan(wait));
        if (_told.TryGetValue(projection, out var told) && now - told < Silence) return false;
        _told[projection] = now;
        return true;
    }

    /// <summary>Notes that a batch went well.</summary>
    /// <returns>What had been tried again until then, if somebody was told of it; else null.</returns>
    internal ProjectionRetry? Worked(string projection) =>
        _going.TryRemove(projection, out var over) && _told.TryGetValue(projection, out var told) && told >= over.Since ? over : null;
}
