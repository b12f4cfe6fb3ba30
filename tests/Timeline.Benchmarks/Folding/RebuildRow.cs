using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Operations;
using Timeline.Benchmarks.Running;
using Timeline.EventStore.Projections;

namespace Timeline.Benchmarks.Folding;

/// <summary>The whole read model made anew from the log.</summary>
internal static class RebuildRow
{
    public static Task<Measured> MeasureAsync(Bench bench) => FoldingRow.MeasureAsync(bench, RebuildAsync);

    /// <summary>The one place that knows how the service rebuilds.</summary>
    private static Task RebuildAsync(IServiceProvider parts, CancellationToken cancellationToken) => Task.WhenAll(
        parts.GetServices<IProjection>().Select(projection => parts.GetRequiredService<ProjectionRebuild>().RunAsync(
            projection, PrepareDatabase.DefinitionOf(projection.Name), new Progress<long>(), cancellationToken)));
}
