namespace Timeline.Api.Dashboards;

/// <summary>Who takes part most often, and which two of them together.</summary>
/// <param name="Actors">The actors and in how many entries each takes part, the most frequent first.</param>
/// <param name="Together">The pairs and in how many entries both take part, the most frequent first.</param>
internal sealed record ActorPairs(IReadOnlyList<(string Actor, long Entries)> Actors, IReadOnlyList<(string One, string Other, long Entries)> Together);
