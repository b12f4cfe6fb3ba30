using System.Runtime.InteropServices;
using Timeline.Api.Kept;

namespace Timeline.Api.Dashboards;

/// <summary>Counts what is kept in memory.</summary>
/// <param name="bucket">How long each bucket is.</param>
internal sealed class KeptTallies(Bucket bucket)
{
    private readonly Dictionary<(int Start, short Sort), (long Count, long Imprecise)> _sorts = [];
    private readonly Dictionary<(int Start, int Value), long> _values = [];
    private readonly Dictionary<int, (int Start, int End)> _buckets = [];

    /// <summary>All by kind and type.</summary>
    public IReadOnlyList<SortTally> Sorts => [.. _sorts.Select(one => Tally(one.Key.Start, one.Key.Sort, one.Value))];

    public static Tallies Of(ChosenEntries entries, Bucket bucket, string? prefixOfValues)
    {
        var tallies = new KeptTallies(bucket);
        if (prefixOfValues is null)
        {
            foreach (var entry in entries.All) tallies.Add(entry, []);
            return new Tallies(tallies.Sorts, []);
        }

        var said = new EachOnce(entries.Words.Behind(prefixOfValues));
        foreach (var entry in entries.All) tallies.Add(entry, said.Of(entries.WordsOf(entry)));
        return new Tallies(tallies.Sorts, [.. tallies._values.Select(one => (DateOnly.FromDayNumber(one.Key.Start), said.Names[one.Key.Value], one.Value))]);
    }

    /// <summary>Takes an entry in, which counts for each of some values.</summary>
    public void Add(in KeptEntry entry, ReadOnlySpan<int> values)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_buckets, entry.Earliest, out var isKnown);
        if (!isKnown) at = BucketOf(entry.Earliest);
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_sorts, (at.Start, entry.Sort), out _);
        // As long as the bucket is what lasts as long, wherever it begins.
        tally = (tally.Count + 1, tally.Imprecise + (entry.Latest - entry.Earliest > at.End - at.Start ? 1 : 0));
        foreach (var value in values) CollectionsMarshal.GetValueRefOrAddDefault(_values, (at.Start, value), out _)++;
    }

    private (int Start, int End) BucketOf(int day)
    {
        var start = bucket.StartOf(DateOnly.FromDayNumber(day));
        return (start.DayNumber, bucket.EndOf(start).DayNumber);
    }

    private static SortTally Tally(int start, short sort, (long Count, long Imprecise) tally)
    {
        var (kind, type) = KeptEntry.KindAndTypeOf(sort);
        return new SortTally(DateOnly.FromDayNumber(start), kind, type, tally.Count, tally.Imprecise);
    }
}
