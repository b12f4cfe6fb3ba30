namespace Timeline.Api.Dashboards;

/// <summary>How long the buckets of a histogram are.</summary>
internal enum Bucket
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>Where buckets begin and end; weeks begin on Monday. Nothing reaches beyond the calendar.</summary>
internal static class Buckets
{
    /// <summary>The first day of the bucket that a day lies in.</summary>
    public static DateOnly StartOf(this Bucket bucket, DateOnly day) => bucket switch
    {
        Bucket.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Bucket.Month => new DateOnly(day.Year, day.Month, 1),
        Bucket.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>The last day of the bucket that begins on a day.</summary>
    public static DateOnly EndOf(this Bucket bucket, DateOnly start) => bucket switch
    {
        Bucket.Week => DateOnly.FromDayNumber(Math.Min(start.DayNumber + 6, DateOnly.MaxValue.DayNumber)),
        Bucket.Month => new DateOnly(start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month)),
        Bucket.Year => new DateOnly(start.Year, 12, 31),
        _ => start,
    };

    /// <summary>The starts of all buckets from one to another, both included.</summary>
    public static IEnumerable<DateOnly> Between(this Bucket bucket, DateOnly first, DateOnly last)
    {
        var start = first;
        while (true)
        {
            yield return start;
            var end = bucket.EndOf(start);
            if (start >= last || end == DateOnly.MaxValue) yield break;
            start = end.AddDays(1);
        }
    }
}
