using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>
/// The one fold: from an occurrence's events to the versions of its entry, one for every range of the log and of
/// days of publication over which it stays the same.
/// </summary>
internal static class EntryFold
{
    /// <summary>The versions that the events after a mark bring about.</summary>
    /// <param name="id">The occurrence's slug.</param>
    /// <param name="events">All events of its stream up to some sequence, ascending.</param>
    /// <param name="mark">Versions that began at or before this sequence are left out.</param>
    /// <param name="publishedOn">Tells the day on which a bulletin came out.</param>
    /// <param name="actors">Tells who stands for whom.</param>
    public static IEnumerable<EntryVersion> VersionsAfter(
        string id, IReadOnlyList<StoredEvent> events, long mark, Func<string, DateOnly> publishedOn, ActorCatalogue actors)
    {
        Occurrence? state = null;
        for (var i = 0; i < events.Count; i++)
        {
            var stored = events[i];
            if (stored.Data is not OccurrenceEvent happened) continue;
            state = Occurrence.Evolve(state, happened);
            if (stored.Sequence <= mark) continue;

            var until = events.Skip(i + 1).FirstOrDefault(later => later.Data is OccurrenceEvent)?.Sequence;
            foreach (var version in Published(id, state, events, i, until, publishedOn, actors)) yield return version;
        }
    }

    private static IEnumerable<EntryVersion> Published(
        string id, Occurrence state, IReadOnlyList<StoredEvent> events, int last, long? knownTo, Func<string, DateOnly> publishedOn, ActorCatalogue actors)
    {
        var days = state.Citations.Concat(state.Claims.Select(claim => claim.Citation))
            .Select(citation => publishedOn(citation.Bulletin)).Distinct().Order().ToList();
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            bool IsPublished(Citation citation) => publishedOn(citation.Bulletin) <= day;
            if (state.ToldBy(IsPublished) is not { } told) continue;
            var entry = Show(id, told, LastShown(events, last, IsPublished), events[last].Version, publishedOn, actors);
            yield return new EntryVersion(entry, events[last].Sequence, knownTo, day, i + 1 < days.Count ? days[i + 1] : null);
        }
    }

    /// <summary>The last event that changed what is shown; one whose document came out later did not.</summary>
    private static StoredEvent LastShown(IReadOnlyList<StoredEvent> events, int last, Func<Citation, bool> isPublished)
    {
        while (events[last].Data switch
        {
            CitationAdded added => !isPublished(added.Citation),
            ClaimRecorded claim => !isPublished(claim.Citation),
            var data => data is not OccurrenceEvent,
        })
        {
            last--;
        }

        return events[last];
    }

    private static StoredEntry Show(
        string id, Occurrence told, StoredEvent last, long version, Func<string, DateOnly> publishedOn, ActorCatalogue actors)
    {
        StoredCitation Cite(Citation citation) => StoredCitation.From(citation, publishedOn(citation.Bulletin));
        var citations = told.Citations.Select(Cite).ToList();
        return new StoredEntry(
            id, told.Kind, told.Status, told.Date, told.YearGiven, told.Title, told.Summary, told.Note,
            [.. told.Participants.Select(p => new StoredParticipant(p.Actor, p.Role, p.As, actors.StandsFor(p.Actor, p.As, told.Date)))],
            told.Topics, told.Place, told.Coding, citations,
            [.. told.Claims.Select(c => new StoredClaim(c.Id, c.About, c.Actor, c.Stance, c.Text, c.Date, Cite(c.Citation)))],
            told.Links,
            citations.Min(citation => citation.Published),
            last.At.ToDateTimeUtc(),
            version,
            last.Sequence);
    }
}
