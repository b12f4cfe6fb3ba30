using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Kept;

/// <summary>
/// Keeps the entries of some disputes, as they stand at present, so that a dispute's state on any day is folded without
/// reading them again. They are brought up to date by what has changed.
/// </summary>
internal sealed class KeptDisputes
{
    /// <summary>The most entries that are kept of all disputes together, some 650 bytes each; of a single one, all.</summary>
    private const int Most = 60_000;

    /// <summary>A dispute that was asked for so many questions ago makes room for another one.</summary>
    private const int Forgotten = 20;

    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private long _questions;

    /// <summary>Folds the entries of a dispute that a filter chooses.</summary>
    /// <param name="snapshot">What is to be shown.</param>
    /// <param name="reader">Reads entries.</param>
    /// <param name="filter">The dispute's topics, and which entries are meant.</param>
    /// <param name="cancellationToken">Stops the waiting and the reading.</param>
    /// <returns>The fold; null when it takes more than is kept, and the database has to be asked.</returns>
    public async Task<DisputeFold?> FoldAsync(ReadSnapshot snapshot, DisputeReader reader, TimelineFilter filter, CancellationToken cancellationToken)
    {
        if (snapshot.Through is not null || !filter.AsksForDaysAlone) return null;
        if (Find($"{string.Join(' ', filter.Topics)}: {string.Join(' ', reader.Parties)}") is not { } place) return null;
        await place.Alone.WaitAsync(cancellationToken);
        try
        {
            // Somebody whose moment is a little older must not turn back what is kept for all others.
            if (place.Dispute?.Point.Sequence > snapshot.Sequence) return null;
            if (place.Dispute?.Point != snapshot.Point)
            {
                var before = place.Dispute;
                // Half changed is changed: should the reading fail, all is read anew.
                place.Dispute = null;
                place.Dispute = await BringAsync(before, snapshot, reader, filter, cancellationToken) ?? await ReadAsync(snapshot, reader, filter, cancellationToken);
                MakeRoomBeside(place);
            }

            var fold = reader.Begin();
            foreach (var told in place.Dispute!.Entries.Values)
            {
                if (filter.IsInDays(told.Day, told.Entry.Date.Latest?.ToDateOnly())) fold.Add(told);
            }

            return fold;
        }
        finally
        {
            place.Alone.Release();
        }
    }

    /// <summary>Where a dispute is kept; null when there is no room for it among those that were asked for lately.</summary>
    private Place? Find(string key)
    {
        lock (_places)
        {
            _questions++;
            if (!_places.TryGetValue(key, out var place))
            {
                // To read one only to forget it for the next would cost more than not to keep it.
                if (Sum() > Most / 2 && _places.Values.All(one => one.LastAsked > _questions - Forgotten)) return null;
                _places[key] = place = new Place();
            }

            place.LastAsked = _questions;
            return place;
        }
    }

    private void MakeRoomBeside(Place place)
    {
        lock (_places)
        {
            while (Sum() > Most && _places.Where(one => one.Value != place).MinBy(one => one.Value.LastAsked) is { Key: { } key }) _places.Remove(key);
        }
    }

    private int Sum() => _places.Values.Sum(place => place.Dispute?.Entries.Count ?? 0);

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
        var read = new KeptDispute(snapshot.Point);
        await foreach (var told in reader.ReadAsync(filter.OfAllDays, null, null, cancellationToken)) read.Keep(told, reader.Parties);
        return read;
    }

    /// <summary>Where a dispute is kept, and one at a time looks at it.</summary>
    private sealed class Place
    {
        public SemaphoreSlim Alone { get; } = new(1);

        public KeptDispute? Dispute { get; set; }

        public long LastAsked { get; set; }
    }
}
