using NodaTime;
using NodaTime.Text;

namespace Timeline.Domain.Dates;

/// <summary>Reads one text of EDTF level 1 from left to right, with one small function for each rule of the grammar.</summary>
/// <remarks>
/// <code>
/// text     = date | end "/" end
/// end      = "" | ".." | date
/// date     = calendar [ "?" | "~" | "%" ]
/// calendar = years | year "-" ( month [ "-" ( day | "XX" ) ] | "XX" [ "-XX" ] | season )
/// years    = year | 3 digits "X" | 2 digits "XX"
/// </code>
/// A function answers null after <see cref="Fail"/> has said why; whoever gets null passes it on.
/// </remarks>
internal ref struct EdtfParser(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _isInterval = text.Contains('/');
    private int _at;

    /// <summary>Why the text was refused; null as long as it was not.</summary>
    public string? Error { get; private set; }

    private readonly ReadOnlySpan<char> Rest => _text[_at..];

    public EdtfBounds? ReadText()
    {
        if (!_isInterval) return ReadDate();
        if (ReadEnd() is not { } start) return null;
        _at++; // The slash: ReadEnd stops nowhere else while there is one ahead.
        var second = _at;
        if (ReadEnd() is not { } end) return null;
        if (!Rest.IsEmpty) return Fail("the end of the text");
        return Join(start, end, second);
    }

    private EdtfBounds? Join(EdtfBounds start, EdtfBounds end, int second)
    {
        if (start.Earliest is null && end.Latest is null)
            return FailFrom(0, "a date on at least one side of the /", "an interval without any date says nothing");
        if (end.Latest < start.Earliest)
            return FailFrom(second, $"an end not before {LocalDatePattern.Iso.Format(start.Earliest.Value)}", "the interval would end before it starts");
        return EdtfBounds.OfInterval(start, end);
    }

    private EdtfBounds? ReadEnd()
    {
        if (IsAtEndOfDate) return EdtfBounds.None;
        if (!Skip("..")) return ReadDate();
        return IsAtEndOfDate ? EdtfBounds.None : Fail("nothing beside ..", "an open end .. stands alone on one side of an interval");
    }

    private EdtfBounds? ReadDate()
    {
        var start = _at;
        if (ReadCalendarDate() is not { } date) return null;
        var written = _text[start.._at];
        var lone = Lone(date.Precision, written);
        if (_isInterval && lone is not null) return FailFrom(start, "a plain year, month or day", $"{lone} never stands in an interval");
        if (IsAtEndOfDate) return date;
        var mayGoOn = written.Length < 10 && date.Precision is (DatePrecision.Year or DatePrecision.Month);
        if (Rest[0] is not ('?' or '~' or '%')) return Fail(mayGoOn ? "'-' or the end of the date" : "the end of the date");
        if (lone is not null) return Fail("the end of the date", $"{lone} takes no qualifier");
        var qualifier = _text[_at++];
        if (!IsAtEndOfDate) return Fail("the end of the date", "one qualifier, at the end, covers the whole date; ? and ~ together are %");
        return date with { IsApproximate = qualifier is '~' or '%', IsUncertain = qualifier is '?' or '%' };
    }

    /// <summary>Names a date that level 1 leaves alone: only a plain year, month or day takes a qualifier or ends an interval.</summary>
    private static string? Lone(DatePrecision precision, ReadOnlySpan<char> written) =>
        precision is DatePrecision.Season ? "a season" : written.Contains('X') ? "a date with X" : null;

    private EdtfBounds? ReadCalendarDate()
    {
        if (ReadYears() is not { } years) return null;
        if (!Rest.StartsWith('-')) return years;
        if (years.Precision is not DatePrecision.Year) return Fail("the end of the date", "a month needs all four digits of its year");
        _at++;
        return Skip("XX") ? ReadNoDay(years) : ReadMonth(years.Earliest!.Value.Year);
    }

    private EdtfBounds? ReadYears()
    {
        var start = _at;
        int first = 0, span = 1;
        while (_at < start + 4)
        {
            if (Rest.StartsWith('X') && _at >= start + 2) span *= 10;
            else if (span > 1 || Digit is null) return Fail("a year of four digits, such as 2021, 199X or 19XX");
            first = first * 10 + (Digit ?? 0);
            _at++;
        }

        if (first == 0) return FailFrom(start, "a year from 0001 to 9999", "the year 0000 is not among them");
        return EdtfBounds.OfYears(first, first + span - 1, span switch { 1 => DatePrecision.Year, 10 => DatePrecision.Decade, _ => DatePrecision.Century });
    }

    private EdtfBounds? ReadMonth(int year)
    {
        const string expected = "a month 01 to 12, a season 21 to 24, or XX";
        var start = _at;
        if (ReadTwoDigits() is not { } number) return Fail(expected);
        return number switch
        {
            >= 1 and <= 12 => Skip("-") ? ReadDay(year, number) : EdtfBounds.OfMonth(year, number),
            24 when year == 9999 => FailFrom(start, "a season 21 to 23", "the winter of 9999 ends in the year 10000"),
            >= 21 and <= 24 => EdtfBounds.OfSeason(year, number),
            _ => FailFrom(start, expected),
        };
    }

    private EdtfBounds? ReadDay(int year, int month)
    {
        if (Skip("XX")) return EdtfBounds.OfMonth(year, month);
        var start = _at;
        var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (ReadTwoDigits() is not { } day) return Fail($"a day 01 to {days}, or XX");
        if (day < 1 || day > days) return FailFrom(start, $"a day 01 to {days}, or XX");
        return EdtfBounds.OfDay(new LocalDate(year, month, day));
    }

    private EdtfBounds? ReadNoDay(EdtfBounds years)
    {
        if (!Skip("-") || Skip("XX")) return years;
        return Fail("XX", "a day needs its month");
    }

    /// <summary>Answers null, standing at the character that is no digit.</summary>
    private int? ReadTwoDigits()
    {
        if (Digit is not { } tens) return null;
        _at++;
        if (Digit is not { } ones) return null;
        _at++;
        return tens * 10 + ones;
    }

    private readonly bool IsAtEndOfDate => _at == _text.Length || (_isInterval && _text[_at] == '/');

    private readonly int? Digit => _at < _text.Length && char.IsAsciiDigit(_text[_at]) ? _text[_at] - '0' : null;

    private bool Skip(string word)
    {
        if (!Rest.StartsWith(word)) return false;
        _at += word.Length;
        return true;
    }

    private EdtfBounds? Fail(string expected, string? reason = null)
    {
        Error = EdtfFault.Describe(_text, _at, 1, expected, reason);
        return null;
    }

    /// <summary>Refuses what was read from <paramref name="start"/> to here.</summary>
    private EdtfBounds? FailFrom(int start, string expected, string? reason = null)
    {
        Error = EdtfFault.Describe(_text, start, _at - start, expected, reason);
        return null;
    }
}
