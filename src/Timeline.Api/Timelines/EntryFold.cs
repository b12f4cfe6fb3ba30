using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>
/// The one fold: from what happened to a family of occurrences to the versions of their entries, one for every range
/// of the log and of days of publication over which an entry stays the same.
/// </summary>
/// <param name="publishedOn">Tells the day on which a bulletin came out.</param>
/// <param name="actors">Tells who stands for whom.</param>
internal sealed class EntryFold(Func<string, DateOnly> publishedOn, ActorCatalogue actors)
{
    private readonly Dictionary<(string Actor, string? Office, Edtf Date), IReadOnlyList<string>> _standsFor = [];

    /// <summary>What the events after a mark change, for each entry that they change.</summary>
    /// <param name="family">All that happened to it up to some sequence.</param>
    /// <param name="mark">Changes at or before this sequence are left out.</param>
    public IEnumerable<EntryChanges> ChangesAfter(EntryFamily family, long mark)
    {
        var views = family.Happened.Select(e => (e.Data as OccurrenceEvent)?.Citing).OfType<Citation>().Select(DayOf).Distinct().Order()
            .Select(day => (Day: day, Seen: new EntriesSeen(citation => DayOf(citation) <= day))).ToList();
        var shown = new Dictionary<string, IReadOnlyList<Stretch>>();
        var standing = new Dictionary<string, Step>();
        var steps = new List<Step>();
        foreach (var happened in family.Happened)
        {
            var affected = views.SelectMany(view => view.Seen.Take(happened)).ToHashSet();
            foreach (var id in affected)
            {
                var now = Stretches(views.Select(view => (view.Day, view.Seen.Show(id))));
                if (now.SequenceEqual(shown.GetValueOrDefault(id, []))) continue;
                shown[id] = now;
                var step = new Step(id, happened.Sequence, now);
                if (happened.Sequence > mark) steps.Add(step);
                else standing[id] = step;
            }
        }

        return
            from entry in steps.GroupBy(step => step.Id)
            select new EntryChanges(
                entry.Key, standing.TryGetValue(entry.Key, out var before) ? Change(before, to: null).Versions : [], [.. Changes([.. entry])]);
    }

    /// <summary>Versions of an entry mostly have the same participants.</summary>
    private IReadOnlyList<string> StandsFor(string actor, string? office, Edtf date) =>
        _standsFor.TryGetValue((actor, office, date), out var known) ? known : _standsFor[(actor, office, date)] = actors.StandsFor(actor, office, date);

    private DateOnly DayOf(Citation citation) => publishedOn(citation.Bulletin);

    /// <summary>
    /// The ranges of days over which an entry is seen the same. They are as long as can be, so that they do not depend
    /// on days of documents that only a later merge brings into the family.
    /// </summary>
    private static List<Stretch> Stretches(IEnumerable<(DateOnly Day, EntrySeen? Seen)> views)
    {
        var stretches = new List<Stretch>();
        EntrySeen? before = null;
        foreach (var (day, seen) in views)
        {
            if (Equals(seen, before)) continue;
            if (before is not null) stretches[^1] = stretches[^1] with { To = day };
            if (seen is not null) stretches.Add(new Stretch(day, null, seen));
            before = seen;
        }

        return stretches;
    }

    /// <summary>Each change holds until the next one.</summary>
    private IEnumerable<EntryChange> Changes(IReadOnlyList<Step> steps) =>
        steps.Zip(steps.Skip(1).Select(step => (long?)step.Sequence).Append(null), Change);

    private EntryChange Change(Step step, long? to) => new(
        step.Sequence, [.. step.Seen.Select(s => new EntryVersion(Show(step.Id, s.Seen), step.Sequence, to, s.From, s.To))]);

    /// <summary>What is kept of an entry that is seen so.</summary>
    public StoredEntry Show(string id, EntrySeen seen)
    {
        StoredCitation Cite(Citation citation) => StoredCitation.From(citation, DayOf(citation));
        var told = seen.Told;
        var citations = told.Citations.Select(Cite).ToList();
        return new StoredEntry(
            id, told.Kind, told.Status, told.MergedInto, told.RetractedBecause, told.Date, told.Basis!.Value, told.YearGiven, told.Title, told.Summary, told.Note,
            [.. told.Participants.Select(p => new StoredParticipant(p.Actor, p.Role, p.As, StandsFor(p.Actor, p.As, told.Date)))],
            told.Topics, told.Place, told.Coding, citations,
            [.. told.Claims.Select(c => new StoredClaim(c.Id, c.About, c.Actor, c.Stance, c.Text, c.Date, Cite(c.Citation)))],
            [.. told.Links.Select(link => new StoredLink(link.To, link.Relation))],
            citations.Min(citation => citation.Published),
            seen.Changed.At.ToDateTimeUtc(),
            seen.Version,
            seen.Changed.Sequence);
    }

    private sealed record Step(string Id, long Sequence, IReadOnlyList<Stretch> Seen);

    /// <summary>How an entry is seen over a range of days.</summary>
    private sealed record Stretch(DateOnly From, DateOnly? To, EntrySeen Seen);
}
