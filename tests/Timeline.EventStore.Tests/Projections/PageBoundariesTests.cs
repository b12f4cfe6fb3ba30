using FsCheck;
using FsCheck.Fluent;
using Timeline.EventStore.Events;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>Where a page ends makes no difference: any cutting of the log folds to the same tables.</summary>
public sealed class PageBoundariesTests
{
    [Fact]
    public async Task Pages_of_any_sizes_fold_to_the_same_as_one_page()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.FillAsync(appends: 40, size: 3);
        var whole = await ReadAsync(bench, [1000]);
        Assert.Equal(120, whole.Count);

        Prop.ForAll(
                Gen.Choose(1, 40).NonEmptyListOf().ToArbitrary(),
                limits => Task.Run(async () => Assert.Equal(whole, await ReadAsync(bench, [.. limits]))).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [Fact]
    public async Task A_projection_folded_in_single_events_equals_one_folded_at_once()
    {
        await using var bench = await ProjectionBench.NewAsync();
        await bench.FillAsync(appends: 20, size: 3);
        var last = await bench.Marks.LastSequenceAsync(default);

        // A failing page is folded event by event up to the failure, and here there is none.
        var single = new SumsProjection("single")
        {
            InMidBatch = (page, _) => page.Count > 1 ? throw new InvalidOperationException("Too many.") : Task.CompletedTask,
        };
        bench.Run(single, "one");
        bench.Run(new SumsProjection("whole"), "one");
        await bench.ReachesAsync("single", last);
        await bench.ReachesAsync("whole", last);

        await bench.AssertIsTheFoldAsync("single");
        await bench.AssertIsTheFoldAsync("whole");
    }

    private static async Task<List<StoredEvent>> ReadAsync(ProjectionBench bench, int[] limits)
    {
        var (events, mark, page) = (new List<StoredEvent>(), 0L, 0);
        var last = await bench.Marks.LastSequenceAsync(default);
        var reader = bench.Store.NewReader();
        await Eventually.HoldsAsync(
            async () =>
            {
                var limit = limits[page++ % limits.Length];
                var read = await reader.ReadAsync(mark, limit, default);
                Assert.InRange(read.Events.Count, 0, limit);
                events.AddRange(read.Events);
                return (mark = read.Through) == last;
            },
            $"Held at {mark} of {last}.");
        return events;
    }
}
