using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>A projection whose last batch failed in a way that may pass by itself: it is tried again and again.</summary>
/// <param name="Failures">How many times in a row it has failed.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="LastFailure">The last error.</param>
/// <param name="NextTry">When it is tried again.</param>
public sealed record ProjectionRetry(int Failures, Instant Since, string LastFailure, Instant NextTry);
