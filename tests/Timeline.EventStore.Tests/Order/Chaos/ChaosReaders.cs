using Npgsql;
using Timeline.EventStore.Order;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Order.Chaos;

/// <summary>What one reader saw of the log, in the order it saw it.</summary>
internal sealed record Sighting(long Sequence, string Stream, long Version);

/// <summary>The readers of a chaos run: those of the engine, and the naive one that every tutorial shows.</summary>
internal static class ChaosReaders
{
    /// <summary>Reads with a <see cref="LogReader"/> in pages of random sizes until the writers are done and the end is reached.</summary>
    /// <param name="run">The run.</param>
    /// <param name="store">The log.</param>
    /// <param name="seed">Of the pages' sizes.</param>
    /// <param name="asProjection">Inside transactions that have an id of their own.</param>
    public static async Task<List<Sighting>> FollowAsync(ChaosRun run, StoreDatabase store, int seed, bool asProjection)
    {
        var random = new Random(seed);
        var seen = new List<Sighting>();
        var reader = store.NewReader();
        await using var connection = await store.Source.OpenConnectionAsync();
        await ReadToTheEndAsync(run, store.Source, async mark =>
        {
            if (asProjection) await connection.ExecuteAsync("BEGIN; SELECT pg_current_xact_id()");
            var page = await reader.ReadAsync(connection, mark, random.Next(1, 60), default);
            if (asProjection) await connection.ExecuteAsync("COMMIT");
            run.CountPage();
            seen.AddRange(page.Events.Select(e => new Sighting(e.Sequence, e.Stream, e.Version)));
            return page.Through;
        });
        return seen;
    }

    /// <summary>The control: takes whatever lies behind the last number it saw.</summary>
    public static async Task<List<Sighting>> FollowNaivelyAsync(
        ChaosRun run, NpgsqlDataSource source, int seed, Action<long> reached)
    {
        var random = new Random(seed);
        var seen = new List<Sighting>();
        await ReadToTheEndAsync(run, source, async mark =>
        {
            await using var command = source.CreateCommand(
                "SELECT seq_id, stream_id, version FROM timeline.mt_events WHERE seq_id > $1 ORDER BY seq_id LIMIT $2");
            command.Parameters.Add(new NpgsqlParameter { Value = mark });
            command.Parameters.Add(new NpgsqlParameter { Value = random.Next(1, 60) });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) seen.Add(new Sighting(rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2)));
            var last = seen.Count == 0 ? mark : seen[^1].Sequence;
            reached(last);
            return last;
        });
        return seen;
    }

    private static async Task ReadToTheEndAsync(ChaosRun run, NpgsqlDataSource source, Func<long, Task<long>> readAsync)
    {
        var mark = 0L;
        while (!run.WritersDone.Task.IsCompleted) mark = await readAsync(mark);
        var last = await source.ScalarAsync<long>("SELECT max(seq_id) FROM timeline.mt_events");
        await Eventually.HoldsAsync(async () => (mark = await readAsync(mark)) >= last, $"Held at {mark} of {last}.");
    }
}
