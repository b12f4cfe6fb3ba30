using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Catalogues;
using Timeline.Api.Seeds;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Seeds;

/// <summary>An import may be repeated, and run beside itself: it leaves what one import leaves.</summary>
public sealed class ImportAgainTests
{
    /// <summary>All that an import decided, without what differs from run to run: ids, sequences and moments.</summary>
    internal const string Decided = "SELECT stream_id || ' ' || version || ' ' || type || ' ' || data::text FROM timeline.mt_events ORDER BY stream_id, version";

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        var database = await Templates.CopySeededAsync();
        const string everything = "SELECT to_jsonb(e)::text FROM timeline.mt_events e ORDER BY seq_id";
        var before = await Sql.ColumnAsync(database, everything);
        var report = await ImportAsync(database);
        Assert.Empty(report.Problems);
        Assert.Equal(0, report.Streams);
        Assert.Equal(before, await Sql.ColumnAsync(database, everything));
        Assert.Equal(before.Count, await Sql.NumberAsync(database, "SELECT last_value FROM timeline.mt_events_sequence"));
    }

    [Fact]
    public async Task What_somebody_has_corrected_since_stays_corrected()
    {
        var database = await Templates.CopySeededAsync();
        await using var parts = Templates.Parts(database);
        var describe = parts.GetRequiredService<DescribeCatalogue>();
        await describe.HandleAsync(
            known => Task.FromResult(new CatalogueDescriptions([], [], [known.Places.Find("moscow")! with { Name = "Moskva on the Moskva" }])), "ann", default);

        Assert.Equal(0, (await ImportAsync(database)).Streams);
        Assert.Equal("Moskva on the Moskva", (await parts.GetRequiredService<LogCatalogue>().ReadAsync(default)).Places.Find("moscow")!.Name);
    }

    [Fact]
    public async Task Two_imports_at_once_leave_what_one_leaves()
    {
        var database = await Templates.CopyEmptyAsync();
        var reports = await Task.WhenAll(Task.Run(() => ImportAsync(database)), Task.Run(() => ImportAsync(database)));
        Assert.All(reports, report => Assert.Empty(report.Problems));
        Assert.Equal(await Sql.ColumnAsync(await Templates.CopySeededAsync(), Decided), await Sql.ColumnAsync(database, Decided));
        Assert.Equal(5, await Sql.NumberAsync(database, "SELECT count(*) FROM timeline_text.document"));
    }

    private static async Task<SeedReport> ImportAsync(string database)
    {
        await using var parts = Templates.Parts(database);
        return await parts.GetRequiredService<ImportSeeds>().RunAsync(SeedFolder.Own, new Progress<SeedStep>(), default);
    }
}
