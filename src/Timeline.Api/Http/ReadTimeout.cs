namespace Timeline.Api.Http;

/// <summary>How long a statement of a read may take. Streams take as long as their callers read, and are not bound by it.</summary>
/// <param name="Longest">The time after which the database ends it.</param>
internal sealed record ReadTimeout(TimeSpan Longest)
{
    public const string Key = "Reads:TimeoutSeconds";

    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(10);

    public static ReadTimeout From(IConfiguration configuration) => new(TimeSpan.FromSeconds(configuration.GetValue(Key, Default.TotalSeconds)));
}
