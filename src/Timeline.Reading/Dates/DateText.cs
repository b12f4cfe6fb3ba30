using System.Globalization;
using NodaTime;
using Timeline.Domain.Dates;

namespace Timeline.Reading.Dates;

/// <summary>Makes dates of what was read: days, months, years and their vague parts, by the conventions of curation.</summary>
internal static class DateText
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly string[] MonthNames = Plain.DateTimeFormat.MonthNames[..12];

    /// <summary>A day; null when there is none such.</summary>
    public static Edtf? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? Edtf.FromDay(new LocalDate(year, month, day)) : null;

    /// <summary>From one day to another, null when the second is the earlier one.</summary>
    public static Edtf? Days(LocalDate? from, LocalDate? to) => from is null || to is null || to < from ? null : Edtf.Parse($"{Iso(from.Value)}/{Iso(to.Value)}");

    /// <summary>About from one day to another.</summary>
    public static Edtf About(LocalDate from, LocalDate to) => Edtf.Parse(to <= from ? $"{Iso(from)}~" : $"{Iso(from)}~/{Iso(to)}~");

    /// <summary>A month, or its early, middle or late part.</summary>
    public static Edtf Month(int year, int month, string part)
    {
        var last = CalendarSystem.Iso.GetDaysInMonth(year, month);
        return Third(part) switch
        {
            1 => About(new LocalDate(year, month, 1), new LocalDate(year, month, 10)),
            2 => About(new LocalDate(year, month, 11), new LocalDate(year, month, 20)),
            3 => About(new LocalDate(year, month, 21), new LocalDate(year, month, last)),
            _ => Edtf.Parse(string.Create(Plain, $"{year:0000}-{month:00}")),
        };
    }

    /// <summary>A year, or its early, middle or late part.</summary>
    public static Edtf Year(int year, string part) => Third(part) switch
    {
        1 => About(new LocalDate(year, 1, 1), new LocalDate(year, 3, 31)),
        2 => About(new LocalDate(year, 5, 1), new LocalDate(year, 8, 31)),
        3 => About(new LocalDate(year, 10, 1), new LocalDate(year, 12, 31)),
        _ => Edtf.Parse(string.Create(Plain, $"{year:0000}")),
    };

    /// <summary>A decade, or its early, middle or late part.</summary>
    public static Edtf Decade(int year, string part) => Third(part) switch
    {
        1 => Edtf.Parse(string.Create(Plain, $"{year:0000}~/{year + 3:0000}~")),
        2 => Edtf.Parse(string.Create(Plain, $"{year + 4:0000}~/{year + 6:0000}~")),
        3 => Edtf.Parse(string.Create(Plain, $"{year + 7:0000}~/{year + 9:0000}~")),
        _ => Edtf.Parse(string.Create(Plain, $"{year / 10:000}X")),
    };

    /// <summary>From one year to another.</summary>
    public static Edtf? Years(int from, int to) => to < from ? null : Edtf.Parse(string.Create(Plain, $"{from:0000}/{to:0000}"));

    /// <summary>A season by its name.</summary>
    public static Edtf Season(int year, string name)
    {
        var number = name.ToLowerInvariant() switch { "spring" => 21, "summer" => 22, "winter" => 24, _ => 23 };
        return Edtf.Parse(string.Create(Plain, $"{year:0000}-{number}"));
    }

    /// <summary>The same date without end.</summary>
    public static Edtf Since(Edtf date) => date.ToString().Contains('/') || date.ToString().Contains('X') || date.Precision == DatePrecision.Season ? date : Edtf.Parse($"{date}/..");

    /// <summary>The number of a month by its name or the beginning of it.</summary>
    public static int MonthNumber(string name) => Array.FindIndex(MonthNames, month => month.AsSpan(0, 3).Equals(name.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)) + 1;

    private static string Iso(LocalDate day) => Edtf.FromDay(day).ToString();

    private static int Third(string part) => part.ToLowerInvariant() switch
    {
        "early" or "beginning" or "beginning of" or "start" or "first days" or "first week" or "opening days" => 1,
        "mid" or "middle" => 2,
        "late" or "end" or "end of" or "last days" or "last week" or "closing days" or "final days" => 3,
        _ => 0,
    };
}
