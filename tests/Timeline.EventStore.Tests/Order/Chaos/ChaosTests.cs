using Npgsql;
using Timeline.EventStore.Tests.Store;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Order.Chaos;

/// <summary>
/// P5: whatever writers do, readers of the whole log see every committed event exactly once, each stream's versions
/// ascending. A naive reader beside them must lose some: else the run was too tame to prove anything.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Writers = 6;

    private static readonly int TransactionsPerWriter = Environment.GetEnvironmentVariable("TIMELINE_TEST_LONG") == "1" ? 12_000 : 640;

    [Fact]
    public async Task Readers_see_every_committed_event_exactly_once_while_a_naive_reader_loses_some()
    {
        await using var store = await StoreDatabase.NewAsync();
        var run = new ChaosRun(TransactionsPerWriter);
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}.");

        var naivelyReached = 0L;
        await using var lateFirst = await HoldTheStartAsync(store.Source);
        Task<List<Sighting>>[] readers =
        [
            ChaosReaders.FollowAsync(run, store, seed + 1, asProjection: false),
            ChaosReaders.FollowAsync(run, store, seed + 2, asProjection: false),
            ChaosReaders.FollowAsync(run, store, seed + 3, asProjection: true),
        ];
        var control = ChaosReaders.FollowNaivelyAsync(run, store.Source, seed + 4, last => Volatile.Write(ref naivelyReached, last));
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(n => new ChaosWriter(run, store.Source, seed + 10 + n).RunAsync()));

        try
        {
            // One deliberate late commit: numbers at the start of the log appear when the naive reader is past them.
            await Eventually.HoldsAsync(() => Volatile.Read(ref naivelyReached) > 500 || writing.IsFaulted, "The naive reader does not come on.");
            await lateFirst.CommitAsync();
            await writing;
        }
        finally
        {
            run.WritersDone.SetResult();
        }

        var written = await CommittedAsync(store.Source);
        Report(run, written, await Task.WhenAll(readers), await control);
        foreach (var reader in readers) AssertSawAll(written, await reader);
        Assert.True(written.Except(await control).Any(), "The naive reader lost nothing.");
    }

    /// <summary>Holes at the very start of the log: one number rolled back, three held open.</summary>
    private static async Task<OpenTransaction> HoldTheStartAsync(NpgsqlDataSource source)
    {
        var (burned, _) = await OpenTransaction.WithEventsAsync(source);
        await burned.RollbackAsync();
        await burned.DisposeAsync();
        return (await OpenTransaction.WithEventsAsync(source, 3)).Transaction;
    }

    private static void AssertSawAll(List<Sighting> written, List<Sighting> seen)
    {
        Assert.Empty(written.Except(seen));
        Assert.Equal(written.Count, seen.Count);
        Assert.Equal(written, seen);
        foreach (var stream in seen.GroupBy(sighting => sighting.Stream))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(sighting => sighting.Version));
    }

    private void Report(ChaosRun run, List<Sighting> written, List<Sighting>[] readers, List<Sighting> control)
    {
        var last = written[^1].Sequence;
        output.WriteLine($"Written {written.Count} events, {last - written.Count} numbers passed over in {Holes(written)} holes.");
        output.WriteLine($"{run.Transactions} transactions, {run.RolledBack} rolled back: {string.Join(", ", run.Ends.OrderBy(end => end.Key).Select(end => $"{end.Key} {end.Value}"))}.");
        foreach (var (reader, n) in readers.Select((reader, n) => (reader, n + 1)))
            output.WriteLine($"Reader {n}: lost {written.Except(reader).Count()}, doubled {reader.Count - reader.Distinct().Count()}.");
        output.WriteLine($"{run.Pages} pages. The naive reader lost {written.Except(control).Count()}.");
    }

    private static int Holes(List<Sighting> written) =>
        written.Select(sighting => sighting.Sequence).Prepend(0).Zip(written, (before, after) => after.Sequence > before + 1).Count(hole => hole);

    private static async Task<List<Sighting>> CommittedAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("SELECT seq_id, stream_id, version FROM timeline.mt_events ORDER BY seq_id");
        var committed = new List<Sighting>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) committed.Add(new Sighting(rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2)));
        return committed;
    }
}
