using Timeline.Domain.Dates;

namespace Timeline.Api.Timelines;

/// <summary>A point of publication: the end of a plain day, month or year.</summary>
internal static class PublishedUntil
{
    /// <summary>Why a text is no such point; null when it is one.</summary>
    public static string? ProblemWith(string text)
    {
        if (!Edtf.TryParse(text, out var date, out var error)) return error;
        return date.Precision is not (DatePrecision.Day or DatePrecision.Month or DatePrecision.Year) || date.IsApproximate || date.IsUncertain || text.Contains('X')
            ? $"'{text}' is no plain day, month or year; expected one such as 2021-02-28, 2021-02 or 2021."
            : null;
    }

    /// <summary>The last day of a point that has no problem.</summary>
    public static DateOnly DayOf(string text) => Edtf.Parse(text).Latest!.Value.ToDateOnly();
}
