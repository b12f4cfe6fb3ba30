using System.Text.RegularExpressions;
using Timeline.Reading.Dates;

namespace Timeline.Reading.Prose;

/// <summary>What a line of a document is, by its looks.</summary>
internal static partial class Layout
{
    private const int LongestHeading = 160;
    private const int LongestTitle = 100;
    private const int LongestDateline = 40;

    /// <summary>Finds the blocks of running text and the headings; page numbers, tables of contents, notes and title lines are left out.</summary>
    public static IEnumerable<Block> Of(string raw)
    {
        var wrapped = WrappedText.Is(raw);
        var (previousEnded, goesOn) = (true, false);
        for (var start = 0; start < raw.Length;)
        {
            var end = raw.IndexOf('\n', start);
            if (end < 0) end = raw.Length;
            var line = raw.AsSpan(start, end - start);
            var trimmed = line.Trim();
            if (trimmed.Length == 0) goesOn = false;
            else
            {
                var words = trimmed.ToString();
                var at = start + line.IndexOf(trimmed);
                if (!goesOn && WrappedText.Notes(raw, start, words) is { Count: > 0 } notes)
                {
                    foreach (var (from, to, number) in notes) yield return new Block(BlockKind.Note, from, to, number);
                    end = notes[^1].To;
                }
                else if (goesOn)
                {
                    yield return new Block(BlockKind.Continuation, at, at + words.Length, null);
                    previousEnded = Ends(words);
                }
                else if (words[0] == '|' && words.Any(char.IsLetter))
                {
                    // A row of a table tells something by itself.
                    previousEnded = true;
                    var row = words.TrimStart('|', ' ', '\t');
                    yield return new Block(BlockKind.Paragraph, at + words.Length - row.Length, at + words.TrimEnd('|', ' ', '\t').Length, null);
                }
                else if (Heading().Match(words) is { Success: true } heading && words.Length <= LongestHeading && !Ends(words))
                {
                    previousEnded = true;
                    yield return new Block(BlockKind.Heading, at, at + words.Length, heading.Groups["number"].Value);
                }
                else if (words.Length <= LongestDateline && Dateline().IsMatch(words))
                {
                    previousEnded = true;
                    yield return new Block(BlockKind.Dateline, at, at + words.Length, null);
                }
                else if (words.Length <= LongestDateline && YearTitle().Match(words) is { Success: true } year && MonthNext().IsMatch(raw[end..Math.Min(raw.Length, end + LongestDateline)]))
                {
                    previousEnded = true;
                    yield return new Block(BlockKind.Dateline, at, at + year.Groups["year"].Length, null);
                }
                else if (MarkOf(words, previousEnded) is { } mark)
                {
                    yield return new Block(BlockKind.Note, at, at + words.Length, mark);
                }
                else if (IsShouted(words) && IsTitle(words) && !GoesOn(raw, end))
                {
                    previousEnded = true;
                }
                else if (!IsFurniture(words) && !(previousEnded && IsTitle(words) && !(wrapped ? WrappedText.HasMore(raw, end) : GoesOn(raw, end))))
                {
                    yield return new Block(previousEnded && !char.IsLower(words[0]) ? BlockKind.Paragraph : BlockKind.Continuation, at, at + words.Length, null);
                    (previousEnded, goesOn) = (Ends(words), wrapped);
                }
            }

            start = end + 1;
        }
    }

    /// <summary>The mark of a note; null when the words are none.</summary>
    private static string? MarkOf(string words, bool previousEnded) =>
        Note().Match(words) is { Success: true } note ? note.Groups["mark"].Value
            : !previousEnded && Bracketed().Match(words) is { Success: true } torn ? torn.Groups["mark"].Value : null;

    private static bool Ends(string words) => End().IsMatch(words);

    /// <summary>Page numbers, entries of a table of contents, and notes.</summary>
    private static bool IsFurniture(string words) => Number().IsMatch(words) || Contents().IsMatch(words) || Note().IsMatch(words) || (words.Length <= LongestDateline && Dateline().IsMatch(words));

    private static bool IsTitle(string words) =>
        words.Length < LongestHeading && !Ends(words) && !Torn().IsMatch(words) && !char.IsLower(words[0]) && (words.Length < LongestTitle || !words.Any(char.IsLower) || words[0] is '#' or '*');

    /// <summary>Several words in nothing but capitals: a title, even behind a line that has not ended.</summary>
    private static bool IsShouted(string words) => words.Contains(' ', StringComparison.Ordinal) && !words.Any(char.IsLower) && words.Count(char.IsUpper) > words.Length / 2;

    /// <summary>Whether the next words begin in lower case, so that a line is the beginning of a sentence and no title.</summary>
    private static bool GoesOn(string raw, int from)
    {
        for (var start = from; start < raw.Length;)
        {
            var end = raw.IndexOf('\n', start);
            if (end < 0) end = raw.Length;
            var words = raw.AsSpan(start, end - start).Trim().ToString();
            if (words.Length > 0 && !IsFurniture(words)) return char.IsLower(words[0]);
            start = end + 1;
        }

        return false;
    }

    [GeneratedRegex(@"^[#*\s]*(?<number>[IVXLC]+)\.[*\s]+\S", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    /// <summary>A line that is nothing but a year, a month of a year, or a day.</summary>
    [GeneratedRegex(@"^[#*\s]*(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+)?(?:(?:1[5-9]\d\d|20[0-4]\d)|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?" + DatePatterns.ShortMonths + @"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?(?:\s+(?:1[5-9]\d\d|20[0-4]\d))?)(?:,?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+(?:[+-]\d{4}|[A-Z]{2,4}))?)?[*:\s]*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Dateline();

    /// <summary>A year with a title, which stands over days of it: "2001 - the new government".</summary>
    [GeneratedRegex(@"^(?<year>1[5-9]\d\d|20[0-4]\d)\s*[-–—:]\s*\p{L}[^.!?]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex YearTitle();

    [GeneratedRegex(@"^\s*(?:(?:On|In|By|From)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:" + DatePatterns.MonthNames + @")\b", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthNext();

    [GeneratedRegex(@"[.!?:;…][""”’'»)\[\]*\d⁰¹²³⁴-⁹]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex End();

    /// <summary>A line that goes on: it ends with a word that needs another behind it, or a sentence has ended within it.</summary>
    [GeneratedRegex(@"(?:,|\b(?:of|the|a|an|and|or|in|to|by|for|with|on|at|from|that|which|who|was|were|is|are|has|have|had|its|their|his|her|between|against|into|as|than))$|\p{Ll}{2,}[.!?][""”’]?\s+\p{Lu}\p{Ll}*\s+\p{Ll}", RegexOptions.ExplicitCapture)]
    private static partial Regex Torn();

    [GeneratedRegex(@"^[-–\s|]*\d{1,4}[-–\s|]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(-\s+\**[IVXLC\d]+\.|.*\.{4,}\s*\d+$|table of contents|contents$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Contents();

    [GeneratedRegex(@"^(?<mark>[¹²³⁰⁴-⁹]+|\[\d{1,3}\]|\[\^\d{1,3}\]:?|\d{1,3}\.?)\s*\S.*(https?:|www\.|\(?accessed\b|\bibid\b|\bop\. ?cit)|^(?<mark>\d{1,3}\.?)\s+[""“«].*\b(1[5-9]|20)\d\d\b|^(?<mark>\d{1,3}\.?)\s+(Interview|See|Cf\.|Statement|Ministry|Press|Speech|Letter|Remarks|Report|Decree|Annual)\b.*\b(1[5-9]|20)\d\d\.?$|^(?<mark>\d{1,3})\s+(?!(?:" + DatePatterns.MonthNames + @")\b)(?-i:\p{Lu}).*(?:\b(?:1[5-9]|20)\d\d\b|\bpp?\. ?\d|\bpara)|^\S*https?:\S+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Note();

    /// <summary>A note where it tears a sentence apart; at the end of a document such notes are read, for they may tell something.</summary>
    [GeneratedRegex(@"^(?<mark>\[\d{1,3}\])\s+\p{Lu}.*(?:\b(?:1[5-9]|20)\d\d\b|\bpp?\. ?\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();
}

/// <summary>What a block is.</summary>
internal enum BlockKind
{
    /// <summary>The number and title of a section.</summary>
    Heading,

    /// <summary>A note under the text, with its number.</summary>
    Note,

    /// <summary>A date that stands alone over what it dates.</summary>
    Dateline,

    /// <summary>The beginning of a paragraph.</summary>
    Paragraph,

    /// <summary>More of the paragraph before, as after a page break.</summary>
    Continuation,
}

/// <summary>A block of a document, and the number of the section that it opens or of the note that it is.</summary>
internal readonly record struct Block(BlockKind Kind, int Start, int End, string? Section);
