using System.Text.RegularExpressions;

namespace Timeline.Reading;

/// <summary>Words by which a sentence says when something happened: months, days of the week, years, seasons, and words like "yesterday".</summary>
/// <remarks>Not dates: what stands in a web address or tells when it was accessed.</remarks>
public static partial class DateWords
{
    /// <summary>All date words, from first to last; words that belong together ("December 9-10") may come in several pieces.</summary>
    public static IReadOnlyList<Passage> In(BulletinText text)
    {
        var elsewhere = text.FindAll(NoDates());
        return [.. text.FindAll(Dated()).Where(word => !elsewhere.Any(passage => passage.Start <= word.Start && word.End <= passage.End))];
    }

    /// <summary>Whether a piece of text says by itself when something happened.</summary>
    public static bool Has(string words) => Dated().IsMatch(words);

    /// <summary>Whether a piece of text names a month.</summary>
    public static bool HasMonth(string words) => Month().IsMatch(words);

    /// <summary>Whether a piece of text counts from another date: "ten days ago", "the same day", "after the summit".</summary>
    public static bool HasRelative(string words) => Relative().IsMatch(words);

    [GeneratedRegex(
        """
        \b(?: January|February|March|April|May|June|July|August|September|October|November|December
            | Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
            | 1[5-9]\d\d s? | 20[0-4]\d s?
            | yesterday|today|tomorrow|tonight|ago|recent|recently|since|anniversary|spring|summer|autumn|winter
            | fall (?= \s+ (?:of \s+)? \d ) | (?<= \b(?:in|this|last|next) \s+ (?:the \s+)? ) fall
            | (?:last|next|this|same|previous|following|past|coming) \s+ (?:day|night|morning|evening|week|month|year|decade|century|summer|spring|autumn|winter|fall)s?
            | (?:early|mid|late) [\s-]+ (?:\w+ \s+){0,2}? \d*(?:century|decade|year|month|s\b)
        )\b
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Month();

    [GeneratedRegex(
        @"\b(ago|last|next|this|same|previous|previously|following|earlier|later|after|before|since|until|upon|during|then|now|yesterday|today|tomorrow|tonight|recent|recently|anniversary|\d+-day)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();

    [GeneratedRegex(@"https?://\S+|\(accessed[^)]*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex NoDates();
}
