using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Archives;
using Timeline.Api.Operations;
using Timeline.EventStore.Projections;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Archives;

/// <summary>A timeline moves whole: what another store takes in tells the same, however it is asked.</summary>
public sealed class MovingTests
{
    /// <summary>Everything that is shown at any point of the log and of publication, but for the instants.</summary>
    private const string Shown =
        """
        SELECT id || ' ' || published_from || ' ' || coalesce(published_to::text, '') || ' ' || (body - 'recordedAt' - 'sequence')::text
        FROM timeline_read.entry WHERE known_to IS NULL ORDER BY 1
        """;

    [Fact]
    public async Task The_seeds_tell_the_same_in_another_store_and_in_the_archive_of_that_one()
    {
        var seeds = await Templates.CopySeededAsync();
        using var archive = await Archive.OfAsync(seeds);
        var moved = await Templates.CopyEmptyAsync();
        await archive.ImportAsync(moved);
        await TellsTheSameAsync(seeds, moved, archive);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task So_does_a_history_full_of_second_thoughts(int seed)
    {
        var here = await Templates.CopyEmptyAsync();
        await using (var parts = Templates.Parts(here))
        {
            var history = new RandomHistory(new Chronicle(parts), seed);
            await history.BeginAsync();
            await history.GoOnAsync(300);
            await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        }

        using var archive = await Archive.OfAsync(here);
        var moved = await Templates.CopyEmptyAsync();
        await archive.ImportAsync(moved);
        await TellsTheSameAsync(here, moved, archive);
    }

    [Fact]
    public async Task An_import_that_was_cut_off_goes_on_where_it_ended()
    {
        var seeds = await Templates.CopySeededAsync();
        using var archive = await Archive.OfAsync(seeds);
        var moved = await Templates.CopyEmptyAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => archive.ImportAsync(moved, new CutOff(1000)));
        Assert.InRange(await Sql.NumberAsync(moved, "SELECT count(*) FROM timeline.mt_events"), 1000, archive.Lines.Count - 2);
        await archive.ImportAsync(moved);
        await TellsTheSameAsync(seeds, moved, archive);
        await archive.ImportAsync(moved);
        Assert.Equal(archive.Lines.Count - 1, await Sql.NumberAsync(moved, "SELECT count(*) FROM timeline.mt_events"));
    }

    [Fact]
    public async Task A_store_that_holds_anything_else_is_left_as_it_is()
    {
        using var archive = await Archive.OfAsync(await Templates.CopySeededAsync());
        var other = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(other);
        await new Chronicle(parts).StatesAsync("north");
        var refused = await Assert.ThrowsAsync<ArchiveRefusedException>(() => archive.ImportAsync(other));
        Assert.Contains("The database is not empty: it holds 1 events that this archive does not tell", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Sql.NumberAsync(other, "SELECT count(*) FROM timeline.mt_events"));
    }

    [Fact]
    public async Task What_was_recorded_after_an_import_is_not_taken_for_a_part_of_it()
    {
        using var archive = await Archive.OfAsync(await Templates.CopySeededAsync());
        var moved = await Templates.CopyEmptyAsync();
        await archive.ImportAsync(moved);
        await using var parts = Templates.Parts(moved);
        await new Chronicle(parts).StatesAsync("north");
        await Assert.ThrowsAsync<ArchiveRefusedException>(() => archive.ImportAsync(moved));
    }

    private static async Task TellsTheSameAsync(string here, string moved, Archive archive)
    {
        Assert.Equal(await Sql.ColumnAsync(here, Shown), await Sql.ColumnAsync(moved, Shown));
        using var again = await Archive.OfAsync(moved);
        Assert.Equal(archive.Told, again.Told);

        await using var parts = Templates.Parts(moved);
        foreach (var projection in parts.GetServices<IProjection>())
        {
            var compared = await parts.GetRequiredService<ProjectionRebuild>().VerifyAsync(projection, PrepareDatabase.DefinitionOf(projection.Name), new Progress<long>(), default);
            Assert.All(compared.Tables, table => Assert.Equal((0, 0), (table.Missing, table.Unfounded)));
        }
    }

    private sealed class CutOff(long after) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= after) throw new OperationCanceledException();
        }
    }
}
