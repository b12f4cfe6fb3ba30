using System.Diagnostics;
using Npgsql;
using Timeline.EventStore.Tests.Store;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Histories;

/// <summary>P2 to P4 from outside: what many writers and readers of few streams were answered, cut off again and again, is checked as a whole.</summary>
public sealed class RecordedHistoriesTests(StoreDatabase store, ITestOutputHelper output) : IClassFixture<StoreDatabase>
{
    private const int Writers = 6;
    private const int Readers = 3;
    private const int AppendsPerWriter = 120;
    private static readonly int Rounds = Environment.GetEnvironmentVariable("TIMELINE_TEST_LONG") == "1" ? 40 : 1;

    [Fact]
    public async Task Every_stream_is_a_linearizable_list_for_writers_and_readers_whose_connections_are_cut()
    {
        await using var proxy = new CuttingProxy(new NpgsqlConnectionStringBuilder(store.ConnectionString).Port, oneIn: 25);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(store.ConnectionString) { Port = proxy.Port });
        var log = StoreDatabase.LogOf(source);
        var unheard = 0;
        // A run in which nothing was written unheard is too tame to prove much; there are few of those.
        for (var round = 0; round < Rounds || (unheard == 0 && round < Rounds + 10); round++)
        {
            var history = await RecordAsync(log);
            var watch = Stopwatch.StartNew();
            var violations = HistoryChecker.Check(history);
            unheard += Report(history, watch.ElapsedMilliseconds);
            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }

        output.WriteLine($"{proxy.Cuts} connections were cut.");
        Assert.True(unheard > 0, "Nothing was written that nobody heard of.");
    }

    private async Task<IReadOnlyCollection<Operation>> RecordAsync(EventLog log)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}.");
        string[] streams = [Account.NewStream("a"), Account.NewStream("b"), Account.NewStream("c")];
        var recorder = new Recorder();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(
            n => new HistoryWriter(recorder, log, $"writer {n}", streams, seed + n).RunAsync(AppendsPerWriter)));
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async n =>
        {
            var random = new Random(seed - 1 - n);
            while (!writing.IsCompleted) await recorder.ReadAsync(log, $"reader {n}", [.. streams.Where(_ => random.Next(2) == 0)]);
        }));
        await writing;

        Assert.NotNull(await recorder.ReadAsync(store.Log, "the end", streams));
        return recorder.History;
    }

    /// <returns>How many appends had written though no answer ever said so.</returns>
    private int Report(IReadOnlyCollection<Operation> history, long milliseconds)
    {
        var appends = history.OfType<Append>().ToLookup(append => append.Answer);
        var there = history.OfType<Read>().MaxBy(read => read.Began)!.Seen.Values.SelectMany(ids => ids).ToHashSet();
        var written = appends[Answer.Written].Select(append => append.Thing).ToHashSet();
        var unheard = appends[Answer.Unknown].DistinctBy(append => append.Thing).Count(append => there.Contains(append.Parts[0].Ids[0]) && !written.Contains(append.Thing));
        output.WriteLine(
            $"{history.OfType<Read>().Count()} reads; appends: {appends[Answer.Written].Count()} written, {appends[Answer.Repeated].Count()} repeated, "
            + $"{appends[Answer.Refused].Count()} refused, {appends[Answer.Unknown].Count()} never answered, which had written {unheard} all the same. Checked in {milliseconds} ms.");
        return unheard;
    }
}
