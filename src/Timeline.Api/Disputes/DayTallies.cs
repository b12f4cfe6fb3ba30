using System.Globalization;

namespace Timeline.Api.Disputes;

/// <summary>How many entries stand on each day, and how intense they are together: as much as there are days, not entries.</summary>
internal sealed class DayTallies
{
    private readonly SortedList<DateOnly, (long Entries, decimal Sum)> _days = [];

    public IList<DateOnly> Days => _days.Keys;

    public void Add(DateOnly day, decimal intensity) => Change(day, 1, intensity);

    /// <summary>Takes in several entries of one day; days that come in order are soon taken in.</summary>
    public void Add(DateOnly day, long entries, decimal sum) => Change(day, entries, sum);

    public void Remove(DateOnly day, decimal intensity) => Change(day, -1, -intensity);

    /// <summary>Every month from the first entry's to the last one's, empty ones included.</summary>
    public IEnumerable<MonthTally> Months()
    {
        if (_days.Count == 0) yield break;
        var i = 0;
        for (var month = MonthTally.FirstDayOf(_days.Keys[0]); ; month = month.AddMonths(1))
        {
            var (entries, sum) = (0L, 0m);
            for (; i < _days.Count && MonthTally.FirstDayOf(_days.Keys[i]) == month; i++)
            {
                entries += _days.Values[i].Entries;
                sum += _days.Values[i].Sum;
            }

            yield return new MonthTally(month, entries, sum);
            // Before the next month, which the calendar may not have.
            if (i == _days.Count) yield break;
        }
    }

    /// <summary>A single month, by its first day.</summary>
    public MonthTally Of(DateOnly month)
    {
        var (entries, sum) = (0L, 0m);
        for (var day = month; day.Month == month.Month; day = day.AddDays(1))
        {
            var (more, intensity) = _days.GetValueOrDefault(day);
            (entries, sum) = (entries + more, sum + intensity);
            if (day == DateOnly.MaxValue) break;
        }

        return new MonthTally(month, entries, sum);
    }

    private void Change(DateOnly day, long entries, decimal intensity)
    {
        var (before, sum) = _days.GetValueOrDefault(day);
        if (before + entries == 0) _days.Remove(day);
        else _days[day] = (before + entries, sum + intensity);
    }
}

/// <summary>A month's entries.</summary>
internal readonly record struct MonthTally(DateOnly FirstDay, long Entries, decimal Sum)
{
    public DateOnly LastDay => new(FirstDay.Year, FirstDay.Month, DateTime.DaysInMonth(FirstDay.Year, FirstDay.Month));

    public static DateOnly FirstDayOf(DateOnly day) => new(day.Year, day.Month, 1);

    public MonthOfDispute Show() => new(
        FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture), Entries, Plain(Sum), Entries == 0 ? null : Plain(Math.Round(Sum / Entries, 4)));

    /// <summary>Without the zeros that a decimal remembers from the way it was summed up.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
