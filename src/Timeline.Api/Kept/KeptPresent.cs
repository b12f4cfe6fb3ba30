using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Kept;

/// <summary>
/// Keeps <see cref="PresentEntries"/> as the read model has them: read whole when first asked for, then brought up to
/// date by what has changed. One question at a time, since each takes but milliseconds.
/// </summary>
internal sealed class KeptPresent(NpgsqlDataSource source, CatalogueCache catalogues) : IDisposable
{
    private readonly SemaphoreSlim _alone = new(1);
    private readonly CancellationTokenSource _ended = new();
    private PresentEntries? _entries;
    private PointRead? _point;

    /// <summary>Asks the entries of the present.</summary>
    /// <param name="snapshot">What is to be shown.</param>
    /// <param name="filter">Which entries are meant.</param>
    /// <param name="question">Works out the answer.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The answer; null when these are not the entries that are meant, and the database has to be asked.</returns>
    public async Task<T?> AskAsync<T>(ReadSnapshot snapshot, TimelineFilter filter, Func<PresentEntries, T> question, CancellationToken cancellationToken)
        where T : class
    {
        if (snapshot.Through is not null || !PresentEntries.CanChoose(filter)) return null;
        await _alone.WaitAsync(cancellationToken);
        try
        {
            // What is read whole is for all who ask, so it goes on when this one goes away; it may be later than what this one sees.
            if (!await IsBroughtToAsync(snapshot, cancellationToken)) await ReadWholeAsync(_ended.Token);
            return _point == snapshot.Point ? question(_entries!) : null;
        }
        finally
        {
            _alone.Release();
        }
    }

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
        _alone.Dispose();
    }

    private async Task<bool> IsBroughtToAsync(ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (_entries is not { } entries || _point is not { } point || point.Builds != snapshot.Point.Builds || entries.IsWorn) return false;
        if (point.Sequence >= snapshot.Sequence) return true;
        if (await EntriesSince.ReadAsync(snapshot, point.Sequence, cancellationToken) is not { } changed) return false;

        // Half changed is changed: should the reading fail, all is read anew.
        _point = null;
        await foreach (var key in KeysAsync(snapshot.Connection, changed, cancellationToken)) entries.Remove(key);
        await AddAsync(snapshot.Connection, entries, changed, cancellationToken);
        _point = snapshot.Point;
        return true;
    }

    private async Task ReadWholeAsync(CancellationToken cancellationToken)
    {
        (_entries, _point) = (null, null);
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);
        if (snapshot.IsAhead) return;
        var entries = new PresentEntries();
        await AddAsync(snapshot.Connection, entries, null, cancellationToken);
        entries.Settle();
        (_entries, _point) = (entries, snapshot.Point);
    }

    private static async IAsyncEnumerable<long> KeysAsync(
        NpgsqlConnection connection, string[] ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT {PresentEntries.KeyOf("id")} FROM unnest($1) AS id", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) yield return rows.GetInt64(0);
    }

    private static async Task AddAsync(NpgsqlConnection connection, PresentEntries entries, string[]? ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             SELECT {PresentEntries.KeyOf("id")}, earliest - '0001-01-01', latest - '0001-01-01', kind, status, coding_type, place,
               array_to_string(terms || parts, ' ')
             FROM entry WHERE present{(ids is null ? "" : " AND id = ANY($1)")}
             """, connection)
        { CommandTimeout = 0 };
        if (ids is not null) command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var sort = PresentEntry.SortOf(
                Words<OccurrenceKind>.Parse(rows.GetString(3)), Words<OccurrenceStatus>.Parse(rows.GetString(4)), Words<CodingType>.Parse(rows.GetString(5)));
            entries.Add(
                rows.GetInt64(0), new PresentEntry(rows.GetInt32(1), rows.IsDBNull(2) ? int.MaxValue : rows.GetInt32(2), sort),
                rows.IsDBNull(6) ? null : rows.GetString(6), rows.GetString(7));
        }
    }
}
