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
