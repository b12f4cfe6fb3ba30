using System.Runtime.InteropServices;
using Timeline.Api.Kept;

namespace Timeline.Api.Dashboards;

/// <summary>Counts what is kept in memory.</summary>
/// <param name="bucket">How long each bucket is.</param>
internal sealed class KeptTallies(Bucket bucket)
{
    private readonly Dictionary<int, InBucket> _buckets = [];
    private readonly Dictionary<int, InBucket> _bucketsOfDays = [];

    /// <summary>All by kind and type.</summary>
    public IReadOnlyList<SortTally> Sorts =>
    [
        .. from one in _buckets.Values
           from sort in one.Sorts.Zip(KeptEntry.KindsAndTypes)
           where sort.First.Count > 0
           select new SortTally(one.Start, sort.Second.Kind, sort.Second.Type, sort.First.Count, sort.First.Imprecise),
    ];

    public static Tallies Of(ChosenEntries entries, Bucket bucket, string? prefixOfValues)
    {
        var tallies = new KeptTallies(bucket);
        if (prefixOfValues is null)
        {
            foreach (ref readonly var entry in entries) tallies.Add(entry, []);
            return new Tallies(tallies.Sorts, []);
        }

        var said = new EachOnce(entries.Words.Behind(prefixOfValues));
        foreach (ref readonly var entry in entries) tallies.Add(entry, said.Of(entries.WordsOf(entry)));
        return new Tallies(tallies.Sorts, [.. tallies._buckets.Values.SelectMany(one => one.Values, (one, value) => (one.Start, said.Names[value.Key], (long)value.Value))]);
    }

    /// <summary>Takes an entry in, which counts for each of some values.</summary>
    public void Add(in KeptEntry entry, ReadOnlySpan<int> values)
    {
        var at = BucketOf(entry.Earliest);
        ref var tally = ref at.Sorts[KeptEntry.PlaceOf(entry.Sort)];
        tally.Count++;
        if (entry.Latest - entry.Earliest >= at.Days) tally.Imprecise++;
        foreach (var value in values) CollectionsMarshal.GetValueRefOrAddDefault(at.Values, value, out _)++;
    }

    private InBucket BucketOf(int day)
    {
        if (_bucketsOfDays.TryGetValue(day, out var known)) return known;
        var start = bucket.StartOf(DateOnly.FromDayNumber(day));
        ref var one = ref CollectionsMarshal.GetValueRefOrAddDefault(_buckets, start.DayNumber, out _);
        // As long as the bucket is what lasts as long, wherever it begins.
        one ??= new InBucket(start, bucket.EndOf(start).DayNumber - start.DayNumber + 1);
        return _bucketsOfDays[day] = one;
    }

    /// <summary>What was counted in one bucket: by the place of kind and type, and by the place of a value among the names.</summary>
    private sealed record InBucket(DateOnly Start, int Days)
    {
        public (int Count, int Imprecise)[] Sorts { get; } = new (int, int)[KeptEntry.KindsAndTypes.Count];

        public Dictionary<int, int> Values { get; } = [];
    }
}
