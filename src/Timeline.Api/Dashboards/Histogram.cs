using System.Globalization;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;

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

/// <summary>Counts entries by when they begin.</summary>
internal sealed class Histogram(ReadSnapshot snapshot, TimelineFilter filter, Bucket bucket, HistogramSplit split)
{
    /// <summary>More would be a list of days, and no picture.</summary>
    public const int MostBuckets = 100_000;

    private const int DecimalsOfIntensity = 2;

    /// <exception cref="RequestProblem">There would be too many buckets.</exception>
    public async Task<HistogramView> ReadAsync(CancellationToken cancellationToken)
    {
        var tallies = (await TalliesAsync(cancellationToken)).ToLookup(tally => tally.Start);
        var splits = split is HistogramSplit.Actor or HistogramSplit.Topic
            ? (await SplitsAsync(cancellationToken)).ToLookup(tally => tally.Start, tally => (tally.Value, tally.Count))
            : tallies.SelectMany(SplitOf).ToLookup(tally => tally.Start, tally => (tally.Value, tally.Count));
        var days = tallies.Select(tally => tally.Key).Concat(new[] { filter.OccurredFrom, filter.OccurredTo }.OfType<DateOnly>().Select(day => bucket.StartOf(day))).ToList();
        if (days.Count == 0) return new HistogramView([]);
        var starts = bucket.Between(days.Min(), days.Max()).Take(MostBuckets + 1).ToList();
        return starts.Count <= MostBuckets
            ? new HistogramView([.. starts.Select(start => Show(start, [.. tallies[start]], splits[start]))])
            : throw RequestProblem.Parameter("bucket", $"From {days.Min():O} to {days.Max():O} there are more than {MostBuckets} buckets of a {Words<Bucket>.Of(bucket)}. Take longer ones, or narrow occurred_from and occurred_to.");
    }

    private HistogramBucket Show(DateOnly start, IReadOnlyList<Tally> tallies, IEnumerable<(string Value, long Count)> splits)
    {
        var total = tallies.Sum(tally => tally.Count);
        return new HistogramBucket(
            start, bucket.EndOf(start), total, tallies.Sum(tally => tally.Imprecise),
            total == 0 ? null : Math.Round(tallies.Sum(tally => tally.Count * CodingBook.IntensityOf(tally.Type)) / total, DecimalsOfIntensity),
            splits.GroupBy(one => one.Value).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)));
    }

    private IEnumerable<(DateOnly Start, string Value, long Count)> SplitOf(IEnumerable<Tally> tallies) => split switch
    {
        HistogramSplit.Kind => tallies.Select(tally => (tally.Start, tally.Kind, tally.Count)),
        HistogramSplit.QuadClass => tallies.Select(tally => (tally.Start, Words<QuadClass>.Of(CodingBook.QuadClassOf(tally.Type)), tally.Count)),
        _ => [],
    };

    /// <summary>What all but actors and topics can be told from: there are few kinds and types.</summary>
    private async Task<List<Tally>> TalliesAsync(CancellationToken cancellationToken)
    {
        var where = Where();
        var tallies = new List<Tally>();
        await using var command = where.Command(
            $"""
             SELECT b.start::text, e.kind, e.coding_type, count(*), count(*) FILTER (WHERE e.latest IS NULL OR e.latest - e.earliest >= b.days)
             FROM entry e, LATERAL (SELECT {Start} AS start, {Days} AS days) AS b
             WHERE {where.Sql}
             GROUP BY 1, 2, 3
             """, snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            tallies.Add(new Tally(Day(rows.GetString(0)), rows.GetString(1), Words<CodingType>.Parse(rows.GetString(2)), rows.GetInt64(3), rows.GetInt64(4)));
        return tallies;
    }

    private async Task<List<(DateOnly Start, string Value, long Count)>> SplitsAsync(CancellationToken cancellationToken)
    {
        var values = EntryTerms.After(split == HistogramSplit.Topic ? EntryTerms.Topic : filter.Represented ? EntryTerms.Side : EntryTerms.Actor);
        var where = Where();
        var counts = new List<(DateOnly, string, long)>();
        await using var command = where.Command(
            $"SELECT ({Start})::text, value, count(*) FROM entry e, LATERAL {values} AS v WHERE {where.Sql} GROUP BY 1, 2", snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) counts.Add((Day(rows.GetString(0)), rows.GetString(1), rows.GetInt64(2)));
        return counts;
    }

    private Conditions Where()
    {
        var where = new Conditions();
        filter.AddTo(where, snapshot.Through);
        return where;
    }

    private string Start => bucket == Bucket.Day ? "e.earliest" : $"date_trunc('{Words<Bucket>.Of(bucket)}', e.earliest::timestamp)::date";

    private string Days => bucket switch
    {
        Bucket.Day => "1",
        Bucket.Week => "7",
        _ => $"({Start} + interval '1 {Words<Bucket>.Of(bucket)}')::date - {Start}",
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private sealed record Tally(DateOnly Start, string Kind, CodingType Type, long Count, long Imprecise);
}
