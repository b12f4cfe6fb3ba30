using System.Text.Json.Serialization;
using Timeline.Api.Catalogues;
using Timeline.Domain.Actors;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>What a timeline is made of: an occurrence, when, who, where, about what, and the words that prove it.</summary>
/// <param name="Id">The occurrence's slug.</param>
/// <param name="Kind">statement, meeting, incident or agreement.</param>
/// <param name="Status">active, retracted or merged.</param>
/// <param name="Date">When it happened, in EDTF.</param>
/// <param name="Earliest">The first day that the date may mean.</param>
/// <param name="Latest">The last day that the date may mean; null for an open or unknown end.</param>
/// <param name="Precision">How finely the date is known.</param>
/// <param name="Basis">How the date is known: as corrected, else the strongest of the citations' bases.</param>
/// <param name="YearGiven">True when the year stands in the text.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">A sentence or two.</param>
/// <param name="Note">What a reader of the record should know, such as a contradiction in the text.</param>
/// <param name="Participants">Who took part.</param>
/// <param name="Topics">What it is about: slugs.</param>
/// <param name="Place">Where it happened.</param>
/// <param name="Coding">How it is coded, by PLOVER.</param>
/// <param name="Citations">The words that prove it, one passage at least.</param>
/// <param name="Claims">What the sides hold about it.</param>
/// <param name="Links">How it relates to other occurrences, and how those stand.</param>
/// <param name="FirstPublished">The day on which the first of the cited documents came out.</param>
/// <param name="RecordedAt">When the entry last changed here.</param>
/// <param name="Version">The version of the occurrence's own stream.</param>
/// <param name="Sequence">The place in the log of the event that changed the entry last.</param>
internal sealed record Entry(
    string Id,
    OccurrenceKind Kind,
    OccurrenceStatus Status,
    Edtf Date,
    DateOnly Earliest,
    DateOnly? Latest,
    DatePrecision Precision,
    DateBasis Basis,
    bool YearGiven,
    string Title,
    string? Summary,
    string? Note,
    IReadOnlyList<EntryParticipant> Participants,
    IReadOnlyList<string> Topics,
    EntryPlace? Place,
    EntryCoding Coding,
    IReadOnlyList<StoredCitation> Citations,
    IReadOnlyList<StoredClaim> Claims,
    IReadOnlyList<EntryLink> Links,
    DateOnly FirstPublished,
    DateTime RecordedAt,
    long Version,
    long Sequence)
{
    /// <summary>Why it counts no more, for readers who kept it; null while it does.</summary>
    [JsonIgnore]
    public string? GoneBecause { get; init; }

    /// <summary>Shows a stored entry with the names that the catalogue has now.</summary>
    public static Entry Show(StoredEntry e, Catalogue catalogue) => new(
        e.Id, e.Kind, e.Status, e.Date,
        e.Date.Earliest!.Value.ToDateOnly(), e.Date.Latest?.ToDateOnly(), e.Date.Precision,
        e.Basis, e.YearGiven, e.Title, e.Summary, e.Note,
        [.. e.Participants.Select(p => new EntryParticipant(p.Actor, catalogue.NameOf(p.Actor), p.Role, p.As, p.Represents))],
        e.Topics,
        e.Place is { } place ? EntryPlace.Of(place, catalogue) : null,
        EntryCoding.Of(e.Coding),
        e.Citations, e.Claims, [.. e.Links.Select(link => new EntryLink(link.To, link.Relation, link.Status))], e.FirstPublished, e.RecordedAt, e.Version, e.Sequence)
    {
        GoneBecause = e.Status switch
        {
            OccurrenceStatus.Merged => $"Merged: it is the same as '{e.MergedInto}'.",
            OccurrenceStatus.Retracted => $"Retracted: {e.RetractedBecause}",
            _ => null,
        },
    };
}

/// <summary>Who took part.</summary>
/// <param name="Actor">The actor's slug.</param>
/// <param name="Name">The actor's name.</param>
/// <param name="Role">What the actor did.</param>
/// <param name="As">The office on that occasion.</param>
/// <param name="Represents">For whom the actor stood, nearest first.</param>
internal sealed record EntryParticipant(
    string Actor, string Name, ParticipantRole Role, string? As, IReadOnlyList<string> Represents)
{
    /// <summary>Shows somebody of whom only the record tells, with the name and the offices that a catalogue has.</summary>
    public static EntryParticipant Of(Participant p, ActorCatalogue actors, Edtf date) =>
        new(p.Actor, actors.Find(p.Actor)?.Name ?? p.Actor, p.Role, p.As, actors.StandsFor(p.Actor, p.As, date));
}

/// <summary>Where it happened.</summary>
/// <param name="Id">The place's slug.</param>
/// <param name="Name">The place's name.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
internal sealed record EntryPlace(string Id, string Name, double? Latitude, double? Longitude)
{
    public static EntryPlace Of(string id, Catalogue catalogue) =>
        catalogue.Places.Find(id) is { } place
            ? new EntryPlace(id, place.Name, place.Latitude, place.Longitude)
            : new EntryPlace(id, id, null, null);
}

/// <summary>How it is coded, by PLOVER.</summary>
/// <param name="Type">The event type.</param>
/// <param name="Mode">How it was done; null when not clear.</param>
/// <param name="QuadClass">The class that follows from the type.</param>
/// <param name="Intensity">From -9 to 10, as follows from the type.</param>
internal sealed record EntryCoding(CodingType Type, CodingMode? Mode, QuadClass QuadClass, decimal Intensity)
{
    public static EntryCoding Of(EventCoding coding) => new(coding.Type, coding.Mode, coding.QuadClass, coding.Intensity);
}

/// <summary>How it relates to another occurrence.</summary>
/// <param name="To">The other's slug.</param>
/// <param name="Relation">How this one relates to it.</param>
/// <param name="Status">How the other one stands: active, retracted or merged; null when it is not there at the same point of time.</param>
internal sealed record EntryLink(string To, LinkRelation Relation, OccurrenceStatus? Status);
