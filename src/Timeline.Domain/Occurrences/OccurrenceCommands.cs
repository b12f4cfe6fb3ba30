using Timeline.Domain.Coding;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Occurrences;

/// <summary>Something that somebody wants recorded of an occurrence.</summary>
public abstract record OccurrenceCommand;

/// <summary>Record an occurrence; what the parameters mean, <see cref="OccurrenceRecorded"/> tells.</summary>
public sealed record RecordOccurrence(
    OccurrenceKind Kind,
    Edtf Date,
    bool YearGiven,
    string Title,
    string? Summary,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics,
    string? Place,
    EventCoding Coding,
    string? Note,
    Citation Citation) : OccurrenceCommand;

/// <summary>Add a passage that proves the occurrence too.</summary>
public sealed record AddCitation(Citation Citation) : OccurrenceCommand;

/// <summary>Record the stance that a side takes; what the parameters mean, <see cref="Claim"/> tells.</summary>
public sealed record RecordClaim(
    string About, string Actor, ClaimStance Stance, string? Text, Edtf Date, Citation Citation) : OccurrenceCommand;

/// <summary>Relate the occurrence to another one, which exists.</summary>
public sealed record LinkOccurrence(string To, LinkRelation Relation) : OccurrenceCommand;

/// <summary>Correct particulars of the record; those that are null stay. What the parameters mean, <see cref="OccurrenceRecorded"/> tells.</summary>
/// <param name="Date"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Basis">How the date is known, whatever the citations say.</param>
/// <param name="Kind">What kind of occurrence it is.</param>
/// <param name="Participants"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Topics"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Coding"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Details">Title, summary, place or note; those that are not named stay.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Citation">The words that know it better; null when the record had misread what was there.</param>
public sealed record CorrectOccurrence(
    Edtf? Date,
    DateBasis? Basis,
    OccurrenceKind? Kind,
    IReadOnlyList<Participant>? Participants,
    IReadOnlyList<string>? Topics,
    EventCoding? Coding,
    IReadOnlyList<DetailChange> Details,
    string Reason,
    Citation? Citation) : OccurrenceCommand;

/// <summary>Take a passage back as proof.</summary>
public sealed record RemoveCitation(Citation Citation, string Reason) : OccurrenceCommand;

/// <summary>Take a relation back.</summary>
public sealed record RemoveLink(string To, LinkRelation Relation) : OccurrenceCommand;

/// <summary>Say that the occurrence is the same as another one.</summary>
/// <param name="Into">The other's slug.</param>
/// <param name="Survivor">The other as it is; null when there is none.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record MergeOccurrence(string Into, Occurrence? Survivor, string Reason) : OccurrenceCommand
{
    /// <summary>The slug at which the other's own merges end, for what is said when it is merged itself; null when not known.</summary>
    public string? SurvivorsEnd { get; init; }
}

/// <summary>Say that the occurrence is another one after all.</summary>
public sealed record UndoMerge(string Reason) : OccurrenceCommand;

/// <summary>Take the occurrence back.</summary>
public sealed record RetractOccurrence(string Reason) : OccurrenceCommand;

/// <summary>Let the occurrence count again.</summary>
public sealed record ReinstateOccurrence(string Reason) : OccurrenceCommand;
