using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Dates;

/// <summary>Words of a sentence that say when, and the date they come to.</summary>
/// <param name="Start">Where they begin in the sentence.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Date">The date.</param>
/// <param name="Basis">Whether the words name it or count from another.</param>
/// <param name="YearGiven">True when they name the year, or count from one that is given.</param>
/// <param name="Rule">The rule that read them, for people.</param>
internal sealed record DateMention(int Start, int End, Edtf Date, DateBasis Basis, bool YearGiven, string Rule)
{
    /// <summary>True for a date within the words of another: "after the treaty of 1998, …" dates the treaty, not what followed.</summary>
    public bool IsInner { get; init; }

    /// <summary>True for a time that words of a war or an "after" come to, which dates acts rather than words and nouns.</summary>
    public bool IsSpan { get; init; }

    /// <summary>True for "recent", which dates only the word beside it.</summary>
    public bool IsVague { get; init; }

    /// <summary>True for words that date what follows them from what stands before: "in July 2011, six years after the agreement".</summary>
    public bool IsAhead { get; init; }

    /// <summary>True for what is counted from another date: "six weeks after".</summary>
    public bool IsCounted => Basis == DateBasis.Relative && Rule.StartsWith("counted", StringComparison.Ordinal);
}
