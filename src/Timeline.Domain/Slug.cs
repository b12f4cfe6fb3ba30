using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Timeline.Domain;

/// <summary>Readable names of things, stable for ever: lower-case ASCII letters and digits in words joined by hyphens.</summary>
public static class Slug
{
    /// <summary>The most characters a slug may have.</summary>
    public const int MaximumLength = 100;

    /// <summary>What a slug looks like, for messages.</summary>
    public const string Shape = "1 to 100 lower-case letters a-z and digits, in words joined by single hyphens";

    // Unicode's own decomposition does nothing where the runtime has no culture data, as here; so the letters that names
    // in Latin scripts have stand in a table, each row beginning with what is kept. The Azerbaijani schwa is an a in English.
    private static readonly FrozenDictionary<char, char> Bare = (
        from row in (string[])
        [
            "aàáâãäåāăąǎə", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģǧ", "hĥħ", "iìíîïĩīĭįıİǐ", "jĵ", "kķǩ", "lĺļľŀł", "nñńņňŋ",
            "oòóôõöøōŏőǒ", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűųǔ", "wŵ", "yýÿŷ", "zźżž",
        ]
        from letter in row.Skip(1)
        select (letter, Kept: row[0])).ToFrozenDictionary(pair => pair.letter, pair => pair.Kept);

    /// <summary>True when <paramref name="text"/> is a slug.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaximumLength }
        && text[0] != '-' && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'));

    /// <summary>
    /// Makes a slug from free text: accents dropped, everything else that is no letter or digit becomes a hyphen.
    /// Empty when nothing is left, for example of a text in another script.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="words">The most words to keep, 1 or more.</param>
    public static string From(string text, int words)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’') continue;
            var small = char.ToLowerInvariant(c);
            var bare = Bare.GetValueOrDefault(small, small);
            letters.Append(char.IsAsciiLetterOrDigit(bare) ? bare : ' ');
        }

        var kept = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(words);
        var slug = string.Join('-', kept);
        return slug.Length <= MaximumLength ? slug : slug[..MaximumLength].TrimEnd('-');
    }
}
