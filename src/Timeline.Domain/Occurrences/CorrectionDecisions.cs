namespace Timeline.Domain.Occurrences;

/// <summary>What follows from a correction: one event for each particular that it really changes.</summary>
internal static class CorrectionDecisions
{
    /// <exception cref="RefusedException">It changes nothing.</exception>
    public static IReadOnlyList<OccurrenceEvent> Decide(Occurrence known, string slug, CorrectOccurrence c)
    {
        var events = Corrections(known, c).ToList();
        return events.Count > 0
            ? events
            : throw new RefusedException($"The correction changes nothing of '{slug}': it stands so already. Name what is to be another than it is.");
    }

    private static IEnumerable<OccurrenceEvent> Corrections(Occurrence known, CorrectOccurrence c)
    {
        if ((c.Date is { } date && date != known.Date) || (c.Basis is { } basis && basis != known.Basis))
            yield return new DateCorrected(c.Date ?? known.Date, c.Basis, c.Reason, c.Citation);
        if (c.Kind is { } kind && kind != known.Kind) yield return new KindCorrected(kind, c.Reason, c.Citation);
        if (c.Participants is { } participants && !participants.SequenceEqual(known.Participants))
            yield return new ParticipantsCorrected(participants, c.Reason, c.Citation);
        if (c.Topics is { } topics && !topics.SequenceEqual(known.Topics)) yield return new TopicsCorrected(topics, c.Reason, c.Citation);
        if (c.Coding is { } coding && coding != known.Coding) yield return new CodingCorrected(coding, c.Reason, c.Citation);
        var changes = c.Details.Where(change => change.Value != ValueOf(known, change.Field)).ToList();
        if (changes.Count > 0) yield return new DetailsCorrected(changes, c.Reason, c.Citation);
    }

    private static string? ValueOf(Occurrence known, Detail field) => field switch
    {
        Detail.Title => known.Title,
        Detail.Summary => known.Summary,
        Detail.Place => known.Place,
        _ => known.Note,
    };
}
