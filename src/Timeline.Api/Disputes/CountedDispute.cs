using Timeline.Api.Dashboards;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Disputes;

/// <summary>
/// What memory tells of a dispute: how many entries there are, and which few of them have to be read because a state
/// tells more of them than that they are there.
/// </summary>
/// <param name="Days">How many entries stand on each day, by kind and type.</param>
/// <param name="Sides">In how many each side takes part, in the order of the sides.</param>
/// <param name="Told">Those that a state may tell: the first, the last, each side's last statement, the latest agreements, what leads to these, and where a proposition is both held and denied.</param>
internal sealed record CountedDispute(IReadOnlyList<SortTally> Days, IReadOnlyList<long> Sides, IReadOnlyCollection<KeptEntry> Told)
{
    private static readonly Comparison<KeptEntry> InOrder = (one, other) => (one.Earliest, one.LatestInOrder).CompareTo((other.Earliest, other.LatestInOrder));

    /// <summary>Counts the entries of a dispute.</summary>
    /// <param name="entries">Its entries.</param>
    /// <param name="parties">Its sides.</param>
    public static CountedDispute Of(ChosenEntries entries, IReadOnlyList<string> parties)
    {
        var (days, counts) = (new KeptTallies(Bucket.Day), new long[parties.Count]);
        var (first, last, said) = (new Foremost((one, other) => InOrder(other, one)), new Foremost(InOrder), parties.Select(_ => new Foremost(InOrder)).ToArray());
        var agreements = new List<KeptEntry>();
        var sides = new EachOnce(PartiesIn(entries.Words.Behind(EntryTerms.Side), parties, ""));
        var speakers = new EachOnce(PartiesIn(entries.Words.Behind(EntryTerms.Part), parties, $"{Words<ParticipantRole>.Of(ParticipantRole.Speaker)}:"));
        foreach (ref readonly var entry in entries)
        {
            days.Add(entry, []);
            first.Offer(entry);
            last.Offer(entry);
            var words = entries.WordsOf(entry);
            foreach (var party in sides.Of(words)) counts[party]++;
            if (entry.Kind == OccurrenceKind.Agreement) agreements.Add(entry);
            if (entry.Kind != OccurrenceKind.Statement) continue;
            foreach (var party in speakers.Of(words)) said[party].Offer(entry);
        }

        var latest = Latest(agreements);
        var told = first.All.Concat(last.All).Concat(said.SelectMany(one => one.All)).Concat(latest).Concat(Telling(entries, [.. latest.Select(entry => entry.Key)]));
        return new CountedDispute(days.Sorts, counts, told.DistinctBy(entry => entry.Key).ToList());
    }

    /// <summary>As many as are shown, and those that share the place of the last of them, since their slugs decide.</summary>
    private static List<KeptEntry> Latest(List<KeptEntry> agreements)
    {
        agreements.Sort((one, other) => InOrder(other, one));
        var shown = agreements.Take(Agreements.Shown).ToList();
        return [.. shown, .. agreements.Skip(shown.Count).TakeWhile(next => InOrder(next, shown[^1]) == 0)];
    }

    /// <summary>What leads to agreements, and all that is told of propositions that are both held and denied: others are not open.</summary>
    private static IEnumerable<KeptEntry> Telling(ChosenEntries entries, HashSet<long> agreements)
    {
        var tellings = entries.Tellings.ToList();
        var denied = AboutOf(tellings, TellingSort.Denies);
        denied.IntersectWith(AboutOf(tellings, TellingSort.Holds));
        return tellings.Where(one => (one.Telling.Sort == TellingSort.Leads ? agreements : denied).Contains(one.Telling.About)).Select(one => one.Entry);
    }

    private static HashSet<long> AboutOf(IEnumerable<(KeptEntry Entry, Telling Telling)> tellings, TellingSort sort) =>
        [.. tellings.Where(one => one.Telling.Sort == sort).Select(one => one.Telling.About)];

    /// <summary>The same words, of which only those count that tell a side.</summary>
    private static WordValues PartiesIn(WordValues values, IReadOnlyList<string> parties, string prefix)
    {
        var places = values.Names.Select(name => Enumerable.Range(0, parties.Count).FirstOrDefault(party => name == prefix + parties[party], -1)).ToArray();
        return new WordValues([.. values.Of.Select(value => value < 0 ? -1 : places[value])], parties);
    }

    /// <summary>Those that come before all others; several when they share a place.</summary>
    private sealed class Foremost(Comparison<KeptEntry> order)
    {
        public List<KeptEntry> All { get; } = [];

        public void Offer(in KeptEntry entry)
        {
            var place = All.Count == 0 ? 1 : order(entry, All[0]);
            if (place > 0) All.Clear();
            if (place >= 0) All.Add(entry);
        }
    }
}
