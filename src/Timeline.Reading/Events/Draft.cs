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

    /// <summary>Which token of it tells it; -1 for none.</summary>
    public int At { get; init; } = -1;

    /// <summary>When; null as long as nobody knows.</summary>
    public Edtf? Date { get; set; }

    /// <summary>How the date is known.</summary>
    public DateBasis Basis { get; set; }

    /// <summary>By which tie the date came to it.</summary>
    public DateTie Tie { get; set; }

    /// <summary>True when the year is told.</summary>
    public bool YearGiven { get; set; }

    /// <summary>Who takes part, the most important first.</summary>
    public List<Participant> Participants { get; } = [];

    /// <summary>All the sentences that tell it, and how each gives the date.</summary>
    public List<(Sentence Sentence, DateBasis Basis)> Told { get; } = [];

    /// <summary>The note that gives the date; null for none.</summary>
    public (Passage Passage, string Quote)? Note { get; set; }

    /// <summary>The words of the noun, such as <c>second ruritanian war</c>, by which the same is recognised; null for others.</summary>
    public string? Name { get; init; }

    /// <summary>Which rules made it.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>True in a quotation, where others' words tell it.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>True when its word alone makes an event.</summary>
    public bool IsStrong { get; init; }

    /// <summary>True when its word is known by its form alone.</summary>
    public bool IsGuessed { get; init; }

    /// <summary>True for a form in -ing.</summary>
    public bool IsOngoing { get; init; }

    /// <summary>True when it stands in what somebody says.</summary>
    public bool IsReported { get; init; }

    /// <summary>True when a noun tells it.</summary>
    public bool IsNoun { get; init; }

    /// <summary>True where the subject suffers it.</summary>
    public bool IsPassive { get; init; }

    /// <summary>True with "has", "have" or "had".</summary>
    public bool IsPerfect { get; init; }

    /// <summary>True for what only explains a noun: "the statement signed in May", "who fled in 1990".</summary>
    public bool IsAside => IsRelative || IsParticiple || IsNoun;

    /// <summary>How many others of its kind the same sentence told before it.</summary>
    public int Rank { get; set; }

    /// <summary>True for the second of two verbs joined by "and".</summary>
    public bool IsJoined { get; init; }

    /// <summary>True for a participle behind the noun that it explains.</summary>
    public bool IsParticiple { get; init; }

    /// <summary>The occasion that a verb of meeting names: "ceremony", "conference"; null for none.</summary>
    public string? Occasion { get; init; }

    /// <summary>True in a relative clause.</summary>
    public bool IsRelative { get; init; }

    /// <summary>True for a noun that goes back to what was told: "the meeting", "this visit".</summary>
    public bool IsDefinite { get; init; }

    /// <summary>True when the sentence names who does it.</summary>
    public bool HasSubject { get; set; }

    /// <summary>True when somebody is named after the word.</summary>
    public bool HasObject { get; init; }

    /// <summary>True when the main actor is a person.</summary>
    public bool IsPerson { get; set; }

    /// <summary>True within what somebody says, or in a relative clause.</summary>
    public bool IsWithin => IsReported || IsQuoted || IsRelative;

    /// <summary>The main actor.</summary>
    public string? Who => Participants.Count > 0 ? Participants[0].Actor : null;
}

/// <summary>By which tie a date came to what a sentence tells.</summary>
internal enum DateTie
{
    /// <summary>It has none yet.</summary>
    None,

    /// <summary>It stands beside the word.</summary>
    Own,

    /// <summary>It opens the sentence.</summary>
    Lead,

    /// <summary>It is that of the meeting, named in the same sentence, at which it was said.</summary>
    Occasion,

    /// <summary>It is that of a war or of the time since.</summary>
    Epoch,

    /// <summary>It is the time after something dated in the same sentence.</summary>
    Aftermath,

    /// <summary>A note under the text gives it.</summary>
    Note,

    /// <summary>The title of a note tells it, and the note has the day.</summary>
    NoteTitle,

    /// <summary>It is called recent.</summary>
    Recent,

    /// <summary>The same was told before, with its date.</summary>
    Known,

    /// <summary>The same speaker goes on.</summary>
    Speech,

    /// <summary>It happened at the meeting told before.</summary>
    Meeting,

    /// <summary>It comments on what was told before.</summary>
    Comment,

    /// <summary>It goes with another event of its sentence.</summary>
    Sentence,

    /// <summary>It goes with the event told before.</summary>
    Next,

    /// <summary>It followed on the event told before.</summary>
    After,

    /// <summary>A speech of a known day tells it as past.</summary>
    Said,

    /// <summary>It followed on the last war that the text dates.</summary>
    PostWar,

    /// <summary>Nothing dates it but the document.</summary>
    Document,
}
