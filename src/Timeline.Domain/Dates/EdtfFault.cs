using System.Globalization;

namespace Timeline.Domain.Dates;

/// <summary>Words the refusal of a text so that whoever wrote it can mend it: what was expected, where, what stood there, and why not.</summary>
internal static class EdtfFault
{
    /// <summary>Longer texts are not repeated in the message: they come from outside and may be anything.</summary>
    private const int LongestQuoted = 40;

    public const string Missing = "There is no EDTF date: expected a text such as \"2021-05-12\".";

    /// <summary>Makes the message.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where the fault begins, from 0; the message counts from 1.</param>
    /// <param name="length">How many characters are at fault; at the end of the text none.</param>
    /// <param name="expected">What should have stood there.</param>
    /// <param name="reason">Why it may not stand there; when null, what the character itself suggests.</param>
    public static string Describe(ReadOnlySpan<char> text, int at, int length, string expected, string? reason)
    {
        var rest = text[at..];
        var found = rest.IsEmpty ? "the end of the text" : Show(rest[..Math.Min(length, rest.Length)]);
        var subject = text.Length <= LongestQuoted && IsPrintable(text) ? $"\"{text}\"" : "The text";
        var because = (reason ?? Hint(rest, startsDate: at == 0 || text[at - 1] == '/')) is { } known ? $" ({known})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{subject} is no EDTF date: at position {at + 1}, expected {expected}, found {found}{because}.");
    }

    private static string? Hint(ReadOnlySpan<char> rest, bool startsDate)
    {
        if (rest.IsEmpty) return null;
        if (rest.StartsWith("unknown", StringComparison.OrdinalIgnoreCase)) return "2012 draft: an unknown end is now left empty, as in 2018/";
        if (rest.StartsWith("open", StringComparison.OrdinalIgnoreCase)) return "2012 draft: an open end is now written .., as in 2018/..";
        return rest[0] switch
        {
            'u' => "2012 draft: an unspecified digit is now written X",
            'x' => "an unspecified digit is written with the upper-case X",
            'X' => "X stands for the last one or two digits of a year, a whole month or a whole day",
            'y' or 'Y' => "years have four digits and no Y",
            'T' when !startsDate => "a date here has no time of day",
            'E' or 'S' when !startsDate => "exponents and significant digits are level 2",
            '[' or ']' or '{' or '}' or ',' => "sets of dates are level 2",
            '?' or '~' or '%' => "a qualifier stands only at the end of a date",
            '.' => "an open end .. stands alone on one side of an interval",
            '/' => "an interval has one / between its two ends",
            '-' when startsDate => "years run from 0001 to 9999",
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => "the parts of a date are joined by the plain hyphen -",
            var c when char.IsWhiteSpace(c) => "a date holds no white space",
            var c when char.IsDigit(c) && !char.IsAsciiDigit(c) => "only the digits 0 to 9 count",
            _ => null,
        };
    }

    private static string Show(ReadOnlySpan<char> found) =>
        IsPrintable(found) ? $"'{found}'" : string.Create(CultureInfo.InvariantCulture, $"U+{(int)found[0]:X4}");

    private static bool IsPrintable(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');
}
