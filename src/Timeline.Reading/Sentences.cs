using System.Text.RegularExpressions;

namespace Timeline.Reading;

/// <summary>Where the sentences of a text stand.</summary>
/// <remarks>
/// A sentence ends with its closing mark, any quotes and note numbers behind it included, before a capital or a digit;
/// or with its paragraph, unless the next goes on in lower case, as where a page ends in mid-sentence. Titles,
/// initials and common abbreviations end none. Headings and the lines of a table of contents count as sentences.
/// </remarks>
public static partial class Sentences
{
    /// <summary>All sentences, from first to last, without the blanks between them.</summary>
    public static IReadOnlyList<Passage> Of(BulletinText text)
    {
        var sentences = new List<Passage>();
        var start = 0;
        foreach (var gap in text.FindAll(Gap()).Append(new Passage(text.Length, text.Length)))
        {
            if (gap.Start > start) sentences.Add(new Passage(start, gap.Start));
            start = gap.End;
        }

        return sentences;
    }

    /// <summary>The blanks between two sentences, and those around the text.</summary>
    [GeneratedRegex(
        """
        (?<= [.!?] ["”’»\)\]*]* [⁰¹²³⁴-⁹]* ) (?<! \b(Dr|Mr|Mrs|Ms|Prof|Gen|Col|St|No|Jr|Sr|vs|cit|al|e\.g|i\.e|\p{Lu})\. ) \s+ (?= ["“‘«\(\[*]* [\p{Lu}\d⁰¹²³⁴-⁹] )
        | [^\S\n]* \n \s* \n \s* (?! [\p{Ll}\s] )
        | ^\s+ | \s+\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Gap();
}
