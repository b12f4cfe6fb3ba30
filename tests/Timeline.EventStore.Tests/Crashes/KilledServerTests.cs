using System.Collections.Concurrent;
using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Order;
using Timeline.EventStore.Tests.Store;
using Timeline.LocalPostgres;
using Xunit.Abstractions;

namespace Timeline.EventStore.Tests.Crashes;

/// <summary>P1: what was acknowledged survives kill -9 of the server, and a retry of what was not is written once.</summary>
public sealed class KilledServerTests(ITestOutputHelper output)
{
    private const int Writers = 4;
    private static readonly int Strikes = Environment.GetEnvironmentVariable("TIMELINE_TEST_LONG") == "1" ? 42 : 6;

    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private int _underWay;
    private int _cut;
    private int _repeated;
    private volatile bool _over;
    private volatile bool _written;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_doubled_when_the_server_is_killed_in_mid_append()
    {
        await using var cluster = await TemporaryCluster.StartAsync(durable: true);
        var database = await cluster.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create($"{database};Timeout=2");
        await Migrator.MigrateAsync(source, StoreDatabase.Scripts, default);
        var log = StoreDatabase.LogOf(source);
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(log, $"account/{writer}"))).ToList();
        var reading = Task.Run(() => FollowAsync(log, source));

        try
        {
            for (var strike = 0; strike < Strikes; strike++)
            {
                await MoreAreAcknowledgedAsync();
                await using var moment = await Moment.ComeAsync((Moment.When)(strike % 3), database, Writers);
                _cut += Volatile.Read(ref _underWay);
                await cluster.KillAsync();
                await cluster.RestartAsync();
            }

            await MoreAreAcknowledgedAsync();
            _over = true;
            await Task.WhenAll(writing);
        }
        finally
        {
            _over = _written = true;
        }

        var events = await log.ReadStreamsAsync([.. Enumerable.Range(0, Writers).Select(writer => $"account/{writer}")], default);
        Report([.. events.Select(e => e.Id)]);
        Assert.Equal(
            _acknowledged.SelectMany(a => a.Ids.Select((id, n) => (a.Stream, Version: a.Version - a.Ids.Length + 1 + n, Id: id))).Order(),
            events.Select(e => (e.Stream, e.Version, e.Id)).Order());
        Assert.Equal(
            _acknowledged.Select(a => (a.Stream, a.Version, Sequence: a.Last)).Order(),
            events.Where(e => e.Version % 2 == 0).Select(e => (e.Stream, e.Version, e.Sequence)).Order());
        // Those whose answer was cut off between commit and sending, in every third strike.
        Assert.InRange(_repeated, Strikes / 3 * Writers, Strikes * Writers);
        // The reader lived through all crashes.
        Assert.Equal(events.Select(e => e.Sequence).Order(), await reading);
    }

    private void Report(List<Guid> written)
    {
        var acknowledged = _acknowledged.SelectMany(a => a.Ids).ToList();
        output.WriteLine($"{Strikes} strikes cut off {_cut} appends; {_repeated} of them had been committed, as their retries learned.");
        output.WriteLine(
            $"{acknowledged.Count} events acknowledged, {written.Count} written, {acknowledged.Except(written).Count()} lost, "
            + $"{written.Count - acknowledged.Intersect(written).Count()} doubled.");
    }

    private async Task WriteAsync(EventLog log, string stream)
    {
        for (var version = 0L; !_over; version += 2)
        {
            var append = Account.Deposits(stream, version, 2);
            var result = await UntilAnsweredAsync(() => log.AppendAsync(append, Account.Context, default));
            Assert.Equal(version + 2, result.Versions[stream]);
            if (result.Repeated) Interlocked.Increment(ref _repeated);
            _acknowledged.Enqueue(new Acknowledged(stream, version + 2, [.. append.Events.Select(e => e.Id)], result.LastSequence));
        }
    }

    private async Task<AppendResult> UntilAnsweredAsync(Func<Task<AppendResult>> append)
    {
        AppendResult? result = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                Interlocked.Increment(ref _underWay);
                try
                {
                    result = await append();
                    return true;
                }
                catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
                {
                    return false;
                }
                finally
                {
                    Interlocked.Decrement(ref _underWay);
                }
            },
            "The server does not come back.");
        return result!;
    }

    private async Task<List<long>> FollowAsync(EventLog log, NpgsqlDataSource source)
    {
        var (seen, mark) = (new List<long>(), 0L);
        var reader = new LogReader(log, source);
        while (!_written) await ReadOnAsync();
        await Eventually.HoldsAsync(ReadOnAsync, "The reader does not come to the end.");
        return seen;

        async Task<bool> ReadOnAsync()
        {
            try
            {
                var page = await reader.ReadAsync(mark, 50, default);
                seen.AddRange(page.Events.Select(e => e.Sequence));
                mark = page.Through;
                return mark == await source.ScalarAsync<long>("SELECT coalesce(max(seq_id), 0) FROM timeline.mt_events");
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                return false;
            }
        }
    }

    private Task MoreAreAcknowledgedAsync()
    {
        var before = _acknowledged.Count;
        return Eventually.HoldsAsync(() => _acknowledged.Count >= before + 60, "Nothing is acknowledged.");
    }

    private sealed record Acknowledged(string Stream, long Version, Guid[] Ids, long Last);
}
