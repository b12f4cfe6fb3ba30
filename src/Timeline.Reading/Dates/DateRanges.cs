using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;

namespace Timeline.Reading.Dates;

/// <summary>Joins two dates that are the ends of one time: "from March 2015 to August 2021", "between March and September 1980".</summary>
internal static partial class DateRanges
{
    private const int LongestLead = 14;

    /// <summary>The dates of a sentence with such pairs made one.</summary>
    public static IReadOnlyList<DateMention> Join(string sentence, IReadOnlyList<DateMention> dates)
    {
        if (dates.Count < 2) return dates;
        var joined = new List<DateMention>(dates.Count);
        for (var i = 0; i < dates.Count; i++)
        {
            if (i + 1 < dates.Count && Range(sentence, dates[i], dates[i + 1]) is { } range)
            {
                joined.Add(range);
                i++;
            }
            else
            {
                joined.Add(dates[i]);
            }
        }

        return joined;
    }

    private static DateMention? Range(string sentence, DateMention first, DateMention second)
    {
        if (second.Start < first.End || first.Date.Earliest is not { } from || second.Date is not { Earliest: { } start, Latest: { } to }) return null;
        var lead = sentence[Math.Max(0, first.Start - LongestLead)..Math.Min(sentence.Length, first.Start + LongestLead)];
        var between = sentence[first.End..(second.Start + Joining().Match(sentence, second.Start, second.End - second.Start).Length)];
        var isNext = first.Date.Precision == DatePrecision.Day && second.Date.Precision == DatePrecision.Day && start == from.PlusDays(1) && NextDay().IsMatch(between);
        var isDashed = Dash().IsMatch(between) && !(first.Date.Precision == DatePrecision.Year && first.Date.Contains(second.Date));
        if (!isNext && !isDashed && !((From().IsMatch(lead) && To().IsMatch(between)) || (Between().IsMatch(lead) && And().IsMatch(between)))) return null;

        // "between March and September 1980": the year is that of the second.
        if (!first.YearGiven && second.YearGiven) from = from.PlusYears(start.Year - from.Year - (from.Month > start.Month ? 1 : 0));
        if (to < from) return null;
        var (one, other) = (Written(first.Date, from, false), Written(second.Date, to, true));
        return new DateMention(first.Start, second.End, Edtf.Parse($"{one}/{other}"), first.Basis, first.YearGiven || second.YearGiven, "from one date to another");
    }

    /// <summary>An end of the time, as exact as it was written.</summary>
    private static string Written(Edtf date, LocalDate day, bool isEnd) => date.Precision switch
    {
        DatePrecision.Year => $"{day.Year:0000}",
        DatePrecision.Month => $"{day.Year:0000}-{day.Month:00}",
        DatePrecision.Day => Edtf.FromDay(day).ToString(),
        _ => isEnd ? $"{Edtf.FromDay(date.Latest!.Value)}~" : $"{Edtf.FromDay(day)}~",
    };

    [GeneratedRegex(@"\b[Ff]rom\b(?:\s+\w+){0,2}\s*$|\b[Ff]rom\s")]
    private static partial Regex From();

    [GeneratedRegex(@"\b[Bb]etween\b")]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?:to|until|till|through)\s*(?:the\s*)?$")]
    private static partial Regex To();

    [GeneratedRegex(@"^\s*(?:and\s*)?$")]
    private static partial Regex And();

    /// <summary>"On Friday, June 24, and Saturday, June 25".</summary>
    [GeneratedRegex(@"^,?\s*and\s+(?:on\s+)?(?:\w+day,?\s+)?$")]
    private static partial Regex NextDay();

    /// <summary>Words of joining that were read with the second date.</summary>
    [GeneratedRegex(@"\G(?:to|until|till|through|and)\s")]
    private static partial Regex Joining();

    [GeneratedRegex(@"^\s*-\s*$")]
    private static partial Regex Dash();
}
