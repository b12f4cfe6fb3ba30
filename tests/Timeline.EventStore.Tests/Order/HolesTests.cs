using Timeline.EventStore.Order;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Order;

/// <summary>
/// P5 in slow motion: what a reader of the whole log does at each kind of hole. All databases of the server share
/// one row of transaction ids, so other tests may hold a dead hole for a moment: passing is waited for.
/// </summary>
public sealed class HolesTests : IAsyncLifetime
{
    private StoreDatabase _store = null!;
    private LogReader _reader = null!;

    public async Task InitializeAsync()
    {
        _store = await StoreDatabase.NewAsync();
        _reader = _store.NewReader();
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task An_empty_log_gives_an_empty_page_that_is_not_held()
    {
        var page = await _reader.ReadAsync(0, 10, default);

        Assert.Empty(page.Events);
        Assert.Equal((0L, null), (page.Through, page.HeldAt));
    }

    [Fact]
    public async Task Contiguous_events_are_given_at_once_though_a_transaction_is_open()
    {
        await using var idle = await OpenTransaction.BeginAsync(_store.Source);
        await idle.Connection.ExecuteAsync("SELECT pg_current_xact_id()");
        await AppendAsync(7);

        var pages = new[] { await _reader.ReadAsync(0, 5, default), await _reader.ReadAsync(5, 5, default) };

        Assert.Equal([1L, 2, 3, 4, 5], Sequences(pages[0]));
        Assert.Equal([6L, 7], Sequences(pages[1]));
        Assert.All(pages, page => Assert.Null(page.HeldAt));
    }

    [Fact]
    public async Task A_hole_of_an_open_transaction_holds_the_reader_and_tells_its_ends_until_the_commit_fills_it()
    {
        await AppendAsync(2);
        var (open, last) = await OpenTransaction.WithEventsAsync(_store.Source, 3);
        await using var closing = open;
        await AppendAsync(2);

        for (var page = 0; page < 20; page++) AssertHeld(await _reader.ReadAsync(0, 10, default), [1, 2], new Hole(3, last));
        AssertHeld(await _reader.ReadAsync(2, 10, default), [], new Hole(3, last));
        await open.CommitAsync();

        Assert.Equal([3L, 4, 5, 6, 7], Sequences(await _reader.ReadAsync(2, 10, default)));
    }

    [Fact]
    public async Task A_hole_at_the_very_start_holds_too()
    {
        var (open, _) = await OpenTransaction.WithEventsAsync(_store.Source);
        await using var closing = open;
        await AppendAsync(1);

        AssertHeld(await _reader.ReadAsync(0, 10, default), [], new Hole(1, 1));
        await open.RollbackAsync();

        await AssertGivesAsync(after: 0, [2]);
    }

    [Fact]
    public async Task A_hole_that_was_rolled_back_lets_the_reader_pass()
    {
        await AppendAsync(1);
        var (open, _) = await OpenTransaction.WithEventsAsync(_store.Source, 4);
        await using var closing = open;
        await open.RollbackAsync();
        await AppendAsync(2);

        await AssertGivesAsync(after: 1, [6, 7]);
    }

    [Fact]
    public async Task A_number_burned_in_a_savepoint_holds_until_the_whole_transaction_has_ended()
    {
        await using var open = await OpenTransaction.BeginAsync(_store.Source);
        await open.Connection.ExecuteAsync("SAVEPOINT s");
        await open.AppendAsync(Account.NewStream(), 0, 2);
        await open.Connection.ExecuteAsync("ROLLBACK TO s");
        await AppendAsync(1);

        AssertHeld(await _reader.ReadAsync(0, 10, default), [], new Hole(1, 2));
        AssertHeld(await _reader.ReadAsync(0, 10, default), [], new Hole(1, 2));
        await open.AppendAsync(Account.NewStream(), 0, 1);
        await open.CommitAsync();

        await AssertGivesAsync(after: 0, [3, 4]);
    }

    [Theory]
    [InlineData("COMMIT PREPARED", new long[] { 1, 2, 3 })]
    [InlineData("ROLLBACK PREPARED", new long[] { 3 })]
    public async Task A_prepared_transaction_holds_though_no_connection_has_it_open(string end, long[] given)
    {
        var name = $"prepared_{Guid.NewGuid():N}";
        var (open, _) = await OpenTransaction.WithEventsAsync(_store.Source, 2);
        await using (open) await open.PrepareAsync(name);
        await AppendAsync(1);

        for (var page = 0; page < 5; page++) AssertHeld(await _reader.ReadAsync(0, 10, default), [], new Hole(1, 2));
        await _store.Source.ExecuteAsync($"{end} '{name}'");

        await AssertGivesAsync(after: 0, given);
    }

    [Fact]
    public async Task A_hole_beyond_the_fence_gets_a_fence_of_its_own()
    {
        var (first, _) = await OpenTransaction.WithEventsAsync(_store.Source, 2);
        await using var closingFirst = first;
        await AppendAsync(1);
        AssertHeld(await _reader.ReadAsync(0, 10, default), [], new Hole(1, 2));
        await first.RollbackAsync();

        var (second, _) = await OpenTransaction.WithEventsAsync(_store.Source, 50);
        await using var closingSecond = second;
        await AppendAsync(1);
        await Eventually.HoldsAsync(async () => (await _reader.ReadAsync(0, 10, default)).Through == 3, "The first hole still holds.");
        AssertHeld(await _reader.ReadAsync(3, 10, default), [], new Hole(4, 53));
        await second.RollbackAsync();

        await AssertGivesAsync(after: 3, [54]);
    }

    [Fact]
    public async Task Numbers_drawn_after_the_last_event_do_not_hold_and_are_not_passed_over_early()
    {
        await AppendAsync(1);
        var (open, _) = await OpenTransaction.WithEventsAsync(_store.Source, 2);
        await using var closing = open;

        var page = await _reader.ReadAsync(0, 10, default);
        Assert.Equal((1L, null), (page.Through, page.HeldAt));
        await open.CommitAsync();

        Assert.Equal([2L, 3], Sequences(await _reader.ReadAsync(page.Through, 10, default)));
    }

    [Fact]
    public async Task An_old_transaction_that_writes_nothing_holds_dead_holes_but_loses_nothing()
    {
        await using var old = await OpenTransaction.BeginAsync(_store.Source);
        await old.Connection.ExecuteAsync("SELECT pg_current_xact_id()");
        var (dead, _) = await OpenTransaction.WithEventsAsync(_store.Source);
        await using var closing = dead;
        await dead.RollbackAsync();
        await AppendAsync(1);

        AssertHeld(await _reader.ReadAsync(0, 10, default), [], new Hole(1, 1));
        AssertHeld(await _reader.ReadAsync(0, 10, default), [], new Hole(1, 1));
        await old.CommitAsync();

        await AssertGivesAsync(after: 0, [2]);
    }

    [Fact]
    public async Task Inside_a_transaction_that_writes_its_own_id_holds_a_hole_until_the_next_transaction()
    {
        var (dead, _) = await OpenTransaction.WithEventsAsync(_store.Source);
        await using var closing = dead;
        await dead.RollbackAsync();
        await AppendAsync(1);
        await using var reading = await OpenTransaction.BeginAsync(_store.Source);
        await reading.Connection.ExecuteAsync("SELECT pg_current_xact_id()");

        AssertHeld(await _reader.ReadAsync(reading.Connection, 0, 10, default), [], new Hole(1, 1));
        AssertHeld(await _reader.ReadAsync(reading.Connection, 0, 10, default), [], new Hole(1, 1));
        await reading.CommitAsync();

        await Eventually.HoldsAsync(
            async () =>
            {
                await reading.Connection.ExecuteAsync("BEGIN; SELECT pg_current_xact_id()");
                var page = await _reader.ReadAsync(reading.Connection, 0, 10, default);
                await reading.CommitAsync();
                return Sequences(page).SequenceEqual([2L]);
            },
            "The hole still holds.");
    }

    private Task AppendAsync(int count) => _store.Log.AppendAsync(Account.Deposits(Account.NewStream(), 0, count), Account.Context, default);

    private async Task AssertGivesAsync(long after, long[] sequences)
    {
        var given = new List<long>();
        await Eventually.HoldsAsync(
            async () =>
            {
                var page = await _reader.ReadAsync(after, 10, default);
                given.AddRange(Sequences(page));
                after = page.Through;
                return given.Count >= sequences.Length;
            },
            $"Given were only {string.Join(", ", given)}.");
        Assert.Equal(sequences, given);
    }

    private static IEnumerable<long> Sequences(LogPage page) => page.Events.Select(e => e.Sequence);

    private static void AssertHeld(LogPage page, long[] given, Hole hole)
    {
        Assert.Equal(given, Sequences(page));
        Assert.Equal((hole.First - 1, hole), (page.Through, page.HeldAt));
    }
}
