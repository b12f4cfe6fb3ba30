using Timeline.Api.Operations;

namespace Timeline.Benchmarks.Running;

/// <summary>The service and its limit, measured in turn, so that what else the machine does meets both.</summary>
internal static class Rounds
{
    /// <summary>Measures some rounds and gives the medians.</summary>
    public static async Task<Pair> RunAsync(Bench bench, Func<Task<double>> service, Func<Task<double>> limit)
    {
        var pairs = new List<Pair>();
        for (var round = 1; round <= bench.Scale.Rounds; round++)
        {
            await bench.SettleAsync();
            var value = await service();
            await bench.SettleAsync();
            pairs.Add(new Pair(value, await limit()));
            Terminal.Say($"  round {round}: {pairs[^1].Service:#,0.##} beside {pairs[^1].Limit:#,0.##}");
        }

        return new Pair(Median(pairs.Select(pair => pair.Service)), Median(pairs.Select(pair => pair.Limit)));
    }

    /// <summary>The middle one; of an even number the lower of the two.</summary>
    public static double Median(IEnumerable<double> values) => Percentile(values, 50);

    /// <summary>The least value that so many of a hundred do not exceed.</summary>
    public static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }
}

/// <summary>What the service reached and what its limit did.</summary>
internal readonly record struct Pair(double Service, double Limit);
