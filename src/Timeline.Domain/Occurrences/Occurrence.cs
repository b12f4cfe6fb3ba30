using Timeline.Domain.Coding;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Occurrences;

/// <summary>An occurrence as its events tell it; what the parts mean, <see cref="OccurrenceRecorded"/> tells.</summary>
public sealed record Occurrence(
    OccurrenceKind Kind,
    OccurrenceStatus Status,
    Edtf Date,
    bool YearGiven,
    string Title,
    string? Summary,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics,
    string? Place,
    EventCoding Coding,
    string? Note,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Link> Links)
{
    /// <summary>The stream of an occurrence.</summary>
    public static string StreamOf(string slug) => StreamPrefix + slug;

    /// <summary>What the streams of occurrences begin with.</summary>
    public const string StreamPrefix = "occurrence/";

    /// <summary>The strongest of the citations' bases; there must be a citation.</summary>
    public DateBasis Basis => Citations.Min(citation => citation.Basis);

    /// <summary>Folds an event into what is known.</summary>
    /// <exception cref="InvalidOperationException">The first event does not record the occurrence.</exception>
    public static Occurrence Evolve(Occurrence? known, OccurrenceEvent happened) => happened switch
    {
        OccurrenceRecorded recorded => new Occurrence(
            KindOf(recorded), OccurrenceStatus.Active, recorded.Date, recorded.YearGiven, recorded.Title, recorded.Summary,
            recorded.Participants, recorded.Topics, recorded.Place, recorded.Coding, recorded.Note, [recorded.Citation], [], []),
        _ when known is null => throw new InvalidOperationException($"A stream cannot begin with {happened.GetType().Name}."),
        CitationAdded added => known with { Citations = [.. known.Citations, added.Citation] },
        ClaimRecorded claim => known with { Claims = [.. known.Claims, claim.ToClaim()] },
        OccurrenceLinked link => known with { Links = [.. known.Links, new Link(link.To, link.Relation)] },
        _ => throw new InvalidOperationException($"Occurrences do not know {happened.GetType().Name}."),
    };

    /// <summary>
    /// The occurrence as far as documents had told it by a day: later citations and claims are left out, the
    /// particulars of its record always count.
    /// </summary>
    /// <param name="isPublished">Tells whether a citation's document was out by then.</param>
    /// <returns>Null when no citation is left: nobody had told it yet.</returns>
    public Occurrence? ToldBy(Func<Citation, bool> isPublished)
    {
        var citations = Citations.Where(isPublished).ToList();
        return citations.Count == 0
            ? null
            : this with { Citations = citations, Claims = [.. Claims.Where(claim => isPublished(claim.Citation))] };
    }

    /// <summary>True when a command to record would tell nothing that is not told.</summary>
    public bool IsRecordedAs(RecordOccurrence command) =>
        (Kind, Date, YearGiven, Title, Summary, Place, Coding, Note)
        == (command.Kind, command.Date, command.YearGiven, command.Title, command.Summary, command.Place, command.Coding, command.Note)
        && Participants.SequenceEqual(command.Participants)
        && Topics.SequenceEqual(command.Topics)
        && Citations.Contains(command.Citation);

    private static OccurrenceKind KindOf(OccurrenceRecorded recorded) => recorded switch
    {
        StatementMade => OccurrenceKind.Statement,
        MeetingHeld => OccurrenceKind.Meeting,
        IncidentOccurred => OccurrenceKind.Incident,
        AgreementReached => OccurrenceKind.Agreement,
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} is of no kind."),
    };
}
