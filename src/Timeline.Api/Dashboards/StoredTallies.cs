using System.Globalization;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Dashboards;

/// <summary>Counts what the database holds, at any point of time and by any filter.</summary>
internal sealed class StoredTallies(ReadSnapshot snapshot, TimelineFilter filter, Bucket bucket, HistogramSplit split)
{
    public async Task<Tallies> ReadAsync(CancellationToken cancellationToken) => new(
        await SortsAsync(cancellationToken),
        split.CountsValues() ? await ValuesAsync(cancellationToken) : []);

    private async Task<List<SortTally>> SortsAsync(CancellationToken cancellationToken)
    {
        var where = Where();
        var tallies = new List<SortTally>();
        await using var command = where.Command(
            $"""
             SELECT b.start::text, e.kind, e.coding_type, count(*), count(*) FILTER (WHERE e.latest IS NULL OR e.latest - e.earliest >= b.days)
             FROM entry e, LATERAL (SELECT {Start} AS start, {Days} AS days) AS b
             WHERE {where.Sql}
             GROUP BY 1, 2, 3
             """, snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            tallies.Add(new SortTally(
                Day(rows.GetString(0)), Words<OccurrenceKind>.Parse(rows.GetString(1)), Words<CodingType>.Parse(rows.GetString(2)), rows.GetInt64(3), rows.GetInt64(4)));
        }

        return tallies;
    }

    private async Task<List<(DateOnly Start, string Value, long Count)>> ValuesAsync(CancellationToken cancellationToken)
    {
        var values = EntryTerms.After(split.PrefixOfValues(filter));
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
}
