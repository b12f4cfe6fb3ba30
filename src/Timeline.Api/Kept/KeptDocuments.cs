using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Reading;

namespace Timeline.Api.Kept;

/// <summary>Keeps how much of each document active entries cite, and counts anew only where that has changed.</summary>
internal sealed class KeptDocuments(Keeping keeping) : IDisposable
{
    /// <summary>Beyond this many it is quicker to count everything.</summary>
    private const int Most = 100;

    private readonly SemaphoreSlim _alone = new(1);
    private (IReadOnlyDictionary<string, KeptDocument> Documents, PointRead Point)? _kept;

    /// <summary>The documents that are cited, by slug.</summary>
    public async Task<IReadOnlyDictionary<string, KeptDocument>> OfAsync(ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (snapshot.Reached is not { } reached || !keeping.IsOn) return await CountAsync(snapshot, null, cancellationToken);
        await _alone.WaitAsync(cancellationToken);
        try
        {
            if (_kept is var (documents, point) && point.Builds == reached.Builds)
            {
                if (point == reached) return documents;
                // Somebody whose moment is a little older must not turn back what is kept for all others.
                if (point.Sequence > reached.Sequence) return await CountAsync(snapshot, null, cancellationToken);
                if (await ChangedAsync(snapshot, point.Sequence, reached.Sequence, cancellationToken) is { Length: <= Most } changed) return Keep(await CountAnewAsync(documents, changed));
            }

            return Keep(await CountAsync(snapshot, null, cancellationToken));
        }
        finally
        {
            _alone.Release();
        }

        IReadOnlyDictionary<string, KeptDocument> Keep(IReadOnlyDictionary<string, KeptDocument> documents)
        {
            _kept = (documents, reached);
            return documents;
        }

        async Task<IReadOnlyDictionary<string, KeptDocument>> CountAnewAsync(IReadOnlyDictionary<string, KeptDocument> documents, string[] changed)
        {
            if (changed.Length == 0) return documents;
            var counted = documents.ToDictionary(StringComparer.Ordinal);
            foreach (var id in changed) counted.Remove(id);
            foreach (var (id, document) in await CountAsync(snapshot, changed, cancellationToken)) counted[id] = document;
            return counted;
        }
    }

    public void Dispose() => _alone.Dispose();

    /// <summary>The documents that entries cite, or did, which have become others between two points of the log.</summary>
    private static async Task<string[]> ChangedAsync(ReadSnapshot snapshot, long since, long until, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             SELECT ARRAY(
               SELECT DISTINCT substr(term, {EntryTerms.Bulletin.Length + 1})
               FROM (
                 SELECT terms FROM entry WHERE present AND known_from > $1 AND known_from <= $2
                 UNION ALL
                 SELECT terms FROM entry WHERE NOT present AND known_to > $1 AND known_to <= $2
               ) changed, unnest(terms) AS term
               WHERE starts_with(term, '{EntryTerms.Bulletin}')
               LIMIT {Most + 1})
             """, snapshot.Connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = since });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until });
        return (string[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Counts at the present.</summary>
    /// <param name="snapshot">The present.</param>
    /// <param name="ids">The documents that are meant; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyDictionary<string, KeptDocument>> CountAsync(ReadSnapshot snapshot, string[]? ids, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        where.Add("e.present AND e.status = 'active'");
        if (ids is not null)
        {
            where.Add($"e.terms && {where.Value(ids.Select(id => EntryTerms.Bulletin + id).ToArray())}");
            where.Add($"citation ->> 'bulletin' = ANY({where.Value(ids)})");
        }

        var counted = new Dictionary<string, KeptDocument>(StringComparer.Ordinal);
        await using var command = where.Command(
            $"""
             SELECT citation ->> 'bulletin', count(DISTINCT e.id), array_agg((citation ->> 'start')::int), array_agg((citation ->> 'end')::int)
             FROM entry e, jsonb_array_elements(e.body -> 'citations') citation
             WHERE {where.Sql}
             GROUP BY 1
             """, snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var starts = rows.GetFieldValue<int[]>(2);
            var passages = starts.Zip(rows.GetFieldValue<int[]>(3), (start, end) => new Passage(start, end)).Distinct().ToArray();
            counted.Add(rows.GetString(0), new KeptDocument(rows.GetInt64(1), starts.Length, passages));
        }

        return counted;
    }
}
