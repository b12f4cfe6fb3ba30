namespace Timeline.Api.Http;

/// <summary>Where something was read that is kept in memory.</summary>
/// <param name="Builds">The builds of the read model's tables.</param>
/// <param name="Sequence">The log was shown up to here.</param>
internal sealed record PointRead(string Builds, long Sequence);
