using System.Globalization;

namespace Timeline.Api.Operations;

/// <summary>What runs and how it is, as <c>timeline status</c> tells it.</summary>
/// <param name="Listening">Where the service answers.</param>
/// <param name="Database">Which database it is; null when none runs.</param>
/// <param name="Health">How log and projections stand; null when the database does not tell.</param>
internal sealed record TimelineStatus(IReadOnlyList<string> Listening, string? Database, HealthReport? Health);

/// <summary>Tells a status to people, line by line; <c>docs/operating.md</c> says what to do about each.</summary>
internal static class TellStatus
{
    private const string Margin = "            ";

    public static IEnumerable<string> Lines(TimelineStatus status)
    {
        yield return status.Listening.Count > 0 ? $"service     serving on {string.Join(", ", status.Listening)}" : "service     not running; start it with: timeline serve";
        yield return $"database    {status.Database ?? "not running"}";
        if (status.Database is not null && status.Health is null) yield return $"{Margin}it does not answer, or holds no timeline of this version yet";
        if (status.Health is not { } health) yield break;
        yield return $"log         {health.LastSequence} is the last sequence";
        foreach (var line in health.Projections.SelectMany(Lines)) yield return line;
        yield return health.Status == HealthStatus.Ready ? "health      ready" : $"health      degraded{(health.Ready ? ", but ready" : ", NOT READY")}";
    }

    private static IEnumerable<string> Lines(ProjectionHealth projection)
    {
        yield return $"projection  {projection.Name}: at {projection.Sequence}, "
            + (projection.Behind == 0 ? "up to date" : $"{Spoken.Count(projection.Behind, "event")} and {Spoken.Time(projection.SecondsBehind)} behind");
        if (projection.Paused is { } paused)
        {
            yield return $"{Margin}PAUSED since {At(paused.Since)}. Event {paused.Sequence} cannot be folded: {Spoken.Line(paused.Reason)}";
            yield return $"{Margin}to go on: timeline projections replay {projection.Name}, or: timeline projections skip {projection.Name} --reason WHY";
        }

        if (projection.Held is { } held) yield return Margin + held.Explanation;
        if (projection.Retrying is { } retry)
            yield return $"{Margin}failed {Spoken.Count(retry.Failures, "time")} in a row since {At(retry.Since)}, tries again at {At(retry.NextTry)}: {Spoken.Line(retry.LastFailure)}";
        if (projection.PassedOver > 0) yield return $"{Margin}passed over {Spoken.Count(projection.PassedOver, "event")} of unknown types";
        if (projection.HolesPassed > 0) yield return $"{Margin}passed over {Spoken.Count(projection.HolesPassed, "hole")} with proof";
        if (projection.Skipped > 0) yield return $"{Margin}goes on without {Spoken.Count(projection.Skipped, "event")}; the latest:";
        foreach (var skipped in projection.LastSkipped)
            yield return $"{Margin}  event {skipped.Sequence}, skipped by {skipped.By} at {At(skipped.At)}: {Spoken.Line(skipped.Reason)}";
    }

    private static string At(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
