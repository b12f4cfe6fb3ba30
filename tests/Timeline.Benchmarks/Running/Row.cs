namespace Timeline.Benchmarks.Running;

/// <summary>A row of the table.</summary>
/// <param name="Name">Its name, by which it can be chosen.</param>
/// <param name="Unit">What its value and its limit are counted in.</param>
/// <param name="Bar">What we want of it: told, never asserted, since machines and their load differ.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record Row(string Name, string Unit, string Bar, Func<Bench, Task<Measured>> MeasureAsync);

/// <summary>What a row came to.</summary>
/// <param name="Value">The service's median.</param>
/// <param name="Limit">The limit's median, in the same unit; null when there is none.</param>
/// <param name="Ratio">How near the service is to its limit; null when there is none.</param>
/// <param name="Told">What else was seen, for people.</param>
internal sealed record Measured(double Value, double? Limit, double? Ratio, string? Told = null)
{
    /// <summary>A row in which more is better.</summary>
    public static Measured Beside(Pair medians, string? told = null) =>
        new(medians.Service, medians.Limit, medians.Service / medians.Limit, told);
}
