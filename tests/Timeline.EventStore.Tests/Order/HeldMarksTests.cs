using NodaTime;
using Npgsql;
using Timeline.EventStore.Order;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Projections;
using Timeline.EventStore.Tests.Store;
using Timeline.LocalPostgres;

namespace Timeline.EventStore.Tests.Order;

/// <summary>
/// Who keeps a mark from moving is told by name. All databases of the server share one row of transaction ids, so for
/// a moment an older transaction of another test may be told: that it is the right one is waited for.
/// </summary>
public sealed class HeldMarksTests : IAsyncLifetime
{
    private ProjectionBench _bench = null!;

    public async Task InitializeAsync() => _bench = await ProjectionBench.NewAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_session_that_has_drawn_a_number_is_told_with_what_it_is_and_does_until_it_ends()
    {
        await _bench.AppendAsync(new Deposited(1), new Deposited(2));
        await _bench.NewRunner(new SumsProjection("sums"), "one").RunBatchAsync(default);
        await using var session = _bench.Store.NewSource("ledger");
        var (open, _) = await OpenTransaction.WithEventsAsync(session, 3);
        await using var closing = open;
        await _bench.AppendAsync(new Deposited(3));

        var held = await HeldByAsync(by => by.ProcessId == open.Connection.ProcessID);

        Assert.Equal((2L, new Hole(3, 5)), (held.At, held.Hole));
        Assert.Equal(
            new HoldingTransaction(open.Connection.ProcessID, null, "ledger", open.Connection.Database, IsElsewhere: false, "idle in transaction", held.By.Open),
            held.By);
        await open.CommitAsync();
        Assert.Null((await _bench.StateAsync("sums")).Held);
        Assert.Equal(4, (await _bench.StateAsync("sums")).Behind);
    }

    [Fact]
    public async Task How_long_it_is_open_goes_by_the_servers_clock()
    {
        var (open, _) = await OpenTransaction.WithEventsAsync(_bench.Store.Source);
        await using var closing = open;
        await _bench.AppendAsync(new Deposited(1));
        _bench.Clock.Advance(1_000_000);

        var before = await OpenAsync();
        var held = await HeldByAsync(by => by.ProcessId == open.Connection.ProcessID);

        Assert.InRange(held.By.Open!.Value, before, await OpenAsync());

        async Task<Duration> OpenAsync() => Duration.FromTimeSpan(await _bench.Store.Source.ScalarAsync<TimeSpan>(
            "SELECT clock_timestamp() - xact_start FROM pg_stat_activity WHERE pid = $1", open.Connection.ProcessID));
    }

    [Fact]
    public async Task A_prepared_transaction_is_told_by_its_name()
    {
        var name = $"prepared_{Guid.NewGuid():N}";
        var (open, _) = await OpenTransaction.WithEventsAsync(_bench.Store.Source);
        await using (open) await open.PrepareAsync(name);
        await _bench.AppendAsync(new Deposited(1));

        var held = await HeldByAsync(by => by.PreparedAs == name);

        Assert.Equal((0L, new Hole(1, 1)), (held.At, held.Hole));
        Assert.Equal((null, null, false, null), (held.By.ProcessId, held.By.Application, held.By.IsElsewhere, held.By.State));
        Assert.Equal(new NpgsqlConnectionStringBuilder(_bench.Store.ConnectionString).Database, held.By.Database);
        Assert.True(held.By.Open >= Duration.Zero);
        await _bench.Store.Source.ExecuteAsync($"ROLLBACK PREPARED '{name}'");
    }

    [Fact]
    public async Task A_transaction_in_another_database_is_told_though_it_can_write_nothing_here()
    {
        var elsewhere = await (await TemporaryCluster.Shared).CreateDatabaseAsync();
        await using var other = NpgsqlDataSource.Create($"{elsewhere};Application Name=shop");
        await using var old = await OpenTransaction.BeginAsync(other);
        await old.Connection.ExecuteAsync("SELECT pg_current_xact_id()");
        await _bench.BurnANumberAsync();
        await _bench.AppendAsync(new Deposited(1));
        _bench.Run(new SumsProjection("sums"), "one");

        var held = await HeldByAsync(by => by.ProcessId == old.Connection.ProcessID);

        Assert.Equal((true, "shop", old.Connection.Database), (held.By.IsElsewhere, held.By.Application, held.By.Database));
        await old.CommitAsync();
        await _bench.ReachesAsync("sums", 2);
    }

    [Fact]
    public async Task Of_several_the_oldest_is_told_and_then_the_next()
    {
        await using var old = await OpenTransaction.BeginAsync(_bench.Store.Source);
        await old.Connection.ExecuteAsync("SELECT pg_current_xact_id()");
        var (open, _) = await OpenTransaction.WithEventsAsync(_bench.Store.Source);
        await using var closing = open;
        await _bench.AppendAsync(new Deposited(1));

        await HeldByAsync(by => by.ProcessId == old.Connection.ProcessID);
        await old.RollbackAsync();
        await HeldByAsync(by => by.ProcessId == open.Connection.ProcessID);
    }

    [Fact]
    public async Task A_long_reader_without_a_transaction_id_neither_holds_nor_is_told()
    {
        await using var reader = await OpenTransaction.BeginAsync(_bench.Store.Source);
        await reader.Connection.ExecuteAsync("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM timeline.mt_events");
        var (open, _) = await OpenTransaction.WithEventsAsync(_bench.Store.Source);
        await using var closing = open;
        await _bench.AppendAsync(new Deposited(1));
        await HeldByAsync(by => by.ProcessId == open.Connection.ProcessID);

        await open.RollbackAsync();
        _bench.Run(new SumsProjection("sums"), "one");

        await _bench.ReachesAsync("sums", 2);
    }

    [Fact]
    public async Task Once_nobody_older_is_open_a_hole_is_not_held_though_nobody_has_passed_over_it_yet()
    {
        await _bench.BurnANumberAsync();
        await _bench.AppendAsync(new Deposited(1));

        await Eventually.HoldsAsync(async () => (await _bench.StateAsync("sums")).Held is null, "It is told to be held.");
        Assert.Equal((0, 1), ((await _bench.StateAsync("sums")).Sequence, (await _bench.StateAsync("sums")).Behind));
    }

    [Fact]
    public async Task Numbers_drawn_after_the_last_event_hold_nothing_yet()
    {
        await _bench.AppendAsync(new Deposited(1));
        await _bench.NewRunner(new SumsProjection("sums"), "one").RunBatchAsync(default);
        var (open, _) = await OpenTransaction.WithEventsAsync(_bench.Store.Source);
        await using var closing = open;

        var state = await _bench.StateAsync("sums");

        Assert.Equal((1, 0, null), (state.Sequence, state.Behind, state.Held));
    }

    [Fact]
    public async Task A_user_who_may_not_see_the_session_is_told_its_process_and_name()
    {
        var login = $"login_{Guid.NewGuid():N}";
        await _bench.Store.Source.ExecuteAsync($"CREATE ROLE {login} LOGIN PASSWORD 'secret' IN ROLE timeline_application");
        await using var application = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(_bench.Store.ConnectionString) { Username = login, Password = "secret" }.ConnectionString);
        await using var session = _bench.Store.NewSource("ledger");
        var (open, _) = await OpenTransaction.WithEventsAsync(session);
        await using var closing = open;
        await _bench.AppendAsync(new Deposited(1));

        var held = await HeldByAsync(by => by.ProcessId == open.Connection.ProcessID, application);

        Assert.Equal(
            new HoldingTransaction(open.Connection.ProcessID, null, "ledger", open.Connection.Database, IsElsewhere: false, State: null, Open: null),
            held.By);
    }

    private async Task<HeldMark> HeldByAsync(Func<HoldingTransaction, bool> isIt, NpgsqlDataSource? source = null)
    {
        HeldMark? held = null;
        await Eventually.HoldsAsync(
            async () => (held = Assert.Single((await new ReadStates(source ?? _bench.Store.Source, _bench.Clock, ["sums"]).ReadAsync(default)).Projections).Held)
                is not null && isIt(held.By),
            "It is not told.");
        return held!;
    }
}
