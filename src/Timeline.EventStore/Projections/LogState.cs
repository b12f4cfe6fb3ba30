namespace Timeline.EventStore.Projections;

/// <summary>How the log and all its projections stand.</summary>
/// <param name="LastSequence">The highest number in the log; 0 while it is empty.</param>
/// <param name="Projections">The projections by name.</param>
public sealed record LogState(long LastSequence, IReadOnlyList<ProjectionState> Projections);
