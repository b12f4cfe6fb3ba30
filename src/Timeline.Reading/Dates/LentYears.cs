using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Dates;

/// <summary>
/// Reads "two years afterwards, on April 11th": the words that count lend their year to the day behind them; and "seized on
/// 28 April 2011, it ordered on 18 July": so does a day to a later one behind it.
/// </summary>
internal static class LentYears
{
    private const int Farthest = 8;
    private const int MonthsBack = 6;
    private const int FarthestLead = 12;
    private const int FarthestNoun = 40;
    private const int DaysNew = 92;
    private const int Apposed = 8;

    /// <summary>The dates of a sentence, with such days in the year that was told before them.</summary>
    public static List<DateMention> In(string sentence, List<DateMention> dates, LocalDate latest)
    {
        for (var i = 0; i < dates.Count; i++)
        {
            if (dates[i] is not { Basis: DateBasis.Explicit, YearGiven: false, Date: { Precision: DatePrecision.Day or DatePrecision.Month, Earliest: { } day } } date || Lender(sentence, dates, date, day, latest) is not { } year || year == day.Year) continue;
            if (day is { Month: 2, Day: 29 }) continue;
            var lent = new LocalDate(year, day.Month, day.Day);
            dates[i] = date with { Date = date.Date.Precision == DatePrecision.Day ? Edtf.FromDay(lent) : DateText.Month(year, day.Month, ""), Rule = $"{date.Rule}, in the year told before it" };
        }

        // "Two months later, on 13 April, …": the day itself is told behind.
        dates.RemoveAll(near => near is { Basis: DateBasis.Relative, IsSpan: false, IsInner: false, IsVague: false }
            && dates.Any(day => day is { Basis: DateBasis.Explicit, Date.Precision: DatePrecision.Day or DatePrecision.Interval or DatePrecision.Month } && day.Start >= near.End && day.Start - near.End <= Apposed && sentence[near.End..day.Start].Trim() is "," or ", on" or ", from" or ", in" or "(" or "on"));

        // "In 2010 the ship was sunk on 26 March": the year only says of which year the day is.
        dates.RemoveAll(year => year is { Basis: DateBasis.Explicit, IsSpan: false, Date: { Precision: DatePrecision.Year, Earliest: { } first } } && year.Start < FarthestLead
            && dates.Any(day => day is { Basis: DateBasis.Explicit, YearGiven: false, Date: { Precision: DatePrecision.Day or DatePrecision.Interval, Earliest: { } then } } && then.Year == first.Year && day.Start > year.End && !sentence.AsSpan(year.End, day.Start - year.End).ContainsAny(',', ';')));
        return dates;
    }

    private static int? Lender(string sentence, List<DateMention> dates, DateMention date, LocalDate day, LocalDate latest)
    {
        // "The declaration of 9 July 2018 ended it; the crossing was opened on 11 September."
        var isGuess = day.PlusDays(DaysNew) < latest && date.Rule.EndsWith(YearGuess.LastSuch, StringComparison.Ordinal);
        if (date.Date.Precision == DatePrecision.Day && dates.FirstOrDefault(other => other.Basis == DateBasis.Relative && other.End <= date.Start && date.Start - other.End <= Farthest && other.Date.Precision == DatePrecision.Year) is { Date.Earliest: { } counted }) return counted.Year;
        return dates.LastOrDefault(other => other.Basis == DateBasis.Explicit && other.End <= date.Start && other.Date.Precision is DatePrecision.Day or DatePrecision.Month && (!NounDates.Has(sentence, other) || (isGuess && other.Start < FarthestNoun))) is { IsSpan: false, Date.Earliest: { } before } && before.Year < day.Year && ((before.Month, before.Day).CompareTo((day.Month, day.Day)) < 0 || (before.Year < day.Year - 1 && before.Month - day.Month <= MonthsBack))
            ? before.Year
            : null;
    }
}
