using NodaTime;

namespace Timeline.Domain.Dates;

/// <summary>What an EDTF text means: the days it may cover, and with how much doubt. A null bound is an open or unknown end.</summary>
internal readonly record struct EdtfBounds(LocalDate? Earliest, LocalDate? Latest, DatePrecision Precision)
{
    public bool IsApproximate { get; init; }

    public bool IsUncertain { get; init; }

    /// <summary>An end of an interval at which no date stands.</summary>
    public static EdtfBounds None => default;

    public static EdtfBounds OfDay(LocalDate day) => new(day, day, DatePrecision.Day);

    public static EdtfBounds OfMonth(int year, int month) =>
        OfMonths(new YearMonth(year, month), new YearMonth(year, month), DatePrecision.Month);

    /// <summary>The season's three months; winter (24) runs into the next year, so 9999-24 has no bounds.</summary>
    public static EdtfBounds OfSeason(int year, int season)
    {
        var first = new YearMonth(year, 3 * (season - 20));
        return OfMonths(first, first.PlusMonths(2), DatePrecision.Season);
    }

    public static EdtfBounds OfYears(int first, int last, DatePrecision precision) =>
        OfMonths(new YearMonth(first, 1), new YearMonth(last, 12), precision);

    public static EdtfBounds OfInterval(EdtfBounds start, EdtfBounds end) => new(start.Earliest, end.Latest, DatePrecision.Interval)
    {
        IsApproximate = start.IsApproximate || end.IsApproximate,
        IsUncertain = start.IsUncertain || end.IsUncertain,
    };

    private static EdtfBounds OfMonths(YearMonth first, YearMonth last, DatePrecision precision) =>
        new(first.OnDayOfMonth(1), last.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth), precision);
}
