using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Dashboards;

/// <summary>How many entries begin in which bucket.</summary>
/// <param name="Sorts">By kind and type: each entry once.</param>
/// <param name="Values">By actor or topic, when a histogram is split so: an entry counts for each of its own.</param>
internal sealed record Tallies(IReadOnlyList<SortTally> Sorts, IReadOnlyList<(DateOnly Start, string Value, long Count)> Values);

/// <summary>Entries of one kind and type that begin in a bucket.</summary>
/// <param name="Start">The first day of the bucket.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Type">The type.</param>
/// <param name="Count">How many.</param>
/// <param name="Imprecise">How many of them last, or may have been, longer than the bucket.</param>
internal readonly record struct SortTally(DateOnly Start, OccurrenceKind Kind, CodingType Type, long Count, long Imprecise);
