using Timeline.Benchmarks.Appending;
using Timeline.Benchmarks.Folding;
using Timeline.Benchmarks.Reading;
using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks;

/// <summary>The table "How fast" of the design: what is measured, and what we want of it.</summary>
internal static class Rows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("append-1", "events/s", "ratio ≥ 0.8", bench => AppendRows.OneByOneAsync(bench, writers: 1)),
        new("append-8-writers", "events/s", "ratio ≥ 0.8", bench => AppendRows.OneByOneAsync(bench, writers: 8)),
        new("append-batch-1000", "events/s", "ratio ≥ 0.6", AppendRows.BatchesAsync),
        new("decide-append-8", "events/s", "≥ 4,500", DecideRow.MeasureAsync),
        new("catch-up", "events/s", "ratio ≥ 0.5, ≥ 15,000", CatchUpRow.MeasureAsync),
        new("rebuild", "events/s", "ratio ≥ 0.5, ≥ 15,000", RebuildRow.MeasureAsync),
        new("timeline-page", "ms", "p99 ≤ 10", PageRow.MeasureAsync),
        new("timeline-page-growth", "times", "≤ 2", PageGrowthRow.MeasureAsync),
        new("read", "bytes/s", "≥ 1,000,000", ReadTextRow.MeasureAsync),
        new("replay", "entries/s", "ratio ≥ 0.3", ReplayRow.MeasureAsync),
    ];
}
