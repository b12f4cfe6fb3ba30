using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Operations;
using Timeline.Benchmarks.Running;
using Timeline.EventStore.Projections;

namespace Timeline.Benchmarks.Folding;

/// <summary>The projections as they run in the background of the service, until all have reached the end of the log.</summary>
internal static class CatchUpRow
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public static Task<Measured> MeasureAsync(Bench bench) => FoldingRow.MeasureAsync(bench, RunAsync);

    private static async Task RunAsync(IServiceProvider parts, CancellationToken cancellationToken)
    {
        var marks = parts.GetRequiredService<ProjectionMarks>();
        var last = await marks.LastSequenceAsync(cancellationToken);
        var projections = parts.GetRequiredService<Projections>();
        await projections.StartAsync(cancellationToken);
        while (!await marks.WaitForAsync(last, Look, cancellationToken))
        {
            if ((await marks.ReadAsync(cancellationToken)).FirstOrDefault(mark => mark.Pause is not null) is { } paused)
                throw new InvalidOperationException($"{paused.Name} is paused: {paused.Pause}");
        }

        await projections.StopAsync(cancellationToken);
    }
}
