using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Folding;

/// <summary>A projection is built anew beside the live one: answers stay the same before, during and after, and what was cut short goes on.</summary>
public sealed class RebuildTests
{
    private const string Question = "/v1/timeline?status=all&limit=500";

    [Fact]
    public async Task Answers_are_the_same_before_during_and_after()
    {
        await using var service = new MadeUpService();
        await service.InitializeAsync();
        var before = await service.Http.GetStringAsync(new Uri(Question, UriKind.Relative));
        var during = new List<string>();
        var rebuilding = Task.WhenAll(Names().Select(name => RebuildAsync(service.Parts, name)));
        do during.Add(await service.Http.GetStringAsync(new Uri(Question, UriKind.Relative)));
        while (!rebuilding.IsCompleted);
        await rebuilding;
        during.Add(await service.Http.GetStringAsync(new Uri(Question, UriKind.Relative)));
        Assert.All(during, answer => Assert.Equal(before, answer));
        Assert.Equal(["catalogue 2", "proposals 2", "timeline 2"], await Sql.ColumnAsync(service.Database, "SELECT name || ' ' || build FROM timeline_read.projection ORDER BY name"));
        Assert.Equal(3, await Sql.NumberAsync(service.Database, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'timeline_read_%'"));
    }

    [Fact]
    public async Task What_is_written_during_a_rebuild_is_in_both_builds()
    {
        await using var service = await EmptyService.StartAsync();
        var chronicle = new Chronicle(service.Parts);
        var history = new RandomHistory(chronicle, 7);
        await history.BeginAsync();
        for (var i = 0; i < 3; i++)
        {
            var writing = history.GoOnAsync(40);
            await RebuildAsync(service.Parts, "timeline");
            await writing;
        }

        await service.ReachAsync(chronicle.Reached);
        await AssertVerifiedAsync(service.Parts);
    }

    [Fact]
    public async Task A_rebuild_that_was_cut_short_goes_on_where_it_was()
    {
        var database = await Templates.CopySeededAsync();
        await using var parts = Templates.Parts(database);
        var source = parts.GetRequiredService<NpgsqlDataSource>();
        var mark = await new ProjectionBuilds(source).BeginAsync(PrepareDatabase.DefinitionOf("catalogue"), default);
        var runner = new ProjectionRunner(
            parts.GetServices<IProjection>().Single(one => one.Name == "catalogue"), parts.GetRequiredService<EventLog>(), source,
            new WakeUp(), new WakeUp(), NullLogger.Instance, mark: mark);
        Assert.True(await runner.RunBatchAsync(through: 100, default));
        await Sql.ExecuteAsync(database, $"CREATE TABLE cut AS SELECT xmin::text AS written, id FROM {ProjectionBuilds.SchemaOf("catalogue", 2)}.catalogue");

        await RebuildAsync(parts, "catalogue");
        Assert.Equal(0, await Sql.NumberAsync(
            database, $"SELECT count(*) FROM cut WHERE NOT EXISTS (SELECT FROM {ProjectionBuilds.SchemaOf("catalogue", 2)}.catalogue c WHERE c.id = cut.id AND c.xmin::text = cut.written)"));
        Assert.True(await Sql.NumberAsync(database, "SELECT count(*) FROM cut") > 0);
        await AssertVerifiedAsync(parts);
    }

    [Fact]
    public async Task A_row_that_was_tampered_with_is_found()
    {
        var database = await Templates.CopySeededAsync();
        await using var parts = Templates.Parts(database);
        await Sql.ExecuteAsync(database, "UPDATE timeline_read.bulletin SET published = published + 1 WHERE id = 'air-center-2021-05'");
        var compared = await VerifyAsync(parts, "timeline");
        var table = Assert.Single(compared.Tables, table => table.Missing + table.Unfounded > 0);
        Assert.Equal(("bulletin", 1L, 1L), (table.Table, table.Missing, table.Unfounded));
        Assert.Contains(table.Examples, example => example.StartsWith("unfounded: (air-center-2021-05", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_build_that_meets_an_event_it_cannot_fold_says_so_and_leaves_the_live_one_alone()
    {
        var database = await Templates.CopySeededAsync();
        await using var parts = Templates.Parts(database);
        var rebuild = new ProjectionRebuild(parts.GetRequiredService<EventLog>(), parts.GetRequiredService<NpgsqlDataSource>(), NullLogger.Instance);
        var paused = await Assert.ThrowsAsync<ProjectionPausedException>(
            () => rebuild.RunAsync(new Stumbling(), PrepareDatabase.DefinitionOf("catalogue"), new Progress<long>(), default));
        Assert.Contains("It stumbles.", paused.Message, StringComparison.Ordinal);
        await AssertVerifiedAsync(parts);
    }

    private static IEnumerable<string> Names() => PrepareDatabase.Definitions.Select(definition => definition.Name);

    private static Task RebuildAsync(IServiceProvider parts, string name) => parts.GetRequiredService<ProjectionRebuild>().RunAsync(
        parts.GetServices<IProjection>().Single(one => one.Name == name), PrepareDatabase.DefinitionOf(name), new Progress<long>(), default);

    private static Task<ProjectionComparison> VerifyAsync(IServiceProvider parts, string name) => parts.GetRequiredService<ProjectionRebuild>().VerifyAsync(
        parts.GetServices<IProjection>().Single(one => one.Name == name), PrepareDatabase.DefinitionOf(name), new Progress<long>(), default);

    private static async Task AssertVerifiedAsync(IServiceProvider parts)
    {
        foreach (var name in Names()) Assert.All((await VerifyAsync(parts, name)).Tables, table => Assert.Empty(table.Examples));
    }

    private sealed class Stumbling : IProjection
    {
        public string Name => "catalogue";

        public Task ApplyAsync(IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("It stumbles.");
    }
}
