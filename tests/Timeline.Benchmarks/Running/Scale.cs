namespace Timeline.Benchmarks.Running;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">How often service and limit take their turns.</param>
/// <param name="Entries">The large timeline, a million in earnest.</param>
/// <param name="Stretch">How long writers are counted for.</param>
internal sealed record Scale(int Rounds, int Entries, TimeSpan Stretch)
{
    public static readonly Scale Full = new(3, 1_000_000, TimeSpan.FromSeconds(5));
    public static readonly Scale Quick = new(1, 100_000, TimeSpan.FromSeconds(4));

    /// <summary>The history that is folded.</summary>
    public const int Folded = 100_000;

    /// <summary>The small timeline, beside which the large one must not be much slower.</summary>
    public const int Few = 10_000;
}
