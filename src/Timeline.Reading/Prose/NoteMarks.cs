using System.Globalization;

namespace Timeline.Reading.Prose;

/// <summary>Sees where a text refers to its notes: raised digits, <c>[12]</c>, <c>[^12]</c>, or digits right behind a mark of punctuation.</summary>
internal static class NoteMarks
{
    private const int MostDigits = 3;

    // Notes are numbered in order, so that "in 3.5" or "Article 12.4" is none; a few may be torn off by the layout.
    private const int MostSkipped = 6;

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The mark that begins at a position: the note's number and how long the mark is; null for none.</summary>
    public static (int Number, int Length)? At(string raw, int at, int start, int end, int last)
    {
        var c = raw[at];
        if (Raised.Contains(c))
        {
            var stop = at;
            while (stop < end && Raised.Contains(raw[stop])) stop++;
            return Number(raw[at..stop]) is { } number ? (number, stop - at) : null;
        }

        if (c == '[')
        {
            var close = raw.IndexOf(']', at, Math.Min(MostDigits + 3, end - at));
            return close > at && Number(raw[at..(close + 1)]) is { } number ? (number, close + 1 - at) : null;
        }

        if (!char.IsAsciiDigit(c) || at < start + 2 || !IsMark(raw[at - 1]) || char.IsAsciiDigit(raw[at - 2]) || char.IsWhiteSpace(raw[at - 2])) return null;
        var after = at;
        while (after < end && char.IsAsciiDigit(raw[after])) after++;
        return after - at <= MostDigits && (after == end || char.IsWhiteSpace(raw[after])) && Number(raw[at..after]) is { } bare && bare > last && bare - last <= MostSkipped ? (bare, after - at) : null;
    }

    /// <summary>The number that the digits of a mark come to.</summary>
    public static int? Number(string mark)
    {
        var digits = string.Concat(mark.Select(c => Raised.IndexOf(c) is var at and >= 0 ? (char)('0' + at) : c).Where(char.IsAsciiDigit));
        return digits.Length is > 0 and <= MostDigits && mark.All(c => char.IsAsciiDigit(c) || Raised.Contains(c) || c is '[' or ']' or '^' or '.' or ':') ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private static bool IsMark(char c) => c is '.' or ',' or ';' or ':' or '!' or '?' or '”' or '"' or '\'' or '’' or ')';
}
