using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Scoring;

/// <summary>An occurrence that a careful reader found in a document, against which proposals are held.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Kind">What kind of occurrence.</param>
/// <param name="Date">When it happened.</param>
/// <param name="Basis">How this document gives the date: the strongest basis of its passages.</param>
/// <param name="Actors">The participants' slugs.</param>
/// <param name="Topics">The topics' slugs.</param>
/// <param name="Coding">How it is coded.</param>
/// <param name="Passages">Where the document tells it.</param>
public sealed record Curated(
    string Slug, OccurrenceKind Kind, Edtf Date, DateBasis Basis, IReadOnlySet<string> Actors, IReadOnlySet<string> Topics, EventCoding Coding, IReadOnlyList<Passage> Passages);
