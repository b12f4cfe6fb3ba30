using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Dates;

/// <summary>Finds dates that lean on the one told before: "on Wednesday", "on the 26th", "later that year", "over the weekend".</summary>
internal static partial class NearDates
{
    private const int HalfWeek = 3;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "weekend", " the 1", " the 2", " the 3", " the 4", " the 5", " the 6", " the 7", " the 8", " the 9", " year", " month", "oday", "onight", " this ", "This ", "esterday", "ast night", "ast evening"], StringComparison.Ordinal);

    /// <summary>All such dates of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="own">The dates that it names itself.</param>
    /// <param name="told">The date last told; null when there is none.</param>
    /// <param name="isFresh">True when that date was told in the same paragraph, so that "the 26th" is of its month and not of the document's.</param>
    /// <param name="isDaily">True for a document of a single day, whose weekdays count from it.</param>
    /// <param name="latest">The last day of the time for which the document was issued.</param>
    public static IEnumerable<DateMention> In(string sentence, IReadOnlyList<DateMention> own, Edtf? told, bool isFresh, bool isDaily, LocalDate latest)
    {
        if (!sentence.AsSpan().ContainsAny(Words)) yield break;
        foreach (Match match in Leaning().Matches(sentence))
        {
            if (match.Groups["today"].Success)
            {
                // Under "NORTHTOWN, May 12 (Wire)" today is that day, else that of the document.
                var day = own.LastOrDefault(date => date.End <= match.Index && date is { Basis: DateBasis.Explicit, Date.Precision: DatePrecision.Day })?.Date.Earliest ?? (isDaily ? latest : null);
                if (day is { } today) yield return new DateMention(match.Index, match.Index + match.Length, Edtf.FromDay(today.PlusDays(match.Groups["eve"].Success ? -1 : 0)), DateBasis.Relative, false, "the day of the document");
                continue;
            }

            var before = own.LastOrDefault(date => date.End <= match.Index && date.Basis == DateBasis.Explicit && (!match.Groups["day"].Success || date.Date.Precision is DatePrecision.Day or DatePrecision.Month || IsOfOneMonth(date.Date)))?.Date ?? (isFresh || !match.Groups["day"].Success ? told : Edtf.FromDay(latest));
            var (date, rule) = match.Groups["last"].Success && !isDaily && !own.Any(date => date.End <= match.Index && date.Basis == DateBasis.Explicit) ? (LastBefore(match, latest), YearGuess.LastSuch) : Read(match, before, isDaily, latest);
            if (date is { } found) yield return new DateMention(match.Index, match.Index + match.Length, found, DateBasis.Relative, false, rule);
        }
    }

    private static (Edtf? Date, string Rule) Read(Match match, Edtf? before, bool isDaily, LocalDate latest)
    {
        if (match.Groups["weekday"].Success) return (Weekday(match, before, isDaily, latest) is { } day ? Edtf.FromDay(day) : null, "the weekday nearest to the day told");
        if (match.Groups["weekend"].Success) return (Weekend(before, isDaily, latest), "the weekend before the day told");
        if (before is not { Earliest: { } from } known) return (null, "");
        if (match.Groups["day"].Success)
            return (known.Precision is DatePrecision.Day or DatePrecision.Month || IsOfOneMonth(known) ? DateText.Day(from.Year, from.Month, int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture)) : null, "that day of the month told before");
        if (match.Groups["season"].Success) return (DateText.Season(from.Year + (match.Groups["which"].Value is "following" or "next" ? 1 : match.Groups["which"].Value is "previous" ? -1 : 0), match.Groups["season"].Value), "that season of the year told before");
        var shift = match.Groups["which"].Value.ToLowerInvariant() switch { "following" or "next" => 1, "previous" or "preceding" => -1, _ => 0 };
        var part = match.Groups["part"].Value.ToLowerInvariant();
        return match.Groups["unit"].Value == "year"
            ? (DateText.Year(from.Year + shift, part), "counted from the year told before")
            : known.Precision is DatePrecision.Day or DatePrecision.Month ? (DateText.Month(from.PlusMonths(shift).Year, from.PlusMonths(shift).Month, part), "counted from the month told before") : (null, "");
    }

    private static bool IsOfOneMonth(Edtf date) => date is { Precision: DatePrecision.Interval, Earliest: { } from, Latest: { } to } && from.Year == to.Year && from.Month == to.Month;

    private static LocalDate? Weekday(Match match, Edtf? before, bool isDaily, LocalDate latest)
    {
        var wanted = Enum.Parse<IsoDayOfWeek>(match.Groups["weekday"].Value, ignoreCase: true);
        if (!isDaily && before is { Precision: DatePrecision.Day, Earliest: { } told })
        {
            var ahead = ((int)wanted - (int)told.DayOfWeek + 7) % 7;
            return match.Groups["last"].Success || ahead > HalfWeek ? told.PlusDays(ahead == 0 ? 0 : ahead - 7) : told.PlusDays(ahead);
        }

        // The Friday of "on 24 and 25 June".
        if (!isDaily && before is { Precision: DatePrecision.Interval, Earliest: { } from, Latest: { } to } && Period.DaysBetween(from, to) is >= 0 and < 7 && from.PlusDays(((int)wanted - (int)from.DayOfWeek + 7) % 7) is var within && within <= to) return within;
        return isDaily ? latest.PlusDays(-(((int)latest.DayOfWeek - (int)wanted + 7) % 7)) : null;
    }

    private static Edtf? LastBefore(Match match, LocalDate latest) =>
        Edtf.FromDay(latest.PlusDays(-1 - (((int)latest.DayOfWeek - (int)Enum.Parse<IsoDayOfWeek>(match.Groups["weekday"].Value, ignoreCase: true) + 6) % 7)));

    private static Edtf? Weekend(Edtf? before, bool isDaily, LocalDate latest)
    {
        var day = before is { Precision: DatePrecision.Day, Earliest: { } told } ? told : isDaily ? latest : (LocalDate?)null;
        if (day is not { } from) return null;
        var sunday = from.DayOfWeek == IsoDayOfWeek.Saturday ? from.PlusDays(1) : from.PlusDays(-((int)from.DayOfWeek % 7));
        return DateText.Days(sunday.PlusDays(-1), sunday);
    }

    [GeneratedRegex(
        @"\b(?:(?:on (?:the (?:following |same )?)?|that (?:same )?|(?<last>last ))(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!(?: after| before| following)?,? \(?(?:\d|" + DatePatterns.MonthNames + @"))"
        + @"|(?<today>today|tonight|this (?:morning|afternoon|evening)|(?<eve>yesterday|last (?:night|evening)))(?!'s)"
        + @"|(?<weekend>over the weekend)"
        + @"|(?:in |[Ii]n )?(?:the )?(?<season>spring|summer|autumn|fall|winter) of (?:the )?(?<which>that same|same|that|following|next|previous) year"
        + @"|(?:[Ee]arlier|[Ll]ater) in the (?<unit>month|year)"
        + @"|(?:hours|morning|evening|night|afternoon|eve) of the (?<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! century)"
        + @"|(?:on|by) the (?<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[,.;:)]|$)|\s+(?:and|a|an|the|by|in|at|was|were|had|has|would|of (?:that|the)(?: same)? month|when|that|with|without|to|after|before|for|near|on|but|while|who|which|under|against|between|through|they|he|she|it|its|his|as|from|two|three|four|five|six|seven|eight|nine|ten|several|some|many|all|both|there|this|these|those|their|her|only|one|another|more|dozens|hundreds|thousands|during|following|because|since|over|(?-i:\p{Lu})))"
        + @"|(?:(?:by |at |in )?(?:the )?(?<part>end|beginning|middle) of |(?<part>late|early|mid)[- ]|later |earlier |in |in the |the )(?:in )?(?:the )?(?<which>that same|same|that|following|next|previous|preceding) (?<unit>year|month))\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Leaning();
}
