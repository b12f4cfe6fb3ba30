using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks.Folding;

/// <summary>The whole read model made anew from the log.</summary>
internal static class RebuildRow
{
    public static Task<Measured> MeasureAsync(Bench bench) => FoldingRow.MeasureAsync(bench, RebuildAsync);

    /// <summary>The one place that knows how the service rebuilds.</summary>
    private static async Task RebuildAsync(IServiceProvider parts, CancellationToken cancellationToken)
    {
        await new ReadModel(parts.GetRequiredService<NpgsqlDataSource>()).EmptyAsync(cancellationToken);
        await parts.GetRequiredService<Projections>().CatchUpAsync(cancellationToken);
    }
}
