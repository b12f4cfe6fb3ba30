namespace Timeline.Domain.Occurrences;

/// <summary>A relation to another occurrence.</summary>
/// <param name="To">The other's slug.</param>
/// <param name="Relation">How this one relates to it.</param>
public sealed record Link(string To, LinkRelation Relation);
