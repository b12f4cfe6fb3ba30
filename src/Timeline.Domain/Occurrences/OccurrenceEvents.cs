using System.Text.Json.Serialization;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Occurrences;

/// <summary>Something that is known of an occurrence from here on.</summary>
public abstract record OccurrenceEvent
{
    /// <summary>The words that the event brings forward; null when it brings none.</summary>
    [JsonIgnore]
    public Citation? Citing => this switch
    {
        OccurrenceRecorded recorded => recorded.Citation,
        CitationAdded added => added.Citation,
        ClaimRecorded claim => claim.Citation,
        OccurrenceCorrected corrected => corrected.Citation,
        _ => null,
    };

    /// <summary>Why it happened; null for what needs no reason.</summary>
    [JsonIgnore]
    public string? Because => this switch
    {
        OccurrenceCorrected corrected => corrected.Reason,
        CitationRemoved removed => removed.Reason,
        OccurrenceMerged merged => merged.Reason,
        MergeUndone undone => undone.Reason,
        OccurrenceRetracted retracted => retracted.Reason,
        OccurrenceReinstated reinstated => reinstated.Reason,
        _ => null,
    };
}

/// <summary>An occurrence was recorded, with the first words that prove it.</summary>
/// <param name="Date">When it happened.</param>
/// <param name="Basis">How the first citation tells the date.</param>
/// <param name="YearGiven">True when the year stands in the text.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">A sentence or two; null for none.</param>
/// <param name="Participants">Who took part.</param>
/// <param name="Topics">What it is about: slugs.</param>
/// <param name="Place">Where: a slug; null when not told.</param>
/// <param name="Coding">How it is coded.</param>
/// <param name="Note">What a reader of the record should know, such as a contradiction in the text; null for none.</param>
/// <param name="Citation">The words that prove it.</param>
public abstract record OccurrenceRecorded(
    Edtf Date,
    DateBasis Basis,
    bool YearGiven,
    string Title,
    string? Summary,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics,
    string? Place,
    EventCoding Coding,
    string? Note,
    Citation Citation) : OccurrenceEvent;

/// <summary>Somebody said something in public.</summary>
/// <inheritdoc cref="OccurrenceRecorded"/>
public sealed record StatementMade(
    Edtf Date, DateBasis Basis, bool YearGiven, string Title, string? Summary, IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics, string? Place, EventCoding Coding, string? Note, Citation Citation)
    : OccurrenceRecorded(Date, Basis, YearGiven, Title, Summary, Participants, Topics, Place, Coding, Note, Citation);

/// <summary>People or states met.</summary>
/// <inheritdoc cref="OccurrenceRecorded"/>
public sealed record MeetingHeld(
    Edtf Date, DateBasis Basis, bool YearGiven, string Title, string? Summary, IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics, string? Place, EventCoding Coding, string? Note, Citation Citation)
    : OccurrenceRecorded(Date, Basis, YearGiven, Title, Summary, Participants, Topics, Place, Coding, Note, Citation);

/// <summary>Something was done, on the ground or in law.</summary>
/// <inheritdoc cref="OccurrenceRecorded"/>
public sealed record IncidentOccurred(
    Edtf Date, DateBasis Basis, bool YearGiven, string Title, string? Summary, IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics, string? Place, EventCoding Coding, string? Note, Citation Citation)
    : OccurrenceRecorded(Date, Basis, YearGiven, Title, Summary, Participants, Topics, Place, Coding, Note, Citation);

/// <summary>Something was signed, adopted or concluded.</summary>
/// <inheritdoc cref="OccurrenceRecorded"/>
public sealed record AgreementReached(
    Edtf Date, DateBasis Basis, bool YearGiven, string Title, string? Summary, IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics, string? Place, EventCoding Coding, string? Note, Citation Citation)
    : OccurrenceRecorded(Date, Basis, YearGiven, Title, Summary, Participants, Topics, Place, Coding, Note, Citation);

/// <summary>Another passage, of the same document or another, proves the occurrence too.</summary>
public sealed record CitationAdded(Citation Citation) : OccurrenceEvent;

/// <summary>A side took a stance about the occurrence.</summary>
/// <inheritdoc cref="Claim"/>
public sealed record ClaimRecorded(
    string Id, string About, string Actor, ClaimStance Stance, string? Text, Edtf Date, Citation Citation) : OccurrenceEvent
{
    internal Claim ToClaim() => new(Id, About, Actor, Stance, Text, Date, Citation);
}

/// <summary>The occurrence was related to another one.</summary>
public sealed record OccurrenceLinked(string To, LinkRelation Relation) : OccurrenceEvent;
