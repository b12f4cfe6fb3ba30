using Microsoft.Extensions.Logging;
using Npgsql;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>What is being tried again is known while it lasts, and a failure of any length is a few lines in the log.</summary>
public sealed class RetriesTests
{
    [Fact]
    public async Task A_failing_projection_tells_its_last_failure_and_its_next_try_until_it_works_again()
    {
        await using var bench = await ProjectionBench.NewAsync();
        var retries = new ProjectionRetries(bench.Clock);
        var (fails, since) = (true, bench.Clock.GetCurrentInstant());
        var last = await bench.AppendAsync(new Deposited(1));
        bench.Run(
            new SumsProjection("sums")
            {
                InMidBatch = (_, _) => Volatile.Read(ref fails) ? throw new PostgresException("Not now.", "ERROR", "ERROR", "55P03") : Task.CompletedTask,
            },
            "one", retries: retries);
        await Eventually.HoldsAsync(() => retries.Find("sums") is { Failures: >= 3 }, "It is not tried again.");

        var retry = retries.Find("sums")!;
        Assert.Equal((since, "55P03: Not now."), (retry.Since, retry.LastFailure));
        Assert.True(retry.NextTry > since);
        Assert.Null(retries.Find("another"));

        Volatile.Write(ref fails, false);
        await bench.ReachesAsync("sums", last);
        await Eventually.HoldsAsync(() => retries.Find("sums") is null, "It is still told to fail.");
        var told = Assert.Single(bench.Log.Of("ProjectionRetrying"));
        Assert.Equal((LogLevel.Warning, "sums", 1, 0.2), (told.Level, told.Fields["Projection"], told.Fields["Failures"], told.Fields["Seconds"]));
        Assert.IsType<PostgresException>(told.Failure);
        await Eventually.HoldsAsync(() => bench.Log.Of("ProjectionRecovered").Count == 1, "That it works again is not logged.");
    }

    [Fact]
    public void A_failure_is_told_at_once_and_then_once_in_a_minute()
    {
        var clock = new SettableClock();
        var retries = new ProjectionRetries(clock);
        var told = new List<int>();
        for (var second = 0; second <= 130; second++)
        {
            if (retries.Failed("sums", second + 1, new TimeoutException(), TimeSpan.FromSeconds(1))) told.Add(second);
            clock.Advance(1);
        }

        Assert.Equal([0, 60, 120], told);
        Assert.True(retries.Failed("another", 1, new TimeoutException(), TimeSpan.Zero));
    }

    [Fact]
    public void One_that_fails_and_works_by_turns_is_told_once_in_a_minute_too()
    {
        var clock = new SettableClock();
        var retries = new ProjectionRetries(clock);
        var (failures, recoveries) = (0, 0);
        for (var second = 0; second < 120; second++)
        {
            if (retries.Failed("sums", 1, new TimeoutException(), TimeSpan.Zero)) failures++;
            clock.Advance(1);
            if (retries.Worked("sums") is not null) recoveries++;
        }

        Assert.Equal((2, 2), (failures, recoveries));
    }
}
