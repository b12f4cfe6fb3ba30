using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Changes;

/// <summary>Finds the entries that differ between two points. Only rows that ended or began in between are looked at.</summary>
/// <param name="snapshot">The moment that is looked at.</param>
/// <param name="filter">Which entries count.</param>
/// <param name="points">The two points.</param>
internal sealed class DiffReader(ReadSnapshot snapshot, TimelineFilter filter, DiffPoints points)
{
    /// <summary>The order: where an entry occurred by the later point; if the filter does not choose it there, by the earlier one.</summary>
    public static TimelineOrder Order { get; } = TimelineOrder.Named("occurred");

    /// <summary>Reads a page and the place of each entry in the order.</summary>
    /// <param name="after">The place behind which it begins; null to begin.</param>
    /// <param name="limit">The most entries to give.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<(EntryPair Pair, IReadOnlyList<string> Place)>> ReadAsync(
        IReadOnlyList<string>? after, int limit, CancellationToken cancellationToken)
    {
        var found = new List<(EntryPair, IReadOnlyList<string>)>();
        await using var command = Command(after, limit);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var pair = EntryPair.Read(rows, 0);
            found.Add((pair, [.. Enumerable.Range(4, Order.Columns.Count).Select(rows.GetString)]));
        }

        return found;
    }

    private NpgsqlCommand Command(IReadOnlyList<string>? after, int limit)
    {
        var was = Chosen(new Conditions(), points.Earlier);
        was.Add(Between(was, "e.known_to", "e.published_to"));
        var now = Chosen(was.Beside(), points.Later);
        now.Add(Between(now, "e.known_from", "e.published_from"));
        var (earlier, later, place) = (was.Beside(), was.Beside(), was.Beside());
        TimelineFilter.AddPoint(earlier, points.Earlier.Sequence, points.Earlier.PublishedUntil);
        TimelineFilter.AddPoint(later, points.Later.Sequence, points.Later.PublishedUntil);
        if (after is not null) place.Add(Order.After(after.Select(key => place.Value(key))));

        // In order before bodies are compared: a page compares no more than it needs.
        return was.Command(
            $"""
             WITH was AS (SELECT e.id, e.earliest, e.latest_or_ever FROM entry e WHERE {was.Sql}),
                  now AS (SELECT e.id, e.earliest, e.latest_or_ever FROM entry e WHERE {now.Sql}),
                  moved AS (
                    SELECT id, was.id IS NOT NULL AS was_chosen, now.id IS NOT NULL AS is_chosen,
                           coalesce(now.earliest, was.earliest) AS earliest, coalesce(now.latest_or_ever, was.latest_or_ever) AS latest_or_ever
                    FROM was FULL JOIN now USING (id))
             SELECT {LinkStatuses.Body("before.body", earlier.Sql)}, m.was_chosen, {LinkStatuses.Body("after.body", later.Sql)}, m.is_chosen, m.earliest::text, m.latest_or_ever::text, m.id
             FROM (SELECT * FROM moved e WHERE {place.Sql} ORDER BY {Order.OrderBy} OFFSET 0) AS m
             LEFT JOIN LATERAL (SELECT e.body FROM entry e WHERE e.id = m.id AND {earlier.Sql}) AS before ON true
             LEFT JOIN LATERAL (SELECT e.body FROM entry e WHERE e.id = m.id AND {later.Sql}) AS after ON true
             WHERE NOT (m.was_chosen AND m.is_chosen) OR {EntryFields.Compared("before.body")} <> {EntryFields.Compared("after.body")}
             ORDER BY m.earliest, m.latest_or_ever, m.id LIMIT {limit}
             """, snapshot.Connection);
    }

    private Conditions Chosen(Conditions where, DiffPoint at)
    {
        (filter with { PublishedUntil = at.PublishedUntil }).AddTo(where, at.Sequence);
        return where;
    }

    /// <summary>What ends or begins behind the earlier point and not behind the later one.</summary>
    private string Between(Conditions where, string known, string published) => points.ByPublication
        ? $"{published} > {where.Day(points.Earlier.PublishedUntil)} AND {published} <= {where.Day(points.Later.PublishedUntil)}"
        : $"{known} > {where.Value(points.Earlier.Sequence!.Value)} AND {known} <= {where.Value(points.Later.Sequence!.Value)}";
}
