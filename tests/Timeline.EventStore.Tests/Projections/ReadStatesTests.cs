using NodaTime;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>How far behind a projection is, in events and in time, and what it does without.</summary>
public sealed class ReadStatesTests
{
    [Fact]
    public async Task One_that_is_up_to_date_is_behind_by_nothing()
    {
        await using var bench = await ProjectionBench.NewAsync();
        bench.Run(new SumsProjection("sums"), "one");
        var last = await bench.AppendAsync(new Deposited(1), new Deposited(2));
        await bench.ReachesAsync("sums", last);
        bench.Clock.Advance(100);

        var state = await bench.StateAsync("sums");

        Assert.Equal((last, 0, Duration.Zero), (state.Sequence, state.Behind, state.Lag));
        Assert.Equal((null, null, 0, 0), (state.Pause, state.Held, state.PassedOver, state.Skipped));
    }

    [Fact]
    public async Task One_that_has_not_begun_is_behind_by_the_whole_log_and_by_the_age_of_its_first_event()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.AppendAsync(new Deposited(1), new Deposited(2));
        await bench.BurnANumberAsync(5);
        await bench.Store.Log.AppendAsync(Account.Deposit(Account.NewStream(), 0, 3), Account.At(minute: 1), default);
        bench.Clock.Advance(90);

        var state = await bench.StateAsync("sums");

        Assert.Equal((0, 3, Duration.FromSeconds(90)), (state.Sequence, state.Behind, state.Lag));
    }

    [Fact]
    public async Task The_lag_is_the_age_of_the_oldest_event_that_is_not_folded()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.AppendAsync(new Deposited(1));
        await bench.NewRunner(new SumsProjection("sums"), "one").RunBatchAsync(default);
        await bench.Store.Log.AppendAsync(Account.Deposit(Account.NewStream(), 0, 3), Account.At(minute: 1), default);
        await bench.Store.Log.AppendAsync(Account.Deposit(Account.NewStream(), 0, 3), Account.At(minute: 2), default);
        bench.Clock.Advance(150);

        Assert.Equal(Duration.FromSeconds(90), (await bench.StateAsync("sums")).Lag);
    }

    [Fact]
    public async Task Beyond_ten_thousand_events_the_numbers_are_told()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.BurnANumberAsync(5);
        await bench.Store.Log.AppendAsync(Account.Deposits(Account.NewStream(), 0, 9_999), Account.Context, default);
        Assert.Equal(9_999, (await bench.StateAsync("sums")).Behind);

        await bench.AppendAsync(new Deposited(1));

        Assert.Equal(10_005, (await bench.StateAsync("sums")).Behind);
    }

    [Fact]
    public async Task An_event_from_a_clock_that_is_ahead_is_not_behind_by_less_than_nothing()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.Store.Log.AppendAsync(Account.Deposit(Account.NewStream(), 0, 3), Account.At(minute: 1), default);

        Assert.Equal(Duration.Zero, (await bench.StateAsync("sums")).Lag);
    }

    [Fact]
    public async Task Projections_are_told_by_name_with_the_last_sequence_of_the_log()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var last = await bench.AppendAsync(new Deposited(1), new Deposited(2));

        var log = await new ReadStates(bench.Store.Source, bench.Clock, ["sums", "Sums", "counts"]).ReadAsync(default);

        Assert.Equal((last, "Sums counts sums"), (log.LastSequence, string.Join(' ', log.Projections.Select(state => state.Name))));
    }

    [Fact]
    public async Task Events_of_unknown_types_are_told()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var last = await bench.AppendAsync(new NoteTaken("a", 1), new Deposited(5), new NoteTaken("b", 1));
        bench.Run(new SumsProjection("sums"), "one", new EventTypes([typeof(Deposited)]));
        await bench.ReachesAsync("sums", last);

        Assert.Equal(2, (await bench.StateAsync("sums")).PassedOver);
    }

    [Fact]
    public async Task A_pause_is_told_with_its_event_and_its_reason_and_nothing_holds_the_mark()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await using var old = await OpenTransaction.BeginAsync(bench.Store.Source);
        await bench.BurnANumberAsync();
        var poison = await bench.AppendAsync(new Deposited(1));
        bench.Run(new SumsProjection("sums") { InMidBatch = (_, _) => throw new InvalidOperationException("Cursed.") }, "one");
        await bench.PausesAsync("sums");
        await old.Connection.ExecuteAsync("SELECT pg_current_xact_id()");

        var state = await bench.StateAsync("sums");

        Assert.Equal((poison, "Cursed."), (state.Pause!.Sequence, state.Pause.Reason));
        Assert.Equal((0, 1, null), (state.Sequence, state.Behind, state.Held));
    }

    [Fact]
    public async Task Of_the_events_that_were_skipped_all_are_counted_and_the_latest_told()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.Store.Source.ExecuteAsync(
            """
            INSERT INTO timeline_read.skipped_event (projection, sequence, reason, by, at)
            SELECT 'sums', n, 'Reason ' || n, 'ann', '2026-01-01'::timestamptz + n * interval '1 day' FROM generate_series(1, 7) n
            UNION ALL SELECT 'another', 99, 'Another', 'bob', now()
            """);

        var state = await bench.StateAsync("sums");

        Assert.Equal(7, state.Skipped);
        Assert.Equal([7L, 6, 5, 4, 3], state.LastSkipped.Select(skipped => skipped.Sequence));
        Assert.Equal(new SkippedEvent(7, "Reason 7", "ann", Instant.FromUtc(2026, 1, 8, 0, 0)), state.LastSkipped[0]);
    }
}
