using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Kept;

/// <summary>What is kept of an entry.</summary>
/// <param name="Earliest">The first day of its date, counted from the first of the calendar, 0001-01-01.</param>
/// <param name="Latest">The last day likewise; the greatest number for an open or unknown end.</param>
/// <param name="Sort">Kind, status and type in one number: <see cref="SortOf"/>.</param>
internal readonly record struct PresentEntry(int Earliest, int Latest, short Sort)
{
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

    /// <summary>Where its words begin among all words.</summary>
    public int FirstWord { get; init; }

    /// <summary>How many words it has; every entry has some.</summary>
    public int Words { get; init; }

    /// <summary>A bit for each of its words, of 64 that they share: who lacks a word's bit lacks the word.</summary>
    public ulong Bits { get; init; }

    /// <summary>False when it was forgotten.</summary>
    public bool IsThere => Words > 0;

    /// <summary>What a sort tells.</summary>
    public static (OccurrenceKind Kind, CodingType Type) KindAndTypeOf(short sort) => ((OccurrenceKind)(sort / (Statuses * Types)), (CodingType)(sort % Types));

    /// <summary>Kind, status and type in one number.</summary>
    public static short SortOf(OccurrenceKind kind, OccurrenceStatus status, CodingType type) => (short)((((int)kind * Statuses) + (int)status) * Types + (int)type);

    /// <summary>The bit of a word, by its number.</summary>
    public static ulong BitOf(int word) => 1UL << (word & 63);
}
