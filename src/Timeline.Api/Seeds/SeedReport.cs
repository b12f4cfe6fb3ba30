namespace Timeline.Api.Seeds;

/// <summary>What an import came to.</summary>
/// <param name="Problems">All that is wrong.</param>
/// <param name="Streams">How many streams were begun or went on; 0 when everything was known.</param>
internal sealed record SeedReport(IReadOnlyList<SeedProblem> Problems, int Streams)
{
    public static SeedReport operator +(SeedReport one, SeedReport other) =>
        new([.. one.Problems, .. other.Problems], one.Streams + other.Streams);
}

/// <summary>A part of the seeds is done.</summary>
/// <param name="Done">How many are done.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Part">The one just done.</param>
/// <param name="Streams">What it added.</param>
internal sealed record SeedStep(int Done, int Of, string Part, int Streams);
