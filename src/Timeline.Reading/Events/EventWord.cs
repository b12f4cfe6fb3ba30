using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Events;

/// <summary>A verb or noun that tells of an occurrence.</summary>
/// <param name="Word">Its basic form; for a noun the verb that tells the same, where there is one.</param>
/// <param name="Kind">What kind of occurrence.</param>
/// <param name="Type">How it is coded when nothing around says otherwise.</param>
/// <param name="Mode">The mode of that type.</param>
/// <param name="IsStrong">False for words that are also used of much that is no event.</param>
internal sealed record EventWord(string Word, OccurrenceKind Kind, CodingType Type, CodingMode? Mode, bool IsStrong)
{
    /// <summary>True for a word that no list has, known by its form alone.</summary>
    public bool IsGuessed { get; init; }
}

/// <summary>The form in which a word stands.</summary>
internal enum WordForm
{
    /// <summary>A noun.</summary>
    Noun,

    /// <summary>Past tense or past participle.</summary>
    Past,

    /// <summary>Third person of the present.</summary>
    Present,

    /// <summary>A form in -ing.</summary>
    Ing,
}
