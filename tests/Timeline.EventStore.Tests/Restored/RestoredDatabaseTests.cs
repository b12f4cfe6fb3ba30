using System.Collections.Concurrent;
using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Tests.Projections;
using Timeline.EventStore.Tests.Store;
using Timeline.LocalPostgres;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Restored;

/// <summary>The promises outlive a dump that was taken while writers wrote: order, versions, retries, marks and privileges are restored.</summary>
public sealed class RestoredDatabaseTests(ITestOutputHelper output)
{
    private const string Rows = "SELECT concat_ws(' ', seq_id, id, stream_id, version, data) FROM timeline.mt_events ORDER BY seq_id";

    [Fact]
    public async Task A_dump_restored_into_another_database_goes_on_where_it_stood() => await RestoreAsync(await TemporaryCluster.Shared);

    [Fact]
    public async Task A_dump_restored_into_another_server_whose_transaction_ids_begin_anew_goes_on_where_it_stood()
    {
        await using var cluster = await TemporaryCluster.StartAsync();
        await using (var server = NpgsqlDataSource.Create(cluster.ConnectionString))
        {
            // Roles belong to a server: no dump of a database carries them.
            await server.ExecuteAsync("CREATE ROLE timeline_application NOLOGIN");
        }

        await RestoreAsync(cluster);
    }

    private async Task RestoreAsync(TemporaryCluster into)
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.FillAsync(appends: 40);
        bench.Run(new SumsProjection("sums"), "before");
        await bench.ReachesAsync("sums", await bench.Marks.LastSequenceAsync(default));
        var (known, dump) = await DumpWhileWritingAsync(bench.Store);
        await using var restored = new ProjectionBench(StoreDatabase.At(await into.CreateDatabaseAsync()));
        using (dump) await dump.RestoreAsync(restored.Store.ConnectionString);

        await AssertIsAsItWasAsync(bench.Store.Source, restored, known);
        await AssertGoesOnAsync(restored, known);
    }

    /// <summary>A transaction that has drawn numbers is open all the while: the dump does not have them, and the projection stands before them.</summary>
    /// <returns>What had been acknowledged before the dump began, and the dump.</returns>
    private static async Task<(List<Acknowledged> Known, Dump Dump)> DumpWhileWritingAsync(StoreDatabase store)
    {
        var (over, acknowledged) = (new TaskCompletionSource(), new ConcurrentQueue<Acknowledged>());
        var (open, _) = await OpenTransaction.WithEventsAsync(store.Source, 3);
        await using var closing = open;
        var writing = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => WriteAsync(store.Log, acknowledged, over.Task)));
        await Eventually.HoldsAsync(() => acknowledged.Count > 30, "Nobody writes.");

        var known = acknowledged.ToList();
        var dump = await Dump.OfAsync(store.ConnectionString);
        over.SetResult();
        await writing;
        await open.CommitAsync();
        return (known, dump);
    }

    private static async Task WriteAsync(EventLog log, ConcurrentQueue<Acknowledged> acknowledged, Task over)
    {
        var stream = Account.NewStream();
        for (var version = 0L; !over.IsCompleted; version += 2)
        {
            var append = Account.Deposits(stream, version, 2);
            acknowledged.Enqueue(new Acknowledged(append, await log.AppendAsync(append, Account.Context, default)));
        }
    }

    private async Task AssertIsAsItWasAsync(NpgsqlDataSource original, ProjectionBench restored, List<Acknowledged> known)
    {
        var source = restored.Store.Source;
        var (before, after) = (await original.ColumnAsync<string>(Rows), await source.ColumnAsync<string>(Rows));
        var (ids, mark) = (await source.ColumnAsync<Guid>("SELECT id FROM timeline.mt_events"), await restored.MarkAsync("sums"));
        var lost = known.SelectMany(a => a.Append.Events).Select(e => e.Id).Except(ids).Count();
        output.WriteLine($"{before.Count} events, of which {after.Count} are in the dump, {lost} lost; the mark is at {mark.Sequence} of {await restored.Marks.LastSequenceAsync(default)}.");

        Assert.Equal(0, lost);
        Assert.Equal(before.Intersect(after), after);
        Assert.Equal(0L, await source.ScalarAsync<long>(
            """
            SELECT count(*) FROM timeline.mt_streams s
            WHERE version IS DISTINCT FROM (SELECT count(*) FROM timeline.mt_events e WHERE e.stream_id = s.id)
               OR version IS DISTINCT FROM (SELECT max(version) FROM timeline.mt_events e WHERE e.stream_id = s.id)
            """));
        await restored.AssertIsTheFoldAsync("sums");
        Assert.Empty(await Migrator.MigrateAsync(source, StoreDatabase.Scripts, default));
        Assert.False(await source.ScalarAsync<bool>("SELECT has_function_privilege('public', oid, 'EXECUTE') FROM pg_proc WHERE proname = 'append_events'"));
    }

    private static async Task AssertGoesOnAsync(ProjectionBench restored, List<Acknowledged> known)
    {
        var last = await restored.Marks.LastSequenceAsync(default);
        foreach (var (append, result) in known)
        {
            var retried = await restored.Store.Log.AppendAsync(append, Account.Context, default);
            Assert.Equal((true, result.LastSequence), (retried.Repeated, retried.LastSequence));
        }

        var stream = known[^1].Append.Stream;
        var reached = (await restored.Store.Log.ReadStreamAsync(stream, default)).Count;
        var next = await restored.Store.Log.AppendAsync(Account.Deposits(stream, reached, 3), Account.Context, default);
        Assert.Equal(reached + 3, next.Versions[stream]);
        Assert.Equal([.. Enumerable.Range(1, reached + 3).Select(version => (long)version)], (await restored.Store.Log.ReadStreamAsync(stream, default)).Select(e => e.Version));
        Assert.InRange(next.LastSequence, last + 3, long.MaxValue);

        restored.Run(new SumsProjection("sums"), "after");
        await restored.ReachesAsync("sums", next.LastSequence);
        await restored.AssertIsTheFoldAsync("sums");
    }

    private sealed record Acknowledged(StreamAppend Append, AppendResult Result);
}
