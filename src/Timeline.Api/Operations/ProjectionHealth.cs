using NodaTime;
using Timeline.EventStore.Order;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>How a projection stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sequence">Everything up to here is folded.</param>
/// <param name="Behind">How many events are not folded yet; beyond ten thousand, how many numbers.</param>
/// <param name="SecondsBehind">The age of the oldest event that is not folded yet; 0 when there is none.</param>
/// <param name="Paused">Why it stands still; null while it runs.</param>
/// <param name="Held">What keeps it from going on past missing numbers; null when nothing does.</param>
/// <param name="Retrying">What the answering process is trying again; null when nothing.</param>
/// <param name="PassedOver">How many events of unknown types it met.</param>
/// <param name="HolesPassed">How many gaps of missing numbers it passed over, each with proof that nothing will ever stand there.</param>
/// <param name="Skipped">How many events somebody decided it should go on without.</param>
/// <param name="LastSkipped">The latest of those, five at most, the latest first.</param>
internal sealed record ProjectionHealth(
    string Name, long Sequence, long Behind, double SecondsBehind, PauseHealth? Paused, HeldHealth? Held, RetryHealth? Retrying,
    long PassedOver, long HolesPassed, long Skipped, IReadOnlyList<SkippedHealth> LastSkipped)
{
    /// <summary>What passes within so many seconds is nobody's trouble.</summary>
    public const double Patience = 10;

    public static ProjectionHealth Of(ProjectionState state, RetryHealth? retry) => new(
        state.Name, state.Sequence, state.Behind, Spoken.Seconds(state.Lag),
        state.Pause is { } pause ? new PauseHealth(pause.Sequence, pause.Reason, pause.At.ToDateTimeUtc()) : null,
        state.Held is { } held ? HeldHealth.Of(held) : null,
        retry, state.PassedOver, state.HolesPassed, state.Skipped,
        [.. state.LastSkipped.Select(skipped => new SkippedHealth(skipped.Sequence, skipped.Reason, skipped.By, skipped.At.ToDateTimeUtc()))]);

    /// <summary>True while it is paused, or fails again and again: what it shows grows old until somebody helps.</summary>
    public bool StandsStill(Instant now) => Paused is not null || Retrying?.IsLasting(now) is true;

    /// <summary>What needs to be looked at.</summary>
    public IEnumerable<string> Problems(Instant now)
    {
        if (Paused is not null) yield return $"{Name} is paused. Event {Paused.Sequence} cannot be folded: {Spoken.Line(Paused.Reason)}";
        if (Retrying?.IsLasting(now) is true) yield return $"{Name} has failed {Spoken.Count(Retrying.Failures, "time")} in a row: {Spoken.Line(Retrying.LastFailure)}";
        if (SecondsBehind >= Patience && Paused is null)
            yield return $"{Name} is {Spoken.Count(Behind, "event")} and {Spoken.Time(SecondsBehind)} behind{(Held is null ? "." : $", {Held.Explanation}.")}";
    }
}

/// <summary>A projection met an event that it cannot fold, and stands before it until somebody decides.</summary>
/// <param name="Sequence">The event.</param>
/// <param name="Reason">The error.</param>
/// <param name="Since">When it stopped.</param>
internal sealed record PauseHealth(long Sequence, string Reason, DateTime Since);

/// <summary>Right behind a projection's mark numbers are missing that an open transaction may still write, or keeps from being proved dead.</summary>
/// <param name="Explanation">All of it in words.</param>
/// <param name="At">The mark.</param>
/// <param name="First">The first number that is missing.</param>
/// <param name="Last">The last of them.</param>
/// <param name="ProcessId">The process of PostgreSQL that has the oldest transaction open; null for a prepared one.</param>
/// <param name="Prepared">The name of the transaction if it is a prepared one; else null.</param>
/// <param name="Application">What the session calls itself; null when it says nothing.</param>
/// <param name="Database">Its database; null for one of PostgreSQL's own processes that has none.</param>
/// <param name="State">What the session does, in PostgreSQL's words; null when this may not be seen.</param>
/// <param name="SecondsOpen">How long the transaction is open, or prepared; null when this may not be seen.</param>
internal sealed record HeldHealth(
    string Explanation, long At, long First, long Last, int? ProcessId, string? Prepared, string? Application, string? Database,
    string? State, double? SecondsOpen)
{
    public static HeldHealth Of(HeldMark held) => new(
        Spoken.Held(held), held.At, held.Hole.First, held.Hole.Last, held.By.ProcessId, held.By.PreparedAs, held.By.Application,
        held.By.Database, held.By.State, held.By.Open is { } open ? Spoken.Seconds(open) : null);
}

/// <summary>A projection's last batch failed in a way that may pass by itself.</summary>
/// <param name="Failures">How many times in a row.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="LastFailure">The last error.</param>
/// <param name="NextTry">When it is tried again.</param>
internal sealed record RetryHealth(int Failures, DateTime Since, string LastFailure, DateTime NextTry)
{
    public static RetryHealth? Of(ProjectionRetry? retry) => retry is null
        ? null
        : new RetryHealth(retry.Failures, retry.Since.ToDateTimeUtc(), retry.LastFailure, retry.NextTry.ToDateTimeUtc());

    /// <summary>True when it has failed again and again: more than once, and for longer than a passing trouble lasts.</summary>
    public bool IsLasting(Instant now) => Failures > 1 && (now.ToDateTimeUtc() - Since).TotalSeconds >= ProjectionHealth.Patience;
}

/// <summary>An event that somebody decided a projection should go on without.</summary>
/// <param name="Sequence">The event.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
internal sealed record SkippedHealth(long Sequence, string Reason, string By, DateTime At);
