using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Order;
using Timeline.EventStore.Projections;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Folding;

/// <summary>A projection is the fold of the log at its mark: however often it was cut short on the way, a fresh fold gives the same rows.</summary>
public sealed class FoldsAgreeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Projections_that_falter_on_the_way_come_to_the_rows_of_a_fresh_fold(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var database = await Templates.CopyEmptyAsync();
        await using (var parts = Templates.Parts(database))
        {
            var history = new WholeHistory(parts, seed);
            await history.BeginAsync();
            for (var batch = 0; batch < 25; batch++)
            {
                await history.GoOnAsync(random.Next(1, 12));
                await FalterAsync(parts, random, untilCaughtUp: false);
            }

            await FalterAsync(parts, random, untilCaughtUp: true);
        }

        Assert.Equal(0, await Sql.NumberAsync(database, "SELECT count(*) FROM timeline_read.projection WHERE paused_at IS NOT NULL"));
        await AssertAsFreshAsync(database);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 3)]
    [InlineData(7, 50)]
    public async Task Pages_cut_anywhere_while_the_log_is_far_ahead_come_to_the_rows_of_a_fresh_fold(int seed, int longest)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var database = await Templates.CopyEmptyAsync();
        await using (var parts = Templates.Parts(database))
        {
            var history = new WholeHistory(parts, seed, mergers: 5);
            await history.BeginAsync();
            await history.GoOnAsync(250);
            var source = parts.GetRequiredService<NpgsqlDataSource>();
            await using var connection = await source.OpenConnectionAsync();
            await Sql.UseLiveBuildsAsync(connection);
            foreach (var projection in parts.GetServices<IProjection>())
            {
                var (reader, mark) = (new LogReader(parts.GetRequiredService<EventLog>(), source), 0L);
                while (await reader.ReadAsync(mark, random.Next(1, longest + 1), default) is { Events.Count: > 0 } page)
                {
                    await projection.ApplyAsync(page.Events, connection, default);
                    mark = page.Through;
                }

                await Sql.ExecuteAsync(database, $"UPDATE timeline_read.projection SET mark = {mark} WHERE name = '{projection.Name}'");
            }
        }

        await AssertAsFreshAsync(database);
    }

    [Fact]
    public async Task Two_nodes_that_run_the_same_projections_come_to_the_rows_of_a_fresh_fold()
    {
        var database = await Templates.CopyEmptyAsync();
        await using (var parts = Templates.Parts(database))
        {
            var history = new WholeHistory(parts, 4);
            await history.BeginAsync();
            using var stop = new CancellationTokenSource();
            var nodes = Enumerable.Range(0, 2).SelectMany(_ => Runners(parts, new Random(0), falters: false)).Select(runner => runner.RunAsync(stop.Token)).ToList();
            await history.GoOnAsync(150);
            var marks = parts.GetRequiredService<ProjectionMarks>();
            Assert.True(await marks.WaitForAsync(await marks.LastSequenceAsync(default), TimeSpan.FromSeconds(20), default));
            await stop.CancelAsync();
            await Task.WhenAll(nodes);
        }

        await AssertAsFreshAsync(database);
    }

    [Fact]
    public async Task Runners_that_take_turns_come_to_the_rows_of_a_fresh_fold()
    {
        var database = await Templates.CopyEmptyAsync();
        await using (var parts = Templates.Parts(database))
        {
            var history = new WholeHistory(parts, 5);
            await history.BeginAsync();
            await history.GoOnAsync(200);
            var turns = Enumerable.Range(0, 3).Select(_ => Runners(parts, new Random(1), falters: false).ToList()).ToList();
            for (var (turn, idle) = (0, 0); idle < turns.Count; turn++)
            {
                var moved = false;
                foreach (var runner in turns[turn % turns.Count]) moved |= await runner.RunBatchAsync(default);
                idle = moved ? 0 : idle + 1;
            }
        }

        await AssertAsFreshAsync(database);
    }

    [Fact]
    public async Task The_rows_of_the_seeds_are_those_of_a_fresh_fold() => await AssertAsFreshAsync(await DecidedService.CopyAsync());

    [Fact]
    public async Task Catching_up_goes_on_behind_numbers_that_were_drawn_for_nothing()
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        var chronicle = new Chronicle(parts);
        for (var i = 0; i < 3; i++)
        {
            await Sql.ExecuteAsync(database, "SELECT nextval('timeline.mt_events_sequence')");
            await chronicle.StatesAsync($"state-{i}");
        }

        await parts.GetRequiredService<Api.Operations.Projections>().CatchUpAsync(default);
        Assert.All(await parts.GetRequiredService<ProjectionMarks>().ReadAsync(default), mark => Assert.Equal(chronicle.Reached, mark.Sequence));
        Assert.Equal(3, await Sql.NumberAsync(database, "SELECT count(*) FROM timeline_read.catalogue"));
    }

    /// <summary>Runs a few batches, some of which die before or after their work, or are called off in the middle.</summary>
    private static async Task FalterAsync(IServiceProvider parts, Random random, bool untilCaughtUp)
    {
        foreach (var runner in Runners(parts, random, falters: true))
        {
            var idle = 0;
            for (var i = 0; untilCaughtUp ? idle < 1 : i < 3; i++)
            {
                using var stop = new CancellationTokenSource();
                if (random.Next(5) == 0) stop.CancelAfter(TimeSpan.FromMilliseconds(random.Next(0, 15)));
                try
                {
                    idle = await runner.RunBatchAsync(stop.Token) ? 0 : idle + 1;
                }
                catch (Exception e) when (e is TimeoutException or OperationCanceledException)
                {
                    idle = 0;
                }
            }
        }
    }

    private static IEnumerable<ProjectionRunner> Runners(IServiceProvider parts, Random random, bool falters)
    {
        foreach (var projection in parts.GetServices<IProjection>())
        {
            yield return new ProjectionRunner(
                falters ? Faltering.Of(projection, random) : projection, parts.GetRequiredService<EventLog>(), parts.GetRequiredService<NpgsqlDataSource>(),
                new WakeUp(), new WakeUp(), NullLogger.Instance, page: random.Next(1, 30));
        }
    }

    private static async Task AssertAsFreshAsync(string database)
    {
        await using var parts = Templates.Parts(database);
        foreach (var projection in parts.GetServices<IProjection>())
        {
            var compared = await parts.GetRequiredService<ProjectionRebuild>().VerifyAsync(
                projection, PrepareDatabase.DefinitionOf(projection.Name), new Progress<long>(), default);
            Assert.NotEmpty(compared.Tables);
            Assert.All(compared.Tables, table => Assert.Empty(table.Examples));
            Assert.All(compared.Tables, table => Assert.True(table.Rows > 0 || table.Table == "merge", $"Nothing is in {table.Table}."));
        }
    }

    /// <summary>Dies now and then, before its work or when it is done but not yet kept.</summary>
    private class Faltering(IProjection projection, Random random) : IProjection
    {
        public string Name => projection.Name;

        public static IProjection Of(IProjection projection, Random random) =>
            projection is IWorksAhead ahead ? new FalteringAhead(ahead, random) : new Faltering(projection, random);

        public Task ApplyAsync(IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken) =>
            FalterAsync(() => projection.ApplyAsync(page, connection, cancellationToken));

        protected async Task FalterAsync(Func<Task> workAsync)
        {
            if (random.Next(6) == 0) throw new TimeoutException("It falters before its work.");
            await workAsync();
            if (random.Next(4) == 0) throw new TimeoutException("It falters after its work.");
        }
    }

    /// <summary>The same while it works ahead, and while it writes what it has worked out.</summary>
    private sealed class FalteringAhead(IWorksAhead projection, Random random) : Faltering(projection, random), IWorksAhead
    {
        public IPageWorker Begin() => new Worker(this, projection.Begin());

        private sealed class Worker(FalteringAhead faltering, IPageWorker worker) : IPageWorker
        {
            public async Task<WritePage?> WorkOutAsync(PageToFold page, NpgsqlConnection? tables, CancellationToken cancellationToken)
            {
                WritePage? write = null;
                await faltering.FalterAsync(async () => write = await worker.WorkOutAsync(page, tables, cancellationToken));
                return write is null ? null : (connection, stop) => faltering.FalterAsync(() => write(connection, stop));
            }
        }
    }
}
