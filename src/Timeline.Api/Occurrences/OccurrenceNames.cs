using Timeline.Domain;
using Timeline.Domain.Dates;

namespace Timeline.Api.Occurrences;

/// <summary>The slugs under which an occurrence may be recorded when nobody gives it one.</summary>
internal static class OccurrenceNames
{
    /// <summary>The most numbers that are put behind one name.</summary>
    public const int Most = 50;

    private const int WordsOfTitle = 6;

    /// <summary>The first known date and a few words; then the same with a number behind, for when that is taken by something else.</summary>
    public static IReadOnlyList<string> Of(Edtf date, string title)
    {
        var name = Slug.From($"{FirstDate(date)} {title}", WordsOfTitle + 3);
        return [.. Enumerable.Range(1, Most).Select(n => n == 1 ? name : $"{name}-{n}")];
    }

    private static string FirstDate(Edtf date) => new([.. date.ToString().Split('/')[0].Where(c => char.IsAsciiDigit(c) || c is '-')]);
}
