using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>An event that somebody decided a projection should go on without.</summary>
/// <param name="Sequence">The event.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, by the server's clock.</param>
public sealed record SkippedEvent(long Sequence, string Reason, string By, Instant At);
