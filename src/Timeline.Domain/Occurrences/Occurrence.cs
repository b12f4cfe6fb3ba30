using Timeline.Domain.Coding;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Occurrences;

/// <summary>An occurrence as its events tell it; what the parts mean, <see cref="OccurrenceRecorded"/> tells.</summary>
/// <remarks>What was merged into it stands in streams of its own and is not part of it.</remarks>
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

    /// <summary>The slug of the occurrence that a stream is of.</summary>
    public static string SlugOf(string stream) => stream[StreamPrefix.Length..];

    /// <summary>What the streams of occurrences begin with.</summary>
    private const string StreamPrefix = "occurrence/";

    /// <summary>How the date is known by a correction, whatever the citations say; null when none told.</summary>
    public DateBasis? CorrectedBasis { get; init; }

    /// <summary>The slug of the occurrence that this one is the same as; null unless it is merged.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Why it was taken back; null unless it is retracted.</summary>
    public string? RetractedBecause { get; init; }

    /// <summary>How the date is known: as corrected, else the strongest of the citations' bases; null when nothing proves it.</summary>
    public DateBasis? Basis => CorrectedBasis ?? Citations.Min(citation => (DateBasis?)citation.Basis);

    /// <summary>Folds an event into what is known.</summary>
    /// <exception cref="InvalidOperationException">The first event does not record the occurrence.</exception>
    public static Occurrence Evolve(Occurrence? known, OccurrenceEvent happened) => happened switch
    {
        OccurrenceRecorded recorded => new Occurrence(
            KindOf(recorded), OccurrenceStatus.Active, recorded.Date, recorded.YearGiven, recorded.Title, recorded.Summary,
            recorded.Participants, recorded.Topics, recorded.Place, recorded.Coding, recorded.Note, [recorded.Citation], [], []),
        _ when known is null => throw new InvalidOperationException($"A stream cannot begin with {happened.GetType().Name}."),
        CitationAdded added => known with { Citations = [.. known.Citations, added.Citation] },
        CitationRemoved removed => known with { Citations = [.. known.Citations.Where(citation => citation != removed.Citation)] },
        ClaimRecorded claim => known with { Claims = [.. known.Claims, claim.ToClaim()] },
        OccurrenceLinked link => known with { Links = [.. known.Links, new Link(link.To, link.Relation)] },
        LinkRemoved removed => known with { Links = [.. known.Links.Where(link => link != new Link(removed.To, removed.Relation))] },
        OccurrenceCorrected corrected => Correct(known, corrected),
        OccurrenceMerged merged => known with { Status = OccurrenceStatus.Merged, MergedInto = merged.Into },
        MergeUndone => known with { Status = OccurrenceStatus.Active, MergedInto = null },
        OccurrenceRetracted retracted => known with { Status = OccurrenceStatus.Retracted, RetractedBecause = retracted.Reason },
        OccurrenceReinstated => known with { Status = OccurrenceStatus.Active, RetractedBecause = null },
        _ => throw new InvalidOperationException($"Occurrences do not know {happened.GetType().Name}."),
    };

    /// <summary>
    /// Folds an event as far as documents count: citations, claims, and corrections with a citation are left out with
    /// their documents; the particulars of the record always count.
    /// </summary>
    /// <param name="known">What is known so far, folded likewise; null at the beginning.</param>
    /// <param name="happened">What happened next.</param>
    /// <param name="counts">Tells whether a citation's document counts: it was out by some day, for example.</param>
    /// <returns>An occurrence without a citation when nobody had told it.</returns>
    public static Occurrence Evolve(Occurrence? known, OccurrenceEvent happened, Func<Citation, bool> counts) => happened switch
    {
        OccurrenceRecorded recorded when !counts(recorded.Citation) => Evolve(known, happened) with { Citations = [] },
        CitationAdded added when !counts(added.Citation) => known!,
        ClaimRecorded claim when !counts(claim.Citation) => known!,
        OccurrenceCorrected { Citation: { } citation } when !counts(citation) => known!,
        _ => Evolve(known, happened),
    };

    /// <summary>True when a command to record would tell nothing that is not told.</summary>
    public bool IsRecordedAs(RecordOccurrence command) =>
        (Kind, Date, YearGiven, Title, Summary, Place, Coding, Note)
        == (command.Kind, command.Date, command.YearGiven, command.Title, command.Summary, command.Place, command.Coding, command.Note)
        && Participants.SequenceEqual(command.Participants)
        && Topics.SequenceEqual(command.Topics)
        && Citations.Contains(command.Citation);

    private static Occurrence Correct(Occurrence known, OccurrenceCorrected corrected) => corrected switch
    {
        DateCorrected date => known with { Date = date.Date, CorrectedBasis = date.Basis ?? known.CorrectedBasis },
        DetailsCorrected details => details.Changes.Aggregate(known, Change),
        ParticipantsCorrected participants => known with { Participants = participants.Participants },
        TopicsCorrected topics => known with { Topics = topics.Topics },
        CodingCorrected coding => known with { Coding = coding.Coding },
        KindCorrected kind => known with { Kind = kind.Kind },
        _ => throw new InvalidOperationException($"Occurrences do not know {corrected.GetType().Name}."),
    };

    private static Occurrence Change(Occurrence known, DetailChange change) => change.Field switch
    {
        Detail.Title => known with { Title = change.Value! },
        Detail.Summary => known with { Summary = change.Value },
        Detail.Place => known with { Place = change.Value },
        _ => known with { Note = change.Value },
    };

    private static OccurrenceKind KindOf(OccurrenceRecorded recorded) => recorded switch
    {
        StatementMade => OccurrenceKind.Statement,
        MeetingHeld => OccurrenceKind.Meeting,
        IncidentOccurred => OccurrenceKind.Incident,
        AgreementReached => OccurrenceKind.Agreement,
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} is of no kind."),
    };
}
