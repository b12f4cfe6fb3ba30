using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Kept;

/// <summary>
/// Keeps the entries of the disputes that were asked for last, as they stand at present, so that a dispute's state on
/// any day is folded without reading them again. They are brought up to date by what has changed.
/// </summary>
internal sealed class KeptDisputes : IDisposable
{
    /// <summary>The most entries that are kept of all disputes together, some 500 bytes each.</summary>
    private const int Most = 100_000;

    private readonly SemaphoreSlim _alone = new(1);
    private readonly LinkedList<KeptDispute> _latestFirst = [];

    /// <summary>Folds the entries of a dispute that a filter chooses.</summary>
    /// <param name="snapshot">What is to be shown.</param>
    /// <param name="reader">Reads entries.</param>
    /// <param name="filter">The dispute's topics, and which entries are meant.</param>
    /// <param name="cancellationToken">Stops the waiting and the reading.</param>
    /// <returns>The fold; null when it takes more than is kept, and the database has to be asked.</returns>
    public async Task<DisputeFold?> FoldAsync(ReadSnapshot snapshot, DisputeReader reader, TimelineFilter filter, CancellationToken cancellationToken)
    {
        if (snapshot.Through is not null || !filter.AsksForDaysAlone) return null;
        await _alone.WaitAsync(cancellationToken);
        try
        {
            var kept = await FindAsync(snapshot, reader, filter, cancellationToken);
            if (kept is null) return null;
            var fold = reader.Begin();
            foreach (var told in kept.Entries.Values)
            {
                if (filter.IsInDays(told.Day, told.Entry.Date.Latest?.ToDateOnly())) fold.Add(told);
            }

            return fold;
        }
        finally
        {
            _alone.Release();
        }
    }

    public void Dispose() => _alone.Dispose();

    private async Task<KeptDispute?> FindAsync(ReadSnapshot snapshot, DisputeReader reader, TimelineFilter filter, CancellationToken cancellationToken)
    {
        var kept = _latestFirst.FirstOrDefault(one => one.Key == KeyOf(reader, filter));
        // Somebody whose moment is a little older must not turn back what is kept for all others.
        if (kept?.Point.Sequence > snapshot.Sequence) return null;
        if (kept is not null) _latestFirst.Remove(kept);
        if (kept?.Point != snapshot.Point) kept = await BringAsync(kept, snapshot, reader, filter, cancellationToken) ?? await ReadAsync(snapshot, reader, filter, cancellationToken);
        _latestFirst.AddFirst(kept);
        while (_latestFirst.Count > 1 && _latestFirst.Sum(one => one.Entries.Count) > Most) _latestFirst.RemoveLast();
        return kept;
    }

    private static async Task<KeptDispute?> BringAsync(
        KeptDispute? kept, ReadSnapshot snapshot, DisputeReader reader, TimelineFilter filter, CancellationToken cancellationToken)
    {
        if (kept?.Point.Builds != snapshot.Point.Builds) return null;
        if (await EntriesSince.ReadAsync(snapshot, kept.Point.Sequence, cancellationToken) is not { } changed) return null;
        foreach (var id in changed) kept.Entries.Remove(id);
        await foreach (var told in reader.ReadAsync(filter.OfAllDays, null, changed, cancellationToken)) kept.Keep(told, reader.Parties);
        return kept with { Point = snapshot.Point };
    }

    private static async Task<KeptDispute> ReadAsync(ReadSnapshot snapshot, DisputeReader reader, TimelineFilter filter, CancellationToken cancellationToken)
    {
        var read = new KeptDispute(KeyOf(reader, filter), snapshot.Point);
        await foreach (var told in reader.ReadAsync(filter.OfAllDays, null, null, cancellationToken)) read.Keep(told, reader.Parties);
        return read;
    }

    private static string KeyOf(DisputeReader reader, TimelineFilter filter) => $"{string.Join(' ', filter.Topics)}: {string.Join(' ', reader.Parties)}";
}
