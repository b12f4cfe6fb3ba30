namespace Timeline.EventStore.Order;

/// <summary>The holes that a page of the log passed over, all proved dead by one fence.</summary>
/// <param name="Count">How many; missing numbers side by side are one hole.</param>
/// <param name="First">The first number that is missing.</param>
/// <param name="Last">The last number that is missing; between the two there may be events.</param>
/// <param name="FenceCap">The last number that was committed when the fence was set.</param>
/// <param name="FenceTransaction">All transactions older than this one had ended when the page was read.</param>
public sealed record ProvedHoles(int Count, long First, long Last, long FenceCap, long FenceTransaction);
