using System.Runtime.InteropServices;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Dashboards;

/// <summary>How many entries there were, over time.</summary>
/// <param name="Buckets">From the first to the last, those without entries included.</param>
internal sealed record HistogramView(IReadOnlyList<HistogramBucket> Buckets);

/// <summary>The entries that begin in a stretch of days.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day.</param>
/// <param name="Total">How many entries have their earliest day in it.</param>
/// <param name="Imprecise">How many of them last, or may have been, longer than it.</param>
/// <param name="Intensity">Their mean intensity; null when there are none.</param>
/// <param name="Split">How many there are of each sort; empty when nothing is split. An entry with several actors or topics counts for each.</param>
internal sealed record HistogramBucket(
    DateOnly Start, DateOnly End, long Total, long Imprecise, decimal? Intensity, IReadOnlyDictionary<string, long> Split);

/// <summary>Shows tallies as a histogram.</summary>
internal sealed class Histogram(TimelineFilter filter, Bucket bucket, HistogramSplit split)
{
    /// <summary>More would be a list of days, and no picture.</summary>
    public const int MostBuckets = 100_000;

    /// <exception cref="RequestProblem">There would be too many buckets.</exception>
    public HistogramView Show(Tallies counted)
    {
        var sums = new Dictionary<DateOnly, Sum>();
        foreach (var tally in counted.Sorts) SumOf(tally.Start).Add(tally, SplitOf(tally));
        foreach (var (start, value, count) in counted.Values) SumOf(start).Add(value, count);

        var days = sums.Keys.Concat(new[] { filter.OccurredFrom, filter.OccurredTo }.OfType<DateOnly>().Select(day => bucket.StartOf(day))).ToList();
        if (days.Count == 0) return new HistogramView([]);
        var starts = bucket.Between(days.Min(), days.Max()).Take(MostBuckets + 1).ToList();
        return starts.Count <= MostBuckets
            ? new HistogramView([.. starts.Select(start => (sums.GetValueOrDefault(start) ?? Sum.None).Show(start, bucket.EndOf(start)))])
            : throw RequestProblem.Parameter("bucket", $"From {days.Min():O} to {days.Max():O} there are more than {MostBuckets} buckets of a {Words<Bucket>.Of(bucket)}. Take longer ones, or narrow occurred_from and occurred_to.");

        Sum SumOf(DateOnly start) => sums.TryGetValue(start, out var known) ? known : sums[start] = new Sum();
    }

    private string? SplitOf(SortTally tally) => split switch
    {
        HistogramSplit.Kind => Words<OccurrenceKind>.Of(tally.Kind),
        HistogramSplit.QuadClass => Words<QuadClass>.Of(CodingBook.QuadClassOf(tally.Type)),
        _ => null,
    };

    /// <summary>What is counted in one bucket.</summary>
    private sealed class Sum
    {
        private const int DecimalsOfIntensity = 2;

        private readonly Dictionary<string, long> _split = new(StringComparer.Ordinal);
        private long _total;
        private long _imprecise;
        private decimal _intensity;

        /// <summary>Nothing.</summary>
        public static Sum None { get; } = new();

        public void Add(SortTally tally, string? part)
        {
            _total += tally.Count;
            _imprecise += tally.Imprecise;
            _intensity += tally.Count * CodingBook.IntensityOf(tally.Type);
            if (part is not null) Add(part, tally.Count);
        }

        public void Add(string part, long count) => CollectionsMarshal.GetValueRefOrAddDefault(_split, part, out _) += count;

        public HistogramBucket Show(DateOnly start, DateOnly end) => new(
            start, end, _total, _imprecise, _total == 0 ? null : Math.Round(_intensity / _total, DecimalsOfIntensity),
            _split.Count < 2 ? _split : _split.OrderBy(one => one.Key, StringComparer.Ordinal).ToDictionary());
    }
}
