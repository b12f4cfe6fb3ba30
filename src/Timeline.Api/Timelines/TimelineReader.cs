using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Timeline.Api.Catalogues;
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
        var where = Where(cursor is null ? snapshot.Through : sequence);
        var matched = await CountAsync(where, countAll, cancellationToken);
        if (cursor is not null) where.Add(order.After(cursor.Keys.Select(key => where.Value(key)).ToList()));

        var entries = new List<Entry>(limit);
        IReadOnlyList<string>? last = null;
        var more = false;
        await using var command = where.Command(Select(where, limit + 1), snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (more = entries.Count == limit) break;
            entries.Add(Show(rows, snapshot.Catalogue));
            last = [.. Enumerable.Range(1, order.Columns.Count).Select(rows.GetString)];
        }

        var next = more ? new TimelineCursor(sequence, TimelineCursor.HashOf(query), last!).ToString() : null;
        return new TimelinePage(entries, next, matched);
    }

    /// <summary>Reads all entries, or the first ones, without holding them.</summary>
    public async IAsyncEnumerable<Entry> AllAsync(int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = Where(snapshot.Through);
        await using var command = where.Command(Select(where, limit), snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) yield return Show(rows, snapshot.Catalogue);
    }

    private Conditions Where(long? sequence)
    {
        var where = new Conditions();
        filter.AddTo(where, sequence);
        return where;
    }

    private string Select(Conditions where, int? limit) =>
        $"""
         SELECT e.body, {order.Keys} FROM entry e
         WHERE {where.Sql}
         ORDER BY {order.OrderBy}{(limit is null ? "" : $" LIMIT {limit}")}
         """;

    private async Task<long?> CountAsync(Conditions where, bool countAll, CancellationToken cancellationToken)
    {
        var limit = countAll ? "" : $" LIMIT {CountedAtMost + 1}";
        await using var command = where.Command(
            $"SELECT count(*) FROM (SELECT FROM entry e WHERE {where.Sql}{limit}) AS matching", snapshot.Connection);
        var count = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return countAll || count <= CountedAtMost ? count : null;
    }

    private static Entry Show(NpgsqlDataReader rows, Catalogue catalogue) =>
        Entry.Show(JsonSerializer.Deserialize<StoredEntry>(rows.GetFieldValue<byte[]>(0), TimelineJson.Options)!, catalogue);
}
