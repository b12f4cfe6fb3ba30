using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>What an event that cannot be folded stops, what it does not stop, and what is only a passing trouble.</summary>
public sealed class FailingProjectionsTests
{
    private const int Poison = 666;

    [Fact]
    public async Task An_event_that_throws_pauses_the_projection_before_it_and_says_why()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var (poison, last) = await FillWithPoisonAsync(bench);

        bench.Run(Fails("failing", () => new InvalidOperationException("The amount is cursed.")), "one");
        bench.Run(new SumsProjection("healthy"), "one");
        var pause = await bench.PausesAsync("failing");
        await bench.ReachesAsync("healthy", last);

        Assert.Equal((poison, "The amount is cursed."), (pause.Sequence, pause.Reason));
        await bench.AssertIsTheFoldAsync("failing");
        Assert.Equal(poison - 1, await bench.Store.Source.ScalarAsync<long>("SELECT max(sequence) FROM timeline_read.applied WHERE projection = 'failing'"));
        await bench.AssertIsTheFoldAsync("healthy");
        Assert.Null((await bench.MarkAsync("healthy")).Pause);
    }

    [Theory]
    [InlineData("21000")] // an upsert that meets a row twice
    [InlineData("22003")] // a number out of range
    [InlineData("23505")] // a key that is there
    [InlineData("42P01")] // a table that is not
    [InlineData("54000")] // a row too wide for its index
    [InlineData("P0001")] // raised by a function
    public async Task An_error_of_the_data_pauses_the_projection(string sqlState)
    {
        await using var bench = await ProjectionBench.NewAsync();
        var (poison, _) = await FillWithPoisonAsync(bench);

        bench.Run(Fails("failing", () => new PostgresException("It does not fit.", "ERROR", "ERROR", sqlState)), "one");

        Assert.Equal(poison, (await bench.PausesAsync("failing")).Sequence);
        await bench.AssertIsTheFoldAsync("failing");
    }

    [Theory]
    [InlineData("40001")] // serialization failure
    [InlineData("40P01")] // deadlock
    [InlineData("53300")] // too many connections
    [InlineData("55P03")] // a lock that could not be had
    [InlineData("57014")] // statement timeout
    [InlineData("57P01")] // the server is shut down
    public async Task A_passing_error_of_the_server_is_retried(string sqlState)
    {
        await AssertRetriedAsync(() => new PostgresException("Not now.", "ERROR", "ERROR", sqlState));
    }

    [Fact]
    public Task A_lost_connection_is_retried() => AssertRetriedAsync(() => new NpgsqlException("Lost.", new IOException()));

    [Fact]
    public Task A_timeout_is_retried() => AssertRetriedAsync(() => new TimeoutException());

    [Fact]
    public Task Somebody_elses_cancellation_does_not_end_the_runner() => AssertRetriedAsync(() => new OperationCanceledException("Not ours."));

    [Fact]
    public async Task An_event_that_cannot_be_read_pauses_every_projection_before_it()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.AppendAsync(new Deposited(1));
        var broken = await bench.AppendAsync(new Deposited(2));
        await bench.AppendAsync(new Deposited(3));
        await bench.Store.Source.ExecuteAsync("UPDATE timeline.mt_events SET data = '{\"amount\": {}}' WHERE seq_id = $1", broken);

        bench.Run(new SumsProjection("sums"), "one");
        var pause = await bench.PausesAsync("sums");

        Assert.Equal(broken, pause.Sequence);
        Assert.Contains("deposited", pause.Reason, StringComparison.Ordinal);
        Assert.Equal([1L], await bench.Store.Source.ColumnAsync<long>("SELECT sequence FROM timeline_read.applied"));
    }

    [Fact]
    public async Task A_failure_that_another_node_has_got_past_pauses_nothing()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.AppendAsync(new Deposited(Poison));
        var last = await bench.AppendAsync(new Deposited(1));
        var old = new SumsProjection("sums")
        {
            InMidBatch = async (page, connection) =>
            {
                // The old node has found the event; before it can say so, a newer one folds it.
                if (page.Count == 1)
                {
                    await connection.ExecuteAsync("ROLLBACK");
                    await bench.NewRunner(new SumsProjection("sums"), "new").RunBatchAsync(default);
                }

                throw new InvalidOperationException("The old program does not know such amounts.");
            },
        };

        // Its transaction is gone and its lock with it: it can say nothing any more, and the runner would try again.
        Assert.IsType<NpgsqlException>(await Record.ExceptionAsync(() => bench.NewRunner(old, "old").RunBatchAsync(default)));

        var mark = await bench.MarkAsync("sums");
        Assert.Equal((last, null), (mark.Sequence, mark.Pause));
        await bench.AssertIsTheFoldAsync("sums");
    }

    private static async Task AssertRetriedAsync(Func<Exception> passing)
    {
        await using var bench = await ProjectionBench.NewAsync();
        var (_, last) = await FillWithPoisonAsync(bench);
        var failures = 0;
        var projection = new SumsProjection("sums")
        {
            InMidBatch = (_, _) => ++failures <= 2 ? throw passing() : Task.CompletedTask,
        };

        bench.Run(projection, "one");
        await bench.ReachesAsync("sums", last);

        Assert.Null((await bench.MarkAsync("sums")).Pause);
        await bench.AssertIsTheFoldAsync("sums");
    }

    private static SumsProjection Fails(string name, Func<Exception> error) =>
        new(name) { InMidBatch = (page, _) => IsPoisoned(page) ? throw error() : Task.CompletedTask };

    private static bool IsPoisoned(IReadOnlyList<StoredEvent> page) => page.Any(e => e.Data is Deposited { Amount: Poison });

    private static async Task<(long Poison, long Last)> FillWithPoisonAsync(ProjectionBench bench)
    {
        await bench.AppendAsync(new Deposited(1), new Deposited(2));
        var poison = await bench.AppendAsync(new Deposited(3), new Deposited(Poison));
        return (poison, await bench.AppendAsync(new Deposited(4)));
    }
}
