using NodaTime;

namespace Timeline.EventStore.Events;

/// <summary>An event as it stands in the log.</summary>
/// <param name="Sequence">Its place in the whole log, from 1; numbers may be missing, none is used twice.</param>
/// <param name="Id">Its id, unique in the whole log.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its place in that stream: 1, 2, 3 … without gaps.</param>
/// <param name="Type">The alias of its type.</param>
/// <param name="Data">What happened; null when the type is not known here.</param>
/// <param name="At">When it was appended, by the application's clock.</param>
/// <param name="By">Who answers for it; null when not told.</param>
public sealed record StoredEvent(
    long Sequence, Guid Id, string Stream, long Version, string Type, object? Data, Instant At, string? By);
