using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Http.Tests.Folding;

/// <summary>The one fold by the letter of its rules, from the beginning each time: slow and obvious, and nothing of it is the service's own.</summary>
/// <param name="log">Everything that happened, in order.</param>
internal sealed class SlowWay(IReadOnlyList<StoredEvent> log)
{
    private readonly Dictionary<string, DateOnly> _published = log.Where(e => e.Data is BulletinRegistered)
        .ToDictionary(NameOf, e => ((BulletinRegistered)e.Data!).Published);

    /// <summary>The days on which documents came out.</summary>
    public IEnumerable<DateOnly> Days => _published.Values.Distinct();

    /// <summary>The entries at each place of the log in turn, as documents had told them by a day.</summary>
    public IEnumerable<(long Recorded, IReadOnlyDictionary<string, EntryShown> Entries)> AllAt(DateOnly published)
    {
        IReadOnlyDictionary<string, EntryShown> before = new Dictionary<string, EntryShown>();
        foreach (var happened in log)
        {
            // An entry keeps the event that changed it last, unless this one leaves it another than it was.
            before = At(happened.Sequence, published).ToDictionary(entry => entry.Key, entry =>
                before.TryGetValue(entry.Key, out var old) && old.Looks == entry.Value.Looks
                    ? old with { Version = entry.Value.Version }
                    : entry.Value with { Sequence = happened.Sequence, RecordedAt = happened.At });
            yield return (happened.Sequence, before);
        }
    }

    /// <summary>How many merges lie between an occurrence and the end of its chain, for the longest chain there is.</summary>
    public int LongestChain(long recorded)
    {
        var own = FoldOwn(Until(recorded), _ => true);
        return own.Keys.Select(id => WayOf(id, own).Count - 1).DefaultIfEmpty().Max();
    }

    private Dictionary<string, EntryShown> At(long recorded, DateOnly published)
    {
        var happened = Until(recorded);
        var withdrawn = happened.Where(e => e.Data is BulletinWithdrawn).Select(NameOf).ToHashSet();
        var own = FoldOwn(happened, citation => _published[citation.Bulletin] <= published && !withdrawn.Contains(citation.Bulletin));
        var ways = own.Keys.ToDictionary(id => id, id => WayOf(id, own));
        var versions = happened.CountBy(e => e.Stream).ToDictionary();
        var shown = new Dictionary<string, EntryShown>();
        foreach (var (id, occurrence) in own)
        {
            // Whoever comes by it on the way to the end of a chain is shown in it too.
            var shownToo = own.Where(other => other.Key != id && ways[other.Key].Contains(id)).ToList();
            var citations = occurrence.Citations.Concat(shownToo.SelectMany(other => other.Value.Citations)).Distinct().ToList();
            var claims = occurrence.Claims.Concat(shownToo.SelectMany(other => other.Value.Claims.Select(claim => claim with { Id = $"{other.Key}/{claim.Id}" })));
            if (citations.Count > 0)
            {
                var looks = EntryLooks.Of(occurrence, citations, [.. claims], citation => _published[citation.Bulletin]);
                shown.Add(id, new EntryShown(looks, versions["occurrence/" + id], 0, default));
            }
        }

        return shown;
    }

    private List<StoredEvent> Until(long recorded) => [.. log.Where(e => e.Sequence <= recorded)];

    /// <summary>Each occurrence by its own events, in the order of its stream.</summary>
    private static Dictionary<string, Occurrence> FoldOwn(IEnumerable<StoredEvent> happened, Func<Citation, bool> counts)
    {
        var own = new Dictionary<string, Occurrence>();
        foreach (var e in happened.Where(e => e.Data is OccurrenceEvent))
        {
            var known = own.GetValueOrDefault(NameOf(e));
            switch (e.Data)
            {
                case OccurrenceRecorded recorded:
                    var begun = Occurrence.Evolve(null, recorded);
                    own[NameOf(e)] = counts(recorded.Citation) ? begun : begun with { Citations = [] };
                    break;
                case CitationAdded { Citation: var citation } when !counts(citation):
                case ClaimRecorded { Citation: var proof } when !counts(proof):
                case OccurrenceCorrected { Citation: { } better } when !counts(better):
                    break;
                default:
                    own[NameOf(e)] = Occurrence.Evolve(known, (OccurrenceEvent)e.Data!);
                    break;
            }
        }

        return own;
    }

    /// <summary>The occurrence itself, the one that it is merged into, and so on to the end.</summary>
    private static List<string> WayOf(string id, Dictionary<string, Occurrence> own)
    {
        var way = new List<string> { id };
        while (own[way[^1]].MergedInto is { } into) way.Add(into);
        return way;
    }

    private static string NameOf(StoredEvent e) => e.Stream.Split('/')[1];
}
