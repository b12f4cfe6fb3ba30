using System.Diagnostics;
using System.Text.Json;
using Timeline.Benchmarks.Running;

namespace Timeline.Benchmarks.Reading;

/// <summary>Pages of timelines, asked for one after the other.</summary>
internal static class Pages
{
    private const int WarmUp = 300;

    /// <summary>The milliseconds of each, from sending to the last byte.</summary>
    public static async Task<IReadOnlyList<double>> TimesAsync(Served served, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        var times = new List<double>(queries.Count);
        foreach (var query in queries)
        {
            var started = Stopwatch.GetTimestamp();
            await served.GetAsync("/v1/timeline" + query, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Asks some of them without looking at the clock, and gives how many entries matched in the median; those beyond counting are many.</summary>
    public static async Task<double> WarmUpAsync(Served served, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        var matched = new List<double>(WarmUp);
        foreach (var query in queries.Take(WarmUp))
        {
            using var page = JsonDocument.Parse(await served.GetAsync("/v1/timeline" + query, cancellationToken));
            var count = page.RootElement.GetProperty("matched");
            matched.Add(count.ValueKind == JsonValueKind.Number ? count.GetDouble() : double.PositiveInfinity);
        }

        return Rounds.Median(matched);
    }
}
