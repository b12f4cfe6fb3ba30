using System.Runtime.InteropServices;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;

namespace Timeline.Api.Dashboards;

/// <summary>Counts what stands at present, from what is kept in memory.</summary>
internal static class KeptTallies
{
    public static Tallies Of(PresentEntries entries, TimelineFilter filter, Bucket bucket, HistogramSplit split)
    {
        var (sorts, values, buckets) = (new Dictionary<(int, short), (long Count, long Imprecise)>(), new Dictionary<(int, int), long>(), new Dictionary<int, (int Start, int End)>());
        var counted = split.CountsValues() ? entries.Beginning(split.PrefixOfValues(filter)) : [];
        foreach (var entry in entries.Chosen(filter))
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, entry.Earliest, out var isKnown);
            if (!isKnown) at = BucketOf(entry.Earliest, bucket);
            ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(sorts, (at.Start, entry.Sort), out _);
            // As long as the bucket is what lasts as long, wherever it begins.
            tally = (tally.Count + 1, tally.Imprecise + (entry.Latest - entry.Earliest > at.End - at.Start ? 1 : 0));
            if (counted.Length == 0) continue;
            foreach (var word in entries.WordsOf(entry))
            {
                if (counted[word]) CollectionsMarshal.GetValueRefOrAddDefault(values, (at.Start, word), out _)++;
            }
        }

        return new Tallies(
            [.. sorts.Select(one => Tally(one.Key.Item1, one.Key.Item2, one.Value))],
            [.. values.Select(one => (DateOnly.FromDayNumber(one.Key.Item1), entries.NameOf(one.Key.Item2), one.Value))]);
    }

    private static (int Start, int End) BucketOf(int day, Bucket bucket)
    {
        var start = bucket.StartOf(DateOnly.FromDayNumber(day));
        return (start.DayNumber, bucket.EndOf(start).DayNumber);
    }

    private static SortTally Tally(int start, short sort, (long Count, long Imprecise) tally)
    {
        var (kind, type) = PresentEntry.KindAndTypeOf(sort);
        return new SortTally(DateOnly.FromDayNumber(start), kind, type, tally.Count, tally.Imprecise);
    }
}
