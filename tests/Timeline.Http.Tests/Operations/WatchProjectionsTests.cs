using Microsoft.Extensions.Logging;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.EventStore.Projections;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Operations;

/// <summary>A projection that stays behind is logged with its lag and what holds it: a few lines, however long it lasts.</summary>
public sealed class WatchProjectionsTests
{
    [Fact]
    public async Task The_service_logs_what_holds_a_mark_and_that_it_has_caught_up()
    {
        await using var service = await WatchedService.StartAsync();
        await using var session = await OpenSession.HoldingANumberAsync(service.Database);
        await new Chronicle(service.Parts).StatesAsync("north");
        service.Clock.Advance(12);
        await Eventually.HoldsAsync(() => Task.FromResult(service.Logs.Of("MarkHeld", "timeline").Count > 0), "The held mark is not logged.");

        var heard = service.Logs.Of("MarkHeld", "timeline")[0];

        Assert.Equal((LogLevel.Warning, 1L, 12.0, 1L, 1L), (heard.Level, heard.Fields["Events"], heard.Fields["Seconds"], heard.Fields["First"], heard.Fields["Last"]));
        Assert.StartsWith("Projection timeline is 1 event(s) and 12 s behind, held at 0: number 1 is missing, and ", heard.Words, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "ProcessId", "Prepared", "Application", "Database", "State", "SecondsOpen", "Explanation" }, heard.Fields.Keys.ToHashSet());
        await session.RollbackAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(service.Logs.Of("ProjectionCaughtUp", "timeline").Count > 0), "That it has caught up is not logged.");
        Assert.Equal(2L, service.Logs.Of("ProjectionCaughtUp", "timeline")[0].Fields["Sequence"]);
    }

    [Fact]
    public async Task A_lag_is_logged_after_ten_seconds_and_again_when_it_has_lasted_twice_as_long()
    {
        var (database, clock, logs) = (await Templates.CopyEmptyAsync(), new SettableClock(), new HeardLogs());
        await using (var parts = Templates.Parts(database, clock)) await new Chronicle(parts).StatesAsync("north", "south");
        await using var source = NpgsqlDataSource.Create(database);
        using var watch = new WatchProjections(new ReadStates(source, clock, ["timeline"]), logs.For<WatchProjections>());
        for (var second = 0; second < 1000; second += 5)
        {
            await watch.LookAsync(default);
            clock.Advance(5);
        }

        var heard = logs.Of("ProjectionBehind", "timeline");

        Assert.Equal([10.0, 20.0, 40.0, 80.0, 160.0, 320.0, 640.0], heard.Select(one => (double)one.Fields["Seconds"]!));
        Assert.All(heard, one => Assert.Equal((LogLevel.Warning, 0L, 2L), (one.Level, one.Fields["Sequence"], one.Fields["Events"])));
        Assert.Empty(logs.Of("ProjectionCaughtUp", "timeline"));
    }

    [Fact]
    public async Task Once_it_has_caught_up_that_is_logged_once_and_a_new_lag_is_a_new_trouble()
    {
        var (database, clock, logs) = (await Templates.CopyEmptyAsync(), new SettableClock(), new HeardLogs());
        await using var parts = Templates.Parts(database, clock);
        var chronicle = new Chronicle(parts);
        await using var source = NpgsqlDataSource.Create(database);
        using var watch = new WatchProjections(new ReadStates(source, clock, ["timeline"]), logs.For<WatchProjections>());
        for (var round = 1; round <= 2; round++)
        {
            var reached = await chronicle.StatesAsync($"state-{round}");
            clock.Advance(30);
            await watch.LookAsync(default);
            await Sql.ExecuteAsync(database, $"INSERT INTO timeline_read.projection (name, mark) VALUES ('timeline', {reached}) ON CONFLICT (name) DO UPDATE SET mark = {reached}");
            for (var look = 0; look < 3; look++) await watch.LookAsync(default);

            Assert.Equal((round, round), (logs.Of("ProjectionBehind", "timeline").Count, logs.Of("ProjectionCaughtUp", "timeline").Count));
        }
    }
}
