using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Kept;

/// <summary>What is kept of an entry as it was known over a range of the log, and told over a range of days.</summary>
internal readonly record struct KeptEntry
{
    /// <summary>The value of an end that is open.</summary>
    public const int Ever = int.MaxValue;

    private static readonly int Statuses = Enum.GetValues<OccurrenceStatus>().Length;

    private static readonly int Types = Enum.GetValues<CodingType>().Length;

    /// <summary>How many sorts there are.</summary>
    public static int Sorts { get; } = Enum.GetValues<OccurrenceKind>().Length * Statuses * Types;

    /// <summary>All of them.</summary>
    public static IEnumerable<(OccurrenceKind Kind, OccurrenceStatus Status, CodingType Type)> AllSorts =>
        from kind in Enum.GetValues<OccurrenceKind>()
        from status in Enum.GetValues<OccurrenceStatus>()
        from type in Enum.GetValues<CodingType>()
        select (kind, status, type);

    /// <summary>Each kind with each type, by its place: see <see cref="PlaceOf(short)"/>.</summary>
    public static IReadOnlyList<(OccurrenceKind Kind, CodingType Type)> KindsAndTypes { get; } =
        [.. from kind in Enum.GetValues<OccurrenceKind>() from type in Enum.GetValues<CodingType>() select (kind, type)];

    /// <summary>A number for its slug: see <see cref="KeyOf"/>.</summary>
    public long Key { get; init; }

    /// <summary>A bit for each of its words, of 64 that they share: who lacks a word's bit lacks the word.</summary>
    public ulong Bits { get; init; }

    /// <summary>The first day of its date, counted from the first of the calendar, 0001-01-01.</summary>
    public int Earliest { get; init; }

    /// <summary>The last day likewise; <see cref="Ever"/> for an open or unknown end.</summary>
    public int Latest { get; init; }

    /// <summary>The sequence from which it was known so.</summary>
    public int KnownFrom { get; init; }

    /// <summary>The sequence that changed it.</summary>
    public int KnownTo { get; init; }

    /// <summary>The day from which documents told it so, counted likewise.</summary>
    public int PublishedFrom { get; init; }

    /// <summary>The day on which another document changed it.</summary>
    public int PublishedTo { get; init; }

    /// <summary>Where its words begin among all words.</summary>
    public int FirstWord { get; init; }

    /// <summary>How many words it has.</summary>
    public ushort Words { get; init; }

    /// <summary>Kind, status and type in one number: <see cref="SortOf"/>; less than 0 when the entry was forgotten.</summary>
    public short Sort { get; init; }

    /// <summary>The kind of its sort.</summary>
    public OccurrenceKind Kind => KindAndTypeOf(Sort).Kind;

    /// <summary>Its last day as a day of the calendar, which comes behind all others when the end is open.</summary>
    public int LatestInOrder => Math.Min(Latest, DateOnly.MaxValue.DayNumber);

    /// <summary>
    /// The SQL of the number by which an entry is known here, a tenth of its slug in memory. That any two of a million
    /// slugs share one has a chance of 1 in 37 million.
    /// </summary>
    public static string KeyOf(string slug) => $"hashtextextended({slug}, 0)";

    /// <summary>What a sort tells.</summary>
    public static (OccurrenceKind Kind, CodingType Type) KindAndTypeOf(short sort) => KindsAndTypes[PlaceOf(sort)];

    /// <summary>The place of a sort's kind and type among <see cref="KindsAndTypes"/>, whatever its status is.</summary>
    public static int PlaceOf(short sort) => (sort / (Statuses * Types) * Types) + (sort % Types);

    /// <summary>Kind, status and type in one number.</summary>
    public static short SortOf(OccurrenceKind kind, OccurrenceStatus status, CodingType type) => (short)((((int)kind * Statuses) + (int)status) * Types + (int)type);
}
