using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>A projection met an event that it cannot fold, and stands before it until somebody decides.</summary>
/// <param name="At">When it stopped, by the server's clock.</param>
/// <param name="Sequence">The event that it cannot fold.</param>
/// <param name="Reason">The error, in one sentence.</param>
public sealed record ProjectionPause(Instant At, long Sequence, string Reason);
