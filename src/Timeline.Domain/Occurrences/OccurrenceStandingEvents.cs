namespace Timeline.Domain.Occurrences;

/// <summary>A passage was taken back as proof.</summary>
/// <param name="Citation">The passage.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record CitationRemoved(Citation Citation, string Reason) : OccurrenceEvent;

/// <summary>A relation to another occurrence was taken back.</summary>
/// <param name="To">The other's slug.</param>
/// <param name="Relation">How this one was said to relate to it.</param>
public sealed record LinkRemoved(string To, LinkRelation Relation) : OccurrenceEvent;

/// <summary>The occurrence turned out to be the same as another one, which shows its citations and claims from here on.</summary>
/// <param name="Into">The other's slug.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record OccurrenceMerged(string Into, string Reason) : OccurrenceEvent;

/// <summary>It is another one after all.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record MergeUndone(string Reason) : OccurrenceEvent;

/// <summary>The occurrence was taken back.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record OccurrenceRetracted(string Reason) : OccurrenceEvent;

/// <summary>The occurrence counts again.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record OccurrenceReinstated(string Reason) : OccurrenceEvent;
