using Timeline.Api.Proposals;
using Timeline.Api.Seeds;

namespace Timeline.Api.Keys;

/// <summary>Under which names people write: on every event it must be plain that a person did it.</summary>
internal static class WriterNames
{
    /// <summary>What is wrong with a name; null when it may be used.</summary>
    public static string? ProblemWith(string? name) => name switch
    {
        _ when string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl) => "The name must be a text in one line; it stands on every event.",
        ImportSeeds.By => $"The name '{ImportSeeds.By}' is the import's own: what people correct under it would be taken for the seeds' own word.",
        ReadRegistered.By => $"The name '{ReadRegistered.By}' is the reader's own: what people decide under it would be taken for its proposals.",
        _ => null,
    };
}
