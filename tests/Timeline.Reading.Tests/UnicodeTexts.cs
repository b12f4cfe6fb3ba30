using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Timeline.Reading.Tests;

/// <summary>Makes texts of few different characters, so that they repeat themselves, some of two UTF-16 units, some that only combine.</summary>
internal static class UnicodeTexts
{
    private static readonly string[] Characters =
        ["a", "a", "b", "é", "e\u0301", "ж", " ", "\r\n", "\ufeff", "\uffff", "😀", "😀", "😁", "👍🏽", "\U00010000", "\U0010ffff", "👩‍👩‍👧"];

    public static readonly Gen<string> Texts = Gen.Elements(Characters).ArrayOf().Select(string.Concat);

    /// <summary>Short quotations, which a text of the same characters often has.</summary>
    public static readonly Gen<string> Quotes =
        from length in Gen.Choose(0, 4) from characters in Gen.Elements(Characters).ArrayOf(length) select string.Concat(characters);

    /// <summary>Halves of characters among whole ones, as no text in UTF-8 can have them.</summary>
    public static readonly Gen<string> BrokenQuotes =
        from before in Quotes
        from half in Gen.Elements("\ud83d", "\ude00", "\ude01")
        from after in Quotes
        select before + half + after into quote
        where !IsWhole(quote)
        select quote;

    public static BulletinText Decoded(string text) => BulletinText.Decode(Encoding.UTF8.GetBytes(text));

    public static bool IsWhole(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
