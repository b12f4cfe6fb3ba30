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

    private const int DecimalsOfIntensity = 2;

    /// <exception cref="RequestProblem">There would be too many buckets.</exception>
    public HistogramView Show(Tallies counted)
    {
        var tallies = counted.Sorts.ToLookup(tally => tally.Start);
        var splits = split.CountsValues()
            ? counted.Values.ToLookup(tally => tally.Start, tally => (tally.Value, tally.Count))
            : tallies.SelectMany(SplitOf).ToLookup(tally => tally.Start, tally => (tally.Value, tally.Count));
        var days = tallies.Select(tally => tally.Key).Concat(new[] { filter.OccurredFrom, filter.OccurredTo }.OfType<DateOnly>().Select(day => bucket.StartOf(day))).ToList();
        if (days.Count == 0) return new HistogramView([]);
        var starts = bucket.Between(days.Min(), days.Max()).Take(MostBuckets + 1).ToList();
        return starts.Count <= MostBuckets
            ? new HistogramView([.. starts.Select(start => Show(start, [.. tallies[start]], splits[start]))])
            : throw RequestProblem.Parameter("bucket", $"From {days.Min():O} to {days.Max():O} there are more than {MostBuckets} buckets of a {Words<Bucket>.Of(bucket)}. Take longer ones, or narrow occurred_from and occurred_to.");
    }

    private HistogramBucket Show(DateOnly start, IReadOnlyList<SortTally> tallies, IEnumerable<(string Value, long Count)> splits)
    {
        var total = tallies.Sum(tally => tally.Count);
        return new HistogramBucket(
            start, bucket.EndOf(start), total, tallies.Sum(tally => tally.Imprecise),
            total == 0 ? null : Math.Round(tallies.Sum(tally => tally.Count * CodingBook.IntensityOf(tally.Type)) / total, DecimalsOfIntensity),
            splits.GroupBy(one => one.Value).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)));
    }

    private IEnumerable<(DateOnly Start, string Value, long Count)> SplitOf(IEnumerable<SortTally> tallies) => split switch
    {
        HistogramSplit.Kind => tallies.Select(tally => (tally.Start, Words<OccurrenceKind>.Of(tally.Kind), tally.Count)),
        HistogramSplit.QuadClass => tallies.Select(tally => (tally.Start, Words<QuadClass>.Of(CodingBook.QuadClassOf(tally.Type)), tally.Count)),
        _ => [],
    };
}
