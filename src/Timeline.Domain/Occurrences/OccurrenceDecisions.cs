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
        return command switch
        {
            AddCitation add => known.Citations.Contains(add.Citation) ? [] : [new CitationAdded(add.Citation)],
            RecordClaim claim => Claim(known, claim),
            LinkOccurrence link => Link(known, slug, link),
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
        if (c.To == slug) throw new RefusedException($"'{slug}' cannot be linked to itself.");
        return known.Links.Contains(new Link(c.To, c.Relation)) ? [] : [new OccurrenceLinked(c.To, c.Relation)];
    }
}
