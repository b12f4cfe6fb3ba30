using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>An occurrence as one sentence tells it, before it is known whether others tell it too.</summary>
internal sealed class Draft
{
    /// <summary>What kind of occurrence.</summary>
    public required OccurrenceKind Kind { get; init; }

    /// <summary>The word that tells it, in its basic form.</summary>
    public required string Word { get; init; }

    /// <summary>How it is coded.</summary>
    public required EventCoding Coding { get; set; }

    /// <summary>The sentence.</summary>
    public required Sentence Sentence { get; init; }

    /// <summary>When; null as long as nobody knows.</summary>
    public Edtf? Date { get; set; }

    /// <summary>How the date is known.</summary>
    public DateBasis Basis { get; set; }

    /// <summary>True when the year is told.</summary>
    public bool YearGiven { get; set; }

    /// <summary>Who takes part, the most important first.</summary>
    public List<Participant> Participants { get; } = [];

    /// <summary>All the sentences that tell it, and how each gives the date.</summary>
    public List<(Sentence Sentence, DateBasis Basis)> Told { get; } = [];

    /// <summary>The words of the noun, such as <c>Second Karabakh War</c>, by which the same is recognised; null for others.</summary>
    public string? Name { get; init; }

    /// <summary>Which rules made it.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>True in a quotation, where others' words tell it.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>True when its word alone makes an event.</summary>
    public bool IsStrong { get; init; }

    /// <summary>True when it stands in what somebody says.</summary>
    public bool IsReported { get; init; }

    /// <summary>True when a noun tells it.</summary>
    public bool IsNoun { get; init; }

    /// <summary>True for a noun that goes back to what was told: "the meeting", "this visit".</summary>
    public bool IsDefinite { get; init; }

    /// <summary>True when the sentence names who does it.</summary>
    public bool HasSubject { get; set; }

    /// <summary>True when the main actor is a person.</summary>
    public bool IsPerson { get; set; }

    /// <summary>The main actor.</summary>
    public string? Who => Participants.Count > 0 ? Participants[0].Actor : null;
}
