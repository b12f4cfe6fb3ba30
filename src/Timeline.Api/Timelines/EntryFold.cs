using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>
/// The one fold: from what happened to a family of occurrences to the versions of their entries, one for every range
/// of the log and of days of publication over which an entry stays the same.
/// </summary>
/// <param name="publishedOn">Tells the day on which a bulletin came out.</param>
/// <param name="actors">Tells who stands for whom.</param>
internal sealed class EntryFold(Func<string, DateOnly> publishedOn, ActorCatalogue actors)
{
    /// <summary>The versions that the events after a mark bring about; by entry they ascend.</summary>
    /// <param name="family">All that happened to it up to some sequence.</param>
    /// <param name="mark">Versions that began at or before this sequence are left out.</param>
    public IEnumerable<EntryVersion> VersionsAfter(EntryFamily family, long mark)
    {
        var views = new SortedDictionary<DateOnly, EntriesSeen>();
        foreach (var day in family.Happened.Select(e => (e.Data as OccurrenceEvent)?.Citing).OfType<Citation>().Select(DayOf).Distinct()) views.Add(day, new EntriesSeen(citation => DayOf(citation) <= day));

        var steps = new List<Step>();
        foreach (var happened in family.Happened)
        {
            var affected = new HashSet<string>();
            foreach (var view in views.Values) affected.UnionWith(view.Take(happened));
            if (happened.Sequence <= mark) continue;
            foreach (var id in affected) steps.AddRange(StepsOf(id, happened, views));
        }

        return Ranged(steps);
    }

    private DateOnly DayOf(Citation citation) => publishedOn(citation.Bulletin);

    /// <summary>How an entry is seen after an event, by each day on which one of its documents came out.</summary>
    private IEnumerable<Step> StepsOf(string id, StoredEvent happened, SortedDictionary<DateOnly, EntriesSeen> views)
    {
        var days = views.Values.Last().CitedDays(id, DayOf).ToList();
        foreach (var (i, day) in days.Index())
        {
            var seen = views[day].Show(id);
            yield return new Step(id, happened.Sequence, day, i + 1 < days.Count ? days[i + 1] : null, seen is null ? null : Show(id, seen));
        }
    }

    private static IEnumerable<EntryVersion> Ranged(IReadOnlyList<Step> steps)
    {
        foreach (var entry in steps.GroupBy(step => step.Id))
        {
            var sequences = entry.Select(step => step.Sequence).Distinct().ToList();
            foreach (var step in entry)
            {
                var next = sequences.IndexOf(step.Sequence) + 1;
                if (step.Entry is not null)
                    yield return new EntryVersion(step.Entry, step.Sequence, next < sequences.Count ? sequences[next] : null, step.From, step.To);
            }
        }
    }

    private StoredEntry Show(string id, EntrySeen seen)
    {
        StoredCitation Cite(Citation citation) => StoredCitation.From(citation, DayOf(citation));
        var told = seen.Told;
        var citations = told.Citations.Select(Cite).ToList();
        return new StoredEntry(
            id, told.Kind, told.Status, told.MergedInto, told.RetractedBecause, told.Date, told.Basis, told.YearGiven, told.Title, told.Summary, told.Note,
            [.. told.Participants.Select(p => new StoredParticipant(p.Actor, p.Role, p.As, actors.StandsFor(p.Actor, p.As, told.Date)))],
            told.Topics, told.Place, told.Coding, citations,
            [.. told.Claims.Select(c => new StoredClaim(c.Id, c.About, c.Actor, c.Stance, c.Text, c.Date, Cite(c.Citation)))],
            told.Links,
            citations.Min(citation => citation.Published),
            seen.Changed.At.ToDateTimeUtc(),
            seen.Version,
            seen.Changed.Sequence);
    }

    private sealed record Step(string Id, long Sequence, DateOnly From, DateOnly? To, StoredEntry? Entry);
}
