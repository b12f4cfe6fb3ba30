using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Dates;

/// <summary>Reads "two years afterwards, on April 11th": the words that count lend their year to the day behind them.</summary>
internal static class LentYears
{
    private const int Farthest = 8;

    /// <summary>The dates of a sentence, with such days in the year that was counted.</summary>
    public static List<DateMention> In(List<DateMention> dates)
    {
        for (var i = 0; i < dates.Count; i++)
        {
            if (dates[i] is not { Basis: DateBasis.Explicit, YearGiven: false, Date: { Precision: DatePrecision.Day, Earliest: { } day } } date) continue;
            if (dates.FirstOrDefault(other => other.Basis == DateBasis.Relative && other.End <= date.Start && date.Start - other.End <= Farthest && other.Date.Precision == DatePrecision.Year) is not { Date.Earliest: { } counted } || counted.Year == day.Year) continue;
            if (!(day.Month == 2 && day.Day == 29)) dates[i] = date with { Date = Edtf.FromDay(new LocalDate(counted.Year, day.Month, day.Day)), Rule = $"{date.Rule}, in the year counted before it" };
        }

        return dates;
    }
}
