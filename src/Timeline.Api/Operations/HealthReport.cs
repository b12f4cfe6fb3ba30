using System.Text.Json.Serialization;
using NodaTime;
using Timeline.Domain;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>In a word, how the service is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<HealthStatus>))]
internal enum HealthStatus
{
    /// <summary>All is well.</summary>
    Ready,

    /// <summary>Something needs to be looked at.</summary>
    Degraded,
}

/// <summary>How the service is.</summary>
/// <param name="Status">`degraded` when there are problems.</param>
/// <param name="Ready">False when a projection is paused, or fails again and again. A projection that is only behind answers still, with what it has.</param>
/// <param name="LastSequence">The last event in the log.</param>
/// <param name="Problems">What needs to be looked at, each in a sentence.</param>
/// <param name="Projections">How each projection stands.</param>
internal sealed record HealthReport(
    HealthStatus Status, bool Ready, long LastSequence, IReadOnlyList<string> Problems, IReadOnlyList<ProjectionHealth> Projections)
{
    /// <summary>Judges what is known.</summary>
    /// <param name="log">How the log and its projections stand.</param>
    /// <param name="retryOf">What is being tried again of a projection.</param>
    /// <param name="now">The time.</param>
    public static HealthReport Of(LogState log, Func<string, RetryHealth?> retryOf, Instant now)
    {
        var projections = log.Projections.Select(state => ProjectionHealth.Of(state, retryOf(state.Name))).ToList();
        var problems = projections.SelectMany(projection => projection.Problems(now)).ToList();
        return new HealthReport(
            problems.Count == 0 ? HealthStatus.Ready : HealthStatus.Degraded, !projections.Exists(projection => projection.StandsStill(now)),
            log.LastSequence, problems, projections);
    }
}
