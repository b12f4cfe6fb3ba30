namespace Timeline.EventStore.Order;

/// <summary>A mark that cannot move yet: right behind it numbers are missing that are not proved dead.</summary>
/// <param name="At">The mark.</param>
/// <param name="Hole">The numbers that are missing.</param>
/// <param name="By">The oldest transaction that keeps the proof from being made.</param>
public sealed record HeldMark(long At, Hole Hole, HoldingTransaction By);
