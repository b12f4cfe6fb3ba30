namespace Timeline.EventStore.Projections;

/// <summary>How far a projection has come.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Sequence">Everything in the log up to here is folded.</param>
/// <param name="PassedOver">How many events of unknown types it met.</param>
/// <param name="Pause">Why it stands still; null while it runs.</param>
public sealed record ProjectionMark(string Name, long Sequence, long PassedOver, ProjectionPause? Pause);
