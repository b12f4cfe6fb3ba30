namespace Timeline.Api.Kept;

/// <summary>Whether entries are kept in memory.</summary>
/// <param name="IsOn">False to ask the database each time.</param>
/// <param name="Patience">How long a question waits while entries are being read into memory; then the database is asked.</param>
internal sealed record Keeping(bool IsOn, TimeSpan Patience)
{
    public const string Key = "Reads:KeepInMemory";

    /// <summary>As long as a small store takes, and no longer than one is willing to wait for nothing.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(250);

    public static Keeping Default { get; } = new(true, Usual);

    public static Keeping From(IConfiguration configuration) => new(configuration.GetValue(Key, true), Usual);
}
