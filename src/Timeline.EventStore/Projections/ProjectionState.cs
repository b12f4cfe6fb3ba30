using NodaTime;
using Timeline.EventStore.Order;

namespace Timeline.EventStore.Projections;

/// <summary>How a projection stands.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Sequence">Everything in the log up to here is folded.</param>
/// <param name="Behind">How many events it has not folded yet; beyond ten thousand, how many numbers.</param>
/// <param name="Lag">The age of the oldest event that it has not folded yet; zero when there is none.</param>
/// <param name="Pause">Why it stands still; null while it runs.</param>
/// <param name="Held">What keeps its mark from moving; null when nothing does.</param>
/// <param name="PassedOver">How many events of unknown types it met.</param>
/// <param name="HolesPassed">How many holes it passed over, each proved dead.</param>
/// <param name="Skipped">How many events somebody decided it should go on without.</param>
/// <param name="LastSkipped">The latest of those, five at most, the latest first.</param>
public sealed record ProjectionState(
    string Name, long Sequence, long Behind, Duration Lag, ProjectionPause? Pause, HeldMark? Held, long PassedOver, long HolesPassed,
    long Skipped, IReadOnlyList<SkippedEvent> LastSkipped);
