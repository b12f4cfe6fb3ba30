using Npgsql;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Order;
using Timeline.EventStore.Tests.Store;
using Timeline.LocalPostgres;

namespace Timeline.EventStore.Tests.Order;

/// <summary>A reader may live longer than the server: after a crash, numbers and transaction ids that no commit had forced to the disk are given out again.</summary>
public sealed class CrashedServerTests : IAsyncLifetime
{
    private TemporaryCluster _cluster = null!;
    private NpgsqlDataSource _source = null!;
    private EventLog _log = null!;
    private LogReader _reader = null!;

    public async Task InitializeAsync()
    {
        // The writer of the server's log sleeps: what no commit forces to the disk is lost for certain.
        _cluster = await TemporaryCluster.StartAsync(
            durable: true, new Dictionary<string, string> { ["wal_writer_delay"] = "10s" });
        _source = NpgsqlDataSource.Create(await _cluster.CreateDatabaseAsync() + ";Pooling=false");
        await Migrator.MigrateAsync(_source, StoreDatabase.Scripts, default);
        _log = StoreDatabase.LogOf(_source);
        _reader = new LogReader(_log, _source);
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_fence_from_before_a_crash_proves_nothing_about_numbers_drawn_again_after_it()
    {
        await CrashAfterFenceAsync();
        // Transaction ids pass the fence; then a writer holds a number that had been drawn before the crash.
        for (var n = 0; n < 10; n++) await _source.ExecuteAsync("SELECT pg_current_xact_id()");
        var (late, sequence) = await OpenTransaction.WithEventsAsync(_source);
        await using var closing = late;
        await AppendAsync();

        var mark = 0L;
        for (var page = 0; page < 10; page++) mark = (await _reader.ReadAsync(mark, 10, default)).Through;
        Assert.True(mark < sequence, $"The reader passed over {sequence}, which is being written.");
        await late.CommitAsync();

        await AssertGivesAsync(mark, [sequence, sequence + 1]);
    }

    [Fact]
    public async Task A_fence_whose_transaction_the_server_has_forgotten_does_not_hold_the_reader_for_ever()
    {
        await CrashAfterFenceAsync();

        // Nobody writes any more: no transaction id will ever pass the old fence.
        await AssertGivesAsync(after: 0, [2]);
    }

    [Fact]
    public async Task A_prepared_transaction_that_outlives_a_crash_still_holds_its_numbers()
    {
        var (prepared, _) = await OpenTransaction.WithEventsAsync(_source, 2);
        await using (prepared) await prepared.PrepareAsync("outlives");
        await AppendAsync();
        Assert.Equal(new Hole(1, 2), (await _reader.ReadAsync(0, 10, default)).HeldAt);

        await _cluster.KillAsync();
        await _cluster.RestartAsync();
        await AppendAsync();

        // Neither the reader that has lived through it, nor one that comes new.
        foreach (var reader in (LogReader[])[_reader, new LogReader(_log, _source)])
        {
            for (var page = 0; page < 5; page++) Assert.Equal(new Hole(1, 2), (await reader.ReadAsync(0, 10, default)).HeldAt);
        }

        await _source.ExecuteAsync("COMMIT PREPARED 'outlives'");
        var last = await _source.ScalarAsync<long>("SELECT max(seq_id) FROM timeline.mt_events");
        await AssertGivesAsync(after: 0, [1, 2, 3, last]);
    }

    /// <summary>Number 1 rolled back, 2 committed, a fence set for the hole, then 200 numbers and some transaction ids lost in a crash.</summary>
    private async Task CrashAfterFenceAsync()
    {
        var (hole, _) = await OpenTransaction.WithEventsAsync(_source);
        await using var closing = hole;
        await AppendAsync();
        // A fresh segment of the server's log: what follows fits into its first page, which nobody writes before it is full.
        await _source.ExecuteAsync("SELECT pg_switch_wal()");
        await using var lost = await OpenTransaction.BeginAsync(_source);
        await lost.Connection.ExecuteAsync("SELECT pg_current_xact_id(), nextval('timeline.mt_events_sequence') FROM generate_series(1, 200)");
        for (var n = 0; n < 5; n++) await _source.ExecuteAsync("SELECT pg_current_xact_id()");
        Assert.Equal(new Hole(1, 1), (await _reader.ReadAsync(0, 10, default)).HeldAt);

        await _cluster.KillAsync();
        await _cluster.RestartAsync();

        Assert.True(await _source.ScalarAsync<long>("SELECT last_value FROM timeline.mt_events_sequence") < 202, "No number was lost.");
    }

    private Task AppendAsync() => _log.AppendAsync(Account.Deposits(Account.NewStream(), 0, 1), Account.Context, default);

    private async Task AssertGivesAsync(long after, long[] sequences)
    {
        var given = new List<long>();
        await Eventually.HoldsAsync(
            async () =>
            {
                var page = await _reader.ReadAsync(after, 10, default);
                given.AddRange(page.Events.Select(e => e.Sequence));
                after = page.Through;
                return given.Count >= sequences.Length;
            },
            $"Held at {after}.");
        Assert.Equal(sequences, given);
    }
}
