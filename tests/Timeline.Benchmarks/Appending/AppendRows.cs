using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Timeline.Benchmarks.Running;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Appending;

namespace Timeline.Benchmarks.Appending;

/// <summary>Events that begin streams, appended one by one and by the thousand.</summary>
internal static class AppendRows
{
    private const int BatchSize = 1000;

    /// <summary>One event a commit, each to a stream of its own, beside a prepared batch that inserts the same two rows.</summary>
    public static async Task<Measured> OneByOneAsync(Bench bench, int writers) => Measured.Beside(await Rounds.RunAsync(
        bench,
        service: () => InEmptyDatabaseAsync(bench, database => AppendingAsync(bench, database, writers, size: 1)),
        limit: () => InEmptyDatabaseAsync(bench, database => InsertingAsync(bench, database, writers))));

    /// <summary>A thousand events to a thousand new streams a commit, beside binary COPY of the same rows into both tables.</summary>
    public static async Task<Measured> BatchesAsync(Bench bench) => Measured.Beside(await Rounds.RunAsync(
        bench,
        service: () => InEmptyDatabaseAsync(bench, database => AppendingAsync(bench, database, writers: 1, BatchSize)),
        limit: () => InEmptyDatabaseAsync(bench, database => CopyingAsync(bench, database))));

    private static async Task<double> InEmptyDatabaseAsync(Bench bench, Func<string, Task<double>> measure)
    {
        var database = await bench.EmptyDatabaseAsync();
        var rate = await measure(database);
        await bench.DropAsync(database);
        return rate;
    }

    private static async Task<double> AppendingAsync(Bench bench, string database, int writers, int size)
    {
        await using var parts = Bench.Parts(database);
        var log = parts.GetRequiredService<EventLog>();
        return await Writers.PerSecondAsync([.. Enumerable.Range(0, writers).Select(writer => Appending(log, writer, size, bench.Stop))], bench.Scale.Stretch);
    }

    private static Func<Task<int>> Appending(EventLog log, int writer, int size, CancellationToken cancellationToken)
    {
        var events = SomeOccurrences.Events;
        var next = 0;
        return async () =>
        {
            var appends = Enumerable.Range(next, size).Select(i => new StreamAppend(
                StreamOf(writer, i), "occurrence", ExpectedVersion: 0, [NewEvent.Of(events[i % events.Count])])).ToList();
            next += size;
            await log.AppendAsync(appends, new AppendContext(SystemClock.Instance.GetCurrentInstant(), "bench"), cancellationToken);
            return size;
        };
    }

    private static async Task<double> InsertingAsync(Bench bench, string database, int writers)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var inserts = new List<PreparedInsert>();
        for (var writer = 0; writer < writers; writer++) inserts.Add(await PreparedInsert.PrepareAsync(source, bench.Stop));
        var rate = await Writers.PerSecondAsync([.. inserts.Select((insert, writer) => Inserting(insert, writer, bench.Stop))], bench.Scale.Stretch);
        foreach (var insert in inserts) await insert.DisposeAsync();
        return rate;
    }

    private static Func<Task<int>> Inserting(PreparedInsert insert, int writer, CancellationToken cancellationToken)
    {
        var rows = SomeOccurrences.Columns;
        var next = 0;
        return async () =>
        {
            await insert.RunAsync(StreamOf(writer, next), rows[next % rows.Count], cancellationToken);
            next++;
            return 1;
        };
    }

    private static async Task<double> CopyingAsync(Bench bench, string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(bench.Stop);
        var rows = SomeOccurrences.Columns;
        var next = 0;
        return await Writers.PerSecondAsync(
            [
                async () =>
                {
                    await CopyRows.RunAsync(connection, [.. Enumerable.Range(next, BatchSize).Select(i => (StreamOf(0, i), rows[i % rows.Count]))], next, bench.Stop);
                    next += BatchSize;
                    return BatchSize;
                },
            ],
            bench.Scale.Stretch);
    }

    private static string StreamOf(int writer, int number) => Occurrence.StreamOf($"bench-{writer}-{number}");
}
