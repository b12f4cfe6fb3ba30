using Timeline.Api.Kept;
using Timeline.Api.Timelines;

namespace Timeline.Api.Dashboards;

/// <summary>Counts pairs in what is kept in memory.</summary>
internal static class KeptPairs
{
    public static ActorPairs Of(ChosenEntries entries, int most)
    {
        var said = new EachOnce(entries.Words.Behind(EntryTerms.Actor));
        var counts = new long[said.Names.Count];
        foreach (ref readonly var entry in entries)
        {
            foreach (var actor in said.Of(entries.WordsOf(entry))) counts[actor]++;
        }

        var actors = Enumerable.Range(0, counts.Length).Where(actor => counts[actor] > 0)
            .Select(actor => (Place: actor, Actor: said.Names[actor], Entries: counts[actor]))
            .OrderByDescending(one => one.Entries).ThenBy(one => one.Actor, StringComparer.Ordinal).Take(most).ToList();
        // In the order of slugs, so that the one of a pair that comes first in the alphabet has the smaller place.
        var shown = actors.OrderBy(one => one.Actor, StringComparer.Ordinal).ToList();
        var places = new int[counts.Length];
        for (var i = 0; i < shown.Count; i++) places[shown[i].Place] = i + 1;

        var together = new long[shown.Count * shown.Count];
        var present = new List<int>();
        foreach (ref readonly var entry in entries)
        {
            present.Clear();
            foreach (var actor in said.Of(entries.WordsOf(entry)))
            {
                if (places[actor] > 0) present.Add(places[actor] - 1);
            }

            foreach (var one in present)
            {
                foreach (var other in present) together[(one * shown.Count) + other]++;
            }
        }

        var pairs =
            from one in Enumerable.Range(0, shown.Count)
            from other in Enumerable.Range(one + 1, shown.Count - one - 1)
            let both = together[(one * shown.Count) + other]
            where both > 0
            orderby both descending, one, other
            select (shown[one].Actor, shown[other].Actor, both);
        return new ActorPairs([.. actors.Select(one => (one.Actor, one.Entries))], [.. pairs]);
    }
}
