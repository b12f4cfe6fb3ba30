using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>Reads entries by filter, order and page.</summary>
internal sealed class TimelineReader(ReadSnapshot snapshot, TimelineFilter filter, TimelineOrder order)
{
    /// <summary>Beyond this many, matches are counted only on request.</summary>
    public const int CountedAtMost = 10_000;

    /// <summary>Reads a page.</summary>
    /// <param name="query">The whole query, which the cursor of the next page belongs to.</param>
    /// <param name="cursor">Where the page before ended; null for the first page.</param>
    /// <param name="limit">The most entries to give.</param>
    /// <param name="countAll">Whether to count all matches, however many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TimelinePage> PageAsync(
        IQueryCollection query, TimelineCursor? cursor, int limit, bool countAll, CancellationToken cancellationToken)
    {
        // A sequence from the future is the present.
        var sequence = Math.Min(cursor?.Sequence ?? snapshot.Sequence, snapshot.Sequence);
        // The pages to come show the log up to the sequence; the first may do without saying so only when nothing is beyond.
        var through = cursor is null ? snapshot.Through : sequence;
        var matched = await CountAsync(through, countAll, cancellationToken);

        var entries = new List<Entry>(limit);
        IReadOnlyList<string>? last = null;
        var more = false;
        await using var command = PageCommand(through, cursor, limit + 1);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (more = entries.Count == limit) break;
            entries.Add(Show(rows));
            last = [.. Enumerable.Range(1, order.Columns.Count).Select(rows.GetString)];
        }

        var next = more ? new TimelineCursor(sequence, TimelineCursor.HashOf(query), last!).ToString() : null;
        return new TimelinePage(entries, next, matched);
    }

    /// <summary>The slug of the first entry; null when there is none.</summary>
    public async Task<string?> FirstAsync(CancellationToken cancellationToken)
    {
        await using var command = PageCommand(snapshot.Through, null, limit: 1);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        // The slug is the last of the keys, which stand behind the body.
        return await rows.ReadAsync(cancellationToken) ? rows.GetString(order.Columns.Count) : null;
    }

    /// <summary>Reads all entries, or the first ones, without holding them.</summary>
    public async IAsyncEnumerable<Entry> AllAsync(int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = AllCommand(limit);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) yield return Show(rows);
    }

    private NpgsqlCommand AllCommand(int? limit)
    {
        if (limit is { } most)
        {
            var page = PageCommand(snapshot.Through, null, most);
            page.CommandTimeout = 0;
            return page;
        }

        var where = new Conditions();
        if (filter.TellsVanished)
            return where.Stream(VanishedEntries.Select(where, filter, order, snapshot.Through, after: null, limit: null), snapshot.Connection);
        filter.AddTo(where, snapshot.Through);
        return where.Stream(Select(where, snapshot.Through, limit: null), snapshot.Connection);
    }

    private NpgsqlCommand PageCommand(long? through, TimelineCursor? cursor, int limit)
    {
        var where = new Conditions();
        if (filter.TellsVanished)
            return where.Command(VanishedEntries.Select(where, filter, order, through, cursor?.Keys, limit), snapshot.Connection);
        var place = cursor?.Keys.Select(key => where.Value(key)).ToList();
        if (!order.IsOfOccurrence || Listed(where, through) is not var (listed, terms))
        {
            filter.AddTo(where, through);
            if (place is not null) where.Add(order.After(place));
            return where.Command(Select(where, through, limit), snapshot.Connection);
        }

        // The place of each is in the listing; only those of the page are shown. There is but one of each: the limit tells
        // the planner, who else expects so many that it reads all entries rather than looking these few up.
        var page = listed.Page(terms, order, place is null ? "" : order.After(place, ListedEntries.Walked), limit);
        return where.Command(
            $"""
             WITH page AS ({page})
             SELECT {LinkStatuses.Body(where, through, filter.PublishedUntil)}, {order.Keys}
             FROM page CROSS JOIN LATERAL (SELECT * FROM entry e WHERE e.id = page.id AND {where.Sql} LIMIT 1) AS e
             ORDER BY {order.OrderBy}
             """, snapshot.Connection);
    }

    /// <summary>The listing that finds what the filter chooses, with all other conditions added; null, and none added, when it is no good.</summary>
    private (ListedEntries Listed, IReadOnlyList<string> Terms)? Listed(Conditions where, long? through)
    {
        if (filter.ListedTerms is { } all)
        {
            TimelineFilter.AddPoint(where, through, filter.PublishedUntil);
            return (new ListedEntries(where, filter, through), all);
        }

        if (filter.WalkedTerms is not { } walked) return null;
        filter.AddNarrowing(where, through);
        return (new ListedEntries(where, filter, through, where.Sql), walked);
    }

    private string Select(Conditions where, long? through, int? limit) =>
        $"""
         SELECT {LinkStatuses.Body(where, through, filter.PublishedUntil)}, {order.Keys} FROM entry e
         WHERE {where.Sql}
         ORDER BY {order.OrderBy}{(limit is null ? "" : $" LIMIT {limit}")}
         """;

    private async Task<long?> CountAsync(long? through, bool countAll, CancellationToken cancellationToken)
    {
        int? most = countAll ? null : CountedAtMost + 1;
        await using var command = CountCommand(through, most);
        var count = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return countAll || count <= CountedAtMost ? count : null;
    }

    private NpgsqlCommand CountCommand(long? through, int? most)
    {
        var where = new Conditions();
        if (Listed(where, through) is var (listed, terms)) return where.Command(listed.Count(terms, most), snapshot.Connection);
        filter.AddTo(where, through);
        return where.Command($"SELECT count(*) FROM (SELECT FROM entry e WHERE {where.Sql}{(most is null ? "" : $" LIMIT {most}")}) AS matching", snapshot.Connection);
    }

    private Entry Show(NpgsqlDataReader rows)
    {
        var entry = Entry.Show(JsonSerializer.Deserialize<StoredEntry>(rows.GetFieldValue<byte[]>(0), TimelineJson.Options)!, snapshot.Catalogue);
        var gone = order.Columns.Count + 1;
        return filter.TellsVanished && !rows.IsDBNull(gone) ? entry with { GoneBecause = rows.GetString(gone) } : entry;
    }
}
