namespace Timeline.EventStore.Order;

/// <summary>Numbers that are missing from the log, both ends included: being written still, or rolled back.</summary>
public readonly record struct Hole(long First, long Last);
