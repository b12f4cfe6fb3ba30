using Timeline.Domain.Bulletins;
using Timeline.Reading.Proposals;

namespace Timeline.Api.Proposals;

/// <summary>Why a text cannot be read, or comes to nothing, in the same words wherever it is told.</summary>
internal static class Unreadable
{
    private const string Known = "the only language that the reader knows";

    /// <summary>What is known before it is read; null when nothing speaks against it.</summary>
    public static string? Before(Bulletin bulletin) => bulletin switch
    {
        { Language: not "en" } => $"It is registered as '{bulletin.Language}', and English is {Known}.",
        { Issued: { Earliest: null } or { Latest: null } } => $"It was issued '{bulletin.Issued}', which has no beginning or no end; the reader needs both to tell the year of a date.",
        _ => null,
    };

    /// <summary>What the reading showed; null when it can be read.</summary>
    public static string? After(ReadBulletin read) => read.IsEnglish ? null : $"It does not look like English, {Known}.";

    /// <summary>Why there is nothing to propose; null when something may be.</summary>
    public static string? Nothing(int sentences, int dated, int proposals) => (sentences, dated, proposals) switch
    {
        (0, _, _) => "It has no sentence to read.",
        (_, 0, 0) => $"It has no date at all in {Operations.Spoken.Count(sentences, "sentence")}, so there is nothing to propose.",
        (_, _, 0) => $"It has {Operations.Spoken.Count(dated, "dated sentence")}, and nothing in them that the reader is sure enough of to propose.",
        _ => null,
    };
}
