using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Kept;

/// <summary>
/// Keeps <see cref="KeptEntries"/> as the read model has them: read whole in the background, then brought up to date by
/// what has changed. One question at a time, since each takes but milliseconds.
/// </summary>
internal sealed class KeptTimeline(NpgsqlDataSource source, CatalogueCache catalogues, Keeping keeping) : IDisposable
{
    private readonly SemaphoreSlim _alone = new(1);
    private readonly CancellationTokenSource _ended = new();
    private (KeptEntries Entries, PointRead Point)? _kept;
    private Task _reading = Task.CompletedTask;

    /// <summary>How many questions were answered.</summary>
    public long Answered { get; private set; }

    /// <summary>Asks the entries that a filter chooses at a moment.</summary>
    /// <param name="snapshot">What is to be shown.</param>
    /// <param name="filter">Which entries are meant.</param>
    /// <param name="question">Works out the answer.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <param name="alsoOf">An actor who must take part besides; null for none.</param>
    /// <returns>The answer; null when memory cannot tell it, or not yet, and the database has to be asked.</returns>
    public async Task<T?> AskAsync<T>(
        ReadSnapshot snapshot, TimelineFilter filter, Func<ChosenEntries, T> question, CancellationToken cancellationToken, string? alsoOf = null)
        where T : class
    {
        if (snapshot.Reached is not { } reached || !keeping.IsOn || !WantedEntries.CanChoose(filter)) return null;
        for (var hasWaited = false; ; hasWaited = true)
        {
            Task reading;
            await _alone.WaitAsync(cancellationToken);
            try
            {
                if (await BringAsync(snapshot, reached, cancellationToken) is { } entries)
                {
                    Answered++;
                    return question(entries.Choose(filter, snapshot.Through, alsoOf));
                }

                reading = _reading;
            }
            finally
            {
                _alone.Release();
            }

            if (hasWaited || reading.IsCompleted) return null;
            await Task.WhenAny(reading, Task.Delay(keeping.Patience, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Begins to read, so that the first question need not wait.</summary>
    public void Begin()
    {
        if (keeping.IsOn && _kept is null && _reading.IsCompleted) _reading = ReadWholeAsync(_ended.Token);
    }

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
        _alone.Dispose();
    }

    /// <summary>The entries as of a moment; null when they are not kept as of then. What can be kept no more begins to be read anew.</summary>
    private async Task<KeptEntries?> BringAsync(ReadSnapshot snapshot, PointRead reached, CancellationToken cancellationToken)
    {
        if (_kept is not var (entries, point) || point.Builds != reached.Builds || entries.IsWorn) return ReadAnew();
        if (point.Sequence >= reached.Sequence) return point == reached ? entries : null;
        if (await EntriesSince.ReadAsync(snapshot, point.Sequence, reached.Sequence, cancellationToken) is not { } changed) return ReadAnew();

        // Half changed is changed: should the reading fail, all is read anew.
        _kept = null;
        if (changed.Length > 0)
        {
            entries.Forget(await KeptRows.KeysAsync(snapshot.Connection, changed, cancellationToken));
            await KeptRows.AddAsync(snapshot.Connection, entries, changed, cancellationToken);
        }

        _kept = (entries, reached);
        return entries;

        KeptEntries? ReadAnew()
        {
            _kept = null;
            Begin();
            return null;
        }
    }

    private async Task ReadWholeAsync(CancellationToken cancellationToken)
    {
        var entries = new KeptEntries();
        await using (var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken))
        {
            if (snapshot.Reached is not { } reached) return;
            await KeptRows.AddAsync(snapshot.Connection, entries, null, cancellationToken);
            entries.ShareBits();
            await _alone.WaitAsync(cancellationToken);
            _kept = (entries, reached);
            _alone.Release();
        }

        Memory.GiveBack();
    }
}
