using Timeline.Domain.Occurrences;

namespace Timeline.Api.Archives;

/// <summary>From what happened to an occurrence back to the command that it followed from.</summary>
internal static class ArchivedCommands
{
    /// <param name="happened">What happened.</param>
    /// <param name="find">The occurrence with some slug as it was then; null when there was none.</param>
    public static OccurrenceCommand Of(OccurrenceEvent happened, Func<string, Occurrence?> find) => happened switch
    {
        OccurrenceRecorded o => new RecordOccurrence(
            Occurrence.Evolve(null, o).Kind, o.Date, o.YearGiven, o.Title, o.Summary, o.Participants, o.Topics, o.Place, o.Coding, o.Note, o.Citation),
        CitationAdded added => new AddCitation(added.Citation),
        CitationRemoved removed => new RemoveCitation(removed.Citation, removed.Reason),
        ClaimRecorded claim => new RecordClaim(claim.About, claim.Actor, claim.Stance, claim.Text, claim.Date, claim.Citation),
        OccurrenceLinked link => new LinkOccurrence(link.To, link.Relation),
        LinkRemoved link => new RemoveLink(link.To, link.Relation),
        OccurrenceCorrected corrected => Of(corrected),
        OccurrenceMerged merged => new MergeOccurrence(merged.Into, find(merged.Into), merged.Reason),
        MergeUndone undone => new UndoMerge(undone.Reason),
        OccurrenceRetracted retracted => new RetractOccurrence(retracted.Reason),
        OccurrenceReinstated reinstated => new ReinstateOccurrence(reinstated.Reason),
        _ => throw new InvalidOperationException($"No command leads to {happened.GetType().Name}."),
    };

    private static CorrectOccurrence Of(OccurrenceCorrected corrected)
    {
        var nothing = new CorrectOccurrence(null, null, null, null, null, null, [], corrected.Reason, corrected.Citation);
        return corrected switch
        {
            DateCorrected date => nothing with { Date = date.Date, Basis = date.Basis },
            KindCorrected kind => nothing with { Kind = kind.Kind },
            ParticipantsCorrected participants => nothing with { Participants = participants.Participants },
            TopicsCorrected topics => nothing with { Topics = topics.Topics },
            CodingCorrected coding => nothing with { Coding = coding.Coding },
            DetailsCorrected details => nothing with { Details = details.Changes },
            _ => throw new InvalidOperationException($"No command leads to {corrected.GetType().Name}."),
        };
    }
}
