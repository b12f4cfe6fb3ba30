using NodaTime;

namespace Timeline.EventStore.Appending;

/// <summary>When and by whom events are appended, and what they belong to.</summary>
/// <param name="At">The application's clock; kept to the microsecond.</param>
/// <param name="By">The name of whoever answers for the events.</param>
/// <param name="CorrelationId">What ties the events of one piece of work together; null for none.</param>
/// <param name="CausationId">What caused the events; null for none.</param>
public sealed record AppendContext(Instant At, string By, string? CorrelationId = null, string? CausationId = null);
