using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api.Generating;
using Timeline.Api.Operations;
using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks.Folding;

/// <summary>A database with a generated history, folded when somebody needs it folded.</summary>
internal sealed class History
{
    private const int Seed = 1;

    private readonly Bench _bench;
    private bool _isFolded;

    private History(Bench bench, string database, long events)
    {
        _bench = bench;
        Database = database;
        Events = events;
    }

    public string Database { get; }

    /// <summary>How many events its log holds.</summary>
    public long Events { get; }

    public static async Task<History> GenerateAsync(Bench bench, int occurrences)
    {
        var database = await bench.EmptyDatabaseAsync();
        await using var parts = Bench.Parts(database);
        var watch = Stopwatch.StartNew();
        await Terminal.CountAsync(
            "  Generating", occurrences,
            progress => parts.GetRequiredService<GenerateHistory>().RunAsync(occurrences, Seed, progress, bench.Stop));
        var source = parts.GetRequiredService<NpgsqlDataSource>();

        // As autovacuum does to a log that has grown.
        await using var tidy = source.CreateCommand("VACUUM (ANALYZE) timeline.mt_streams, timeline.mt_events");
        tidy.CommandTimeout = 0;
        await tidy.ExecuteNonQueryAsync(bench.Stop);
        await using var count = source.CreateCommand("SELECT count(*) FROM timeline.mt_events");
        var events = (long)(await count.ExecuteScalarAsync(bench.Stop))!;
        Terminal.Say($"  {occurrences:#,0} occurrences, {events:#,0} events after {watch.Elapsed.TotalSeconds:0} s");
        return new History(bench, database, events);
    }

    /// <summary>The history, folded and tidied up as it is some minutes later.</summary>
    public async Task<History> FoldedAsync()
    {
        if (_isFolded) return this;
        await using var parts = Bench.Parts(Database);
        var model = new ReadModel(parts.GetRequiredService<NpgsqlDataSource>());
        if ((await model.ActorsAsync(_bench.Stop)).Count == 0)
        {
            var watch = Stopwatch.StartNew();
            await parts.GetRequiredService<Projections>().CatchUpAsync(_bench.Stop);
            Terminal.Say($"  folded after {watch.Elapsed.TotalSeconds:0} s");
        }

        await model.TidyAsync(_bench.Stop);
        _isFolded = true;
        return this;
    }
}
