using System.Text.Json.Serialization;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>An entry as the read model keeps it: everything but the names, which the catalogue gives when it is shown.</summary>
internal sealed record StoredEntry(
    string Id,
    OccurrenceKind Kind,
    OccurrenceStatus Status,
    string? MergedInto,
    string? RetractedBecause,
    Edtf Date,
    DateBasis Basis,
    bool YearGiven,
    string Title,
    string? Summary,
    string? Note,
    IReadOnlyList<StoredParticipant> Participants,
    IReadOnlyList<string> Topics,
    string? Place,
    EventCoding Coding,
    IReadOnlyList<StoredCitation> Citations,
    IReadOnlyList<StoredClaim> Claims,
    IReadOnlyList<StoredLink> Links,
    DateOnly FirstPublished,
    DateTime RecordedAt,
    long Version,
    long Sequence);

/// <summary>A participant and all whom it stood for on that occasion, nearest first.</summary>
internal sealed record StoredParticipant(string Actor, ParticipantRole Role, string? As, IReadOnlyList<string> Represents);

/// <summary>A citation and the day on which its document came out.</summary>
/// <param name="Bulletin">The document's slug.</param>
/// <param name="Section">The section the words stand in; null when it is not told.</param>
/// <param name="Quote">The words, character for character.</param>
/// <param name="Start">Where they begin in the text, in Unicode code points from 0.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Basis">How the date is known from them.</param>
/// <param name="Published">The day on which the document came out.</param>
internal sealed record StoredCitation(
    string Bulletin, string? Section, string Quote, int Start, int End, DateBasis Basis, DateOnly Published)
{
    public static StoredCitation From(Citation c, DateOnly published) =>
        new(c.Bulletin, c.Section, c.Quote, c.Start, c.End, c.Basis, published);
}

/// <summary>A claim and the citation that proves it.</summary>
/// <param name="Id">Its name within the entry.</param>
/// <param name="About">The proposition that it is about.</param>
/// <param name="Actor">The slug of the actor who makes it.</param>
/// <param name="Stance">How the actor stands to the proposition.</param>
/// <param name="Text">What was said; null when it is not told apart from the quotation.</param>
/// <param name="Date">When it was made, in EDTF.</param>
/// <param name="Citation">The words that prove it.</param>
internal sealed record StoredClaim(
    string Id, string About, string Actor, ClaimStance Stance, string? Text, Edtf Date, StoredCitation Citation);

/// <summary>A link to another entry.</summary>
/// <param name="To">The other's slug.</param>
/// <param name="Relation">How this one relates to it.</param>
/// <param name="Status">
/// The other's status where this one is looked at; null when it is not there. It is not kept but added by
/// <see cref="LinkStatuses"/> to what is read.
/// </param>
internal sealed record StoredLink(
    string To, LinkRelation Relation, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OccurrenceStatus? Status = null);
