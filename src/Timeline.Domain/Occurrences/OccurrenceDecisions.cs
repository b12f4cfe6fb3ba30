namespace Timeline.Domain.Occurrences;

/// <summary>What follows from a command, given what is known. What is known already follows as nothing.</summary>
public static class OccurrenceDecisions
{
    /// <summary>Decides one command.</summary>
    /// <param name="known">The occurrence so far; null when there is none.</param>
    /// <param name="slug">The occurrence's slug.</param>
    /// <param name="command">What is wanted.</param>
    /// <returns>The events, in order; none when the command tells nothing new.</returns>
    /// <exception cref="RefusedException">The present state does not allow it.</exception>
    public static IReadOnlyList<OccurrenceEvent> Decide(Occurrence? known, string slug, OccurrenceCommand command)
    {
        if (command is RecordOccurrence record) return Record(known, slug, record);
        if (known is null) throw new RefusedException($"There is no occurrence '{slug}'. Record it first.");
        Refuse(known, slug, command);
        return command switch
        {
            AddCitation add => known.Citations.Contains(add.Citation) ? [] : [new CitationAdded(add.Citation)],
            RemoveCitation remove => Remove(known, slug, remove),
            RecordClaim claim => Claim(known, claim),
            LinkOccurrence link => Link(known, slug, link),
            RemoveLink remove => Unlink(known, slug, remove),
            CorrectOccurrence correct => CorrectionDecisions.Decide(known, slug, correct),
            MergeOccurrence merge => Merge(slug, merge),
            UndoMerge undo => [new MergeUndone(undo.Reason)],
            RetractOccurrence retract => [new OccurrenceRetracted(retract.Reason)],
            ReinstateOccurrence reinstate => [new OccurrenceReinstated(reinstate.Reason)],
            _ => throw new InvalidOperationException($"Occurrences do not know {command.GetType().Name}."),
        };
    }

    /// <summary>Decides several commands one after the other, each seeing what the ones before it came to.</summary>
    /// <param name="known">The occurrence so far; null when there is none.</param>
    /// <param name="slug">The occurrence's slug.</param>
    /// <param name="commands">What is wanted, in order.</param>
    /// <exception cref="RefusedException">The state does not allow one of them.</exception>
    public static IReadOnlyList<OccurrenceEvent> DecideAll(
        Occurrence? known, string slug, IEnumerable<OccurrenceCommand> commands)
    {
        var events = new List<OccurrenceEvent>();
        foreach (var command in commands)
        {
            var decided = Decide(known, slug, command);
            events.AddRange(decided);
            foreach (var happened in decided) known = Occurrence.Evolve(known, happened);
        }

        return events;
    }

    private static IReadOnlyList<OccurrenceEvent> Record(Occurrence? known, string slug, RecordOccurrence c)
    {
        if (known is not null)
        {
            return known.IsRecordedAs(c)
                ? []
                : throw new RefusedException($"'{slug}' is recorded already, with other particulars. Choose another slug, or correct that one.");
        }

        return
        [
            c.Kind switch
            {
                OccurrenceKind.Statement => new StatementMade(c.Date, c.Citation.Basis, c.YearGiven, c.Title, c.Summary, c.Participants, c.Topics, c.Place, c.Coding, c.Note, c.Citation),
                OccurrenceKind.Meeting => new MeetingHeld(c.Date, c.Citation.Basis, c.YearGiven, c.Title, c.Summary, c.Participants, c.Topics, c.Place, c.Coding, c.Note, c.Citation),
                OccurrenceKind.Incident => new IncidentOccurred(c.Date, c.Citation.Basis, c.YearGiven, c.Title, c.Summary, c.Participants, c.Topics, c.Place, c.Coding, c.Note, c.Citation),
                _ => new AgreementReached(c.Date, c.Citation.Basis, c.YearGiven, c.Title, c.Summary, c.Participants, c.Topics, c.Place, c.Coding, c.Note, c.Citation),
            },
        ];
    }

    private static IReadOnlyList<OccurrenceEvent> Claim(Occurrence known, RecordClaim c)
    {
        if (known.Claims.Any(claim => claim with { Id = "" } == new Claim("", c.About, c.Actor, c.Stance, c.Text, c.Date, c.Citation)))
            return [];
        var id = $"{known.Claims.Count + 1}-{c.Actor}-{Words<ClaimStance>.Of(c.Stance)}";
        return [new ClaimRecorded(id, c.About, c.Actor, c.Stance, c.Text, c.Date, c.Citation)];
    }

    private static IReadOnlyList<OccurrenceEvent> Link(Occurrence known, string slug, LinkOccurrence c)
    {
        if (c.To == slug) throw new RefusedException($"'{slug}' cannot be linked to itself. Name another occurrence.");
        return known.Links.Contains(new Link(c.To, c.Relation)) ? [] : [new OccurrenceLinked(c.To, c.Relation)];
    }

    /// <summary>What was taken back or merged takes only what undoes just that.</summary>
    private static void Refuse(Occurrence known, string slug, OccurrenceCommand command)
    {
        var problem = (known.Status, command) switch
        {
            (OccurrenceStatus.Merged, UndoMerge) or (OccurrenceStatus.Retracted, ReinstateOccurrence) => null,
            (OccurrenceStatus.Merged, _) => $"'{slug}' is merged into '{known.MergedInto}'. Write to that one, or undo the merge first.",
            (OccurrenceStatus.Retracted, _) => $"'{slug}' is retracted. Reinstate it first.",
            (_, UndoMerge) => $"'{slug}' is not merged into another one.",
            (_, ReinstateOccurrence) => $"'{slug}' is not retracted.",
            _ => null,
        };
        if (problem is not null) throw new RefusedException(problem);
    }

    private static IReadOnlyList<OccurrenceEvent> Remove(Occurrence known, string slug, RemoveCitation c)
    {
        if (!known.Citations.Contains(c.Citation)) throw new RefusedException($"'{slug}' has no such citation.");
        return known.Citations.Count > 1
            ? [new CitationRemoved(c.Citation, c.Reason)]
            : throw new RefusedException($"It is the last citation of '{slug}', which nothing would prove any more. Add another one first, or retract '{slug}'.");
    }

    private static IReadOnlyList<OccurrenceEvent> Unlink(Occurrence known, string slug, RemoveLink c) =>
        known.Links.Contains(new Link(c.To, c.Relation))
            ? [new LinkRemoved(c.To, c.Relation)]
            : throw new RefusedException($"'{slug}' has no such link to '{c.To}'.");

    private static IReadOnlyList<OccurrenceEvent> Merge(string slug, MergeOccurrence c)
    {
        if (c.Into == slug) throw new RefusedException($"'{slug}' cannot be merged into itself. Name the occurrence that it is the same as.");
        return c.Survivor switch
        {
            null => throw new RefusedException($"There is no occurrence '{c.Into}' to merge into."),
            { Status: OccurrenceStatus.Merged } merged => throw new RefusedException(
                merged.MergedInto == slug || c.SurvivorsEnd == slug
                    ? $"'{c.Into}' is itself merged into '{slug}': that would be a circle. To let '{c.Into}' be the one that stays, undo its merge first."
                    : $"'{c.Into}' is itself merged into '{c.SurvivorsEnd ?? merged.MergedInto}'. Merge into that one."),
            { Status: OccurrenceStatus.Retracted } => throw new RefusedException($"'{c.Into}' is retracted. Reinstate it first."),
            _ => [new OccurrenceMerged(c.Into, c.Reason)],
        };
    }
}
