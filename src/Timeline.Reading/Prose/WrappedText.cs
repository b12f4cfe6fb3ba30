using System.Globalization;
using System.Text.RegularExpressions;
using Timeline.Reading.Dates;

namespace Timeline.Reading.Prose;

/// <summary>Sees texts whose lines were broken at a width, so that a paragraph goes on until a blank line.</summary>
internal static partial class WrappedText
{
    private const int Widest = 110;
    private const int FewestLines = 20;

    /// <summary>Whether nearly all lines are short, and most stand right under another.</summary>
    public static bool Is(string raw)
    {
        var (lines, wide, joined, wasBlank) = (0, 0, 0, true);
        foreach (var line in raw.AsSpan().EnumerateLines())
        {
            var isBlank = line.IsWhiteSpace();
            if (!isBlank)
            {
                lines++;
                if (line.Length > Widest) wide++;
                if (!wasBlank) joined++;
            }

            wasBlank = isBlank;
        }

        return lines >= FewestLines && wide * 20 <= lines && joined * 2 > lines;
    }

    /// <summary>Whether the line behind an end of line belongs to the same paragraph.</summary>
    public static bool HasMore(string raw, int end) => end + 1 < raw.Length && LineAt(raw, end + 1).Length > 0;

    /// <summary>The notes of a block of them that begins at a line, each over as many lines as it takes; empty when it is no such block.</summary>
    /// <param name="raw">The text.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="first">Its words.</param>
    public static IReadOnlyList<(int From, int To, string Mark)> Notes(string raw, int start, string first)
    {
        if (Mark().Match(first) is not { Success: true } mark || !HasMore(raw, EndOf(raw, start))) return [];
        var found = new List<(int From, int To, string Mark)>();
        var (number, end) = (Number(mark), start);
        for (var at = start; at < raw.Length && LineAt(raw, at) is { Length: > 0 } words; at = EndOf(raw, at) + 1)
        {
            var from = at + raw.AsSpan(at).IndexOf(words[0]);
            end = EndOf(raw, at);
            if (Mark().Match(words) is { Success: true } next && Number(next) == number + found.Count) found.Add((from, end, next.Groups["mark"].Value));
            else found[^1] = found[^1] with { To = end };
        }

        return Source().IsMatch(raw.AsSpan(start, end - start)) ? found : [];
    }

    private static int EndOf(string raw, int start) => raw.IndexOf('\n', start) is var end and >= 0 ? end : raw.Length;

    private static string LineAt(string raw, int start) => raw.AsSpan(start, EndOf(raw, start) - start).Trim().ToString();

    private static int Number(Match mark) => int.Parse(mark.Groups["digits"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<mark>\[(?<digits>\d{1,3})\]|(?<digits>\d{1,3})\.?)\s+(?!(?:" + DatePatterns.MonthNames + @")\b)[""“«]?\p{Lu}", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    /// <summary>What stands in references and seldom elsewhere: pages, addresses, a publisher with a year.</summary>
    [GeneratedRegex(@"\bpp?\.\s?\d|https?:|\baccessed\b|\b[Ii]bid\b|\([^()]*[,:][^()]*\b(?:1[5-9]|20)\d\d\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Source();
}
