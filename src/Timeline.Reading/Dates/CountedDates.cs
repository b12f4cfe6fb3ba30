using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Reading.Dates;

/// <summary>Finds dates that count from another: from the day last told, or from the document itself.</summary>
internal static partial class CountedDates
{
    private static readonly SearchValues<string> Units = SearchValues.Create(
        ["day", "week", "fortnight", "month", "year", "decade", "that ", "morrow", "morning", "evening", "night", "afternoon", "hours ", "minutes ", "same ", "the end of ", "summer", "spring", "autumn", "winter", "at the time"], StringComparison.OrdinalIgnoreCase);

    private const int LongestSpan = 5;
    private const int FarthestAnchor = 50;
    private const int FarthestBack = 150;
    private const int FarthestLead = 8;

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>All such dates of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="told">The day last told; null when there is none.</param>
    /// <param name="own">The dates that it names itself, from which the words may count.</param>
    /// <param name="latest">The last day of the time for which the document was issued.</param>
    /// <param name="isDaily">True for a document of a single day, before which "yesterday" is.</param>
    public static IEnumerable<DateMention> In(string sentence, Edtf? told, LocalDate latest, IReadOnlyList<DateMention>? own = null, bool isDaily = false)
    {
        if (!sentence.AsSpan().ContainsAny(Units)) yield break;
        foreach (Match match in DatePatterns.Counted().Matches(sentence))
        {
            if ((Back(sentence, match, own) ?? Before(sentence, match, told)) is { } ahead)
            {
                yield return ahead;
                continue;
            }

            if (isDaily && match.Groups["now"].Success) continue;
            var last = Anchor(sentence, match, own) ?? own?.Where(date => date.End <= match.Index).MaxBy(date => date.End);
            if (last is not null && !CanCount(match.Groups["unit"].Value, last.Date.Precision) && match.Groups["way"].Success) continue;
            var before = last?.Date ?? told;
            var (date, rule) = Read(sentence, match, before, latest);
            if (date is { } found) yield return new DateMention(match.Index, match.Index + match.Length, found, DateBasis.Relative, match.Groups["unit"].Value is "year", rule);
        }
    }

    /// <summary>Days and weeks count from days, months from months.</summary>
    private static bool CanCount(string unit, DatePrecision precision) =>
        precision is DatePrecision.Day or DatePrecision.Interval || (precision == DatePrecision.Month && unit is not ("day" or "week" or "fortnight" or "morning" or "evening" or "night" or "afternoon")) || (precision == DatePrecision.Year && unit is "year" or "decade" or "");

    /// <summary>The date from which "two days after the summit of 5 May" counts.</summary>
    private static DateMention? Anchor(string sentence, Match match, IReadOnlyList<DateMention>? own) => match.Groups["way"].Value.ToLowerInvariant() is not ("after" or "before") ? null
        : own?.FirstOrDefault(date => date.Start >= match.Index + match.Length && date.Start - (match.Index + match.Length) <= FarthestAnchor && date.Basis == DateBasis.Explicit && date.Date.Precision == DatePrecision.Day
            && sentence.AsSpan(match.Index + match.Length, date.Start - match.Index - match.Length).IndexOfAny(",;:") < 0);

    /// <summary>"In July 2011, six years after the agreement": the agreement was six years before.</summary>
    private static DateMention? Back(string sentence, Match match, IReadOnlyList<DateMention>? own)
    {
        if (match.Groups["way"].Value.ToLowerInvariant() is not ("after" or "before")) return null;
        if (own?.LastOrDefault(date => date.End <= match.Index && date.Basis == DateBasis.Explicit && !date.IsSpan) is not { Date: { Earliest: not null, Precision: DatePrecision.Day or DatePrecision.Month or DatePrecision.Year } told } known) return null;
        if (match.Index - known.End > (Clause().IsMatch(sentence[..match.Index]) ? FarthestBack : FarthestAnchor) || sentence.AsSpan(known.End, match.Index - known.End).Contains(';')) return null;
        var (date, rule) = Counted(match, match.Groups["unit"].Value.ToLowerInvariant(), told.Precision == DatePrecision.Day ? told.Earliest : null, told, told.Earliest!.Value, isBack: true);
        return date is { } found ? new DateMention(match.Index, match.Index + match.Length, found, DateBasis.Relative, known.YearGiven, rule) { IsAhead = true } : null;
    }

    /// <summary>"It came two days after the envoy had said so": what he said was two days before the day told.</summary>
    private static DateMention? Before(string sentence, Match match, Edtf? told)
    {
        if (match.Index < FarthestLead || match.Groups["way"].Value is not "after" || told is not { Precision: DatePrecision.Day, Earliest: { } day } || !Perfect().IsMatch(sentence.AsSpan(match.Index + match.Length))) return null;
        var (date, rule) = Counted(match, match.Groups["unit"].Value.ToLowerInvariant(), day, told, day, isBack: true);
        return date is { } found ? new DateMention(match.Index, match.Index + match.Length, found, DateBasis.Relative, false, rule) { IsAhead = true } : null;
    }

    private static (Edtf? Date, string Rule) Read(string sentence, Match match, Edtf? told, LocalDate latest)
    {
        var day = told is { Precision: DatePrecision.Day } known ? known.Earliest : told is { Precision: DatePrecision.Interval, Earliest: { } a, Latest: { } b } && Period.DaysBetween(a, b) <= LongestSpan ? b : null;
        if (match.Groups["same"].Success) return match.Value.EndsWith("the day", StringComparison.OrdinalIgnoreCase) ? (null, "") : (told, "the same day as told before");
        if (match.Groups["edge"].Success) return told is { Precision: DatePrecision.Interval, Earliest: { } opening, Latest: { } closing } && Period.DaysBetween(opening, closing) <= LongestSpan ? (Edtf.FromDay(match.Groups["from"].Success ? opening : match.Groups["nth"].Success ? opening.PlusDays(Nth(match.Groups["nth"].Value)) : closing), "one of the days told") : (null, "");
        if (match.Groups["now"].Success) return (day is { } today ? Edtf.FromDay(today.PlusDays(-1)) : null, "the day before the one told");
        if (match.Groups["morrow"].Success) return (day is { } eve ? Edtf.FromDay(eve.PlusDays(1)) : null, "the day after the one told");
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        if (match.Groups["way"].Success) return Counted(match, unit, day, told, latest);
        var which = match.Groups["which"].Value.ToLowerInvariant();
        var part = DatePatterns.PartBefore().Match(sentence[..match.Index]).Groups["part"].Value;
        return (which, unit) switch
        {
            ("last" or "previous", "year") => (DateText.Year(latest.Year - 1, part), "the year before the document's"),
            ("this", "year") => (DateText.Year(latest.Year, part), "the document's year"),
            ("last", "month") => (Month(latest.PlusMonths(-1)), "the month before the document's"),
            ("this", "month") => (Month(latest), "the document's month"),
            ("next" or "following", "day" or "morning" or "evening" or "night" or "afternoon") when match.Groups["shift"].Success => (day is { } d ? Edtf.FromDay(d.PlusDays(1)) : null, "the day after the one told"),
            ("next" or "following", "week") => (day is { } w ? Week(w.PlusWeeks(1)) : null, "the week after the day told"),
            ("next" or "following", "month") => (day is { } m ? Month(m.PlusMonths(1)) : null, "the month after the one told"),
            ("previous", "day" or "evening" or "night" or "afternoon" or "morning") => (day is { } d ? Edtf.FromDay(d.PlusDays(-1)) : null, "the day before the one told"),
            ("previous" or "last", "week") => (day is { } d ? DateText.About(d.PlusDays(-7), d.PlusDays(-1)) : null, "the week before the day told"),
            ("this" or "last", "summer" or "spring" or "autumn" or "winter") => (DateText.Season(which == "this" || HasPassed(unit, latest) ? latest.Year : latest.Year - 1, unit), "the last such season"),
            _ => (null, ""),
        };
    }

    private static (Edtf? Date, string Rule) Counted(Match match, string unit, LocalDate? day, Edtf? told, LocalDate latest, bool isBack = false)
    {
        var word = match.Groups["count"].Value.ToLowerInvariant().Replace("just ", "", StringComparison.Ordinal);
        var count = word is "a" or "an" or "" ? 1 : word == "twenty" ? 20 : word == "thirty" ? 30 : Array.IndexOf(Numbers, word);
        if (count < 0 && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count)) return (null, "");
        var way = match.Groups["way"].Value.ToLowerInvariant();
        var from = way == "ago" ? day ?? latest : day;
        if (from is null && told is { Precision: DatePrecision.Month or DatePrecision.Year, Earliest: { } vague } && (unit == "year" || (unit == "month" && told.Value.Precision == DatePrecision.Month))) from = vague;
        if (from is not { } start) return (null, "");
        var sign = (way is "ago" or "earlier" or "before") != isBack ? -1 : 1;
        var rule = $"counted {match.Value} from {(way == "ago" && day is null ? "the document's end" : "the day told")}";
        return unit switch
        {
            "day" => (Edtf.FromDay(start.PlusDays(sign * count)), rule),
            "week" => (Edtf.FromDay(start.PlusDays(sign * 7 * count)), rule),
            "fortnight" => (Edtf.FromDay(start.PlusDays(sign * 14 * count)), rule),
            "month" => (Month(start.PlusMonths(sign * count)), rule),
            "year" when count < 20 => (DateText.Year(start.Year + (sign * count), ""), rule),
            _ => (null, ""),
        };
    }

    private static int Nth(string word) => word.ToLowerInvariant() switch { "second" => 1, "third" => 2, _ => 3 };

    private static Edtf Week(LocalDate day) => DateText.About(day.PlusDays(1 - (int)day.DayOfWeek), day.PlusDays(7 - (int)day.DayOfWeek));

    private static Edtf Month(LocalDate day) => DateText.Month(day.Year, day.Month, "");

    /// <summary>The end of a clause, behind which "ten days after she had left" explains it.</summary>
    [GeneratedRegex(@",\s(?:(?:and\s)?(?:some|about|just|only|barely)\s)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^[^,;:.]{0,60}(?:,[^,;:.]{0,60},[^,;:.]{0,20})?\bhad\s", RegexOptions.ExplicitCapture)]
    private static partial Regex Perfect();

    private static bool HasPassed(string season, LocalDate latest) => latest.Month >= season switch { "spring" => 6, "summer" => 9, "autumn" => 12, _ => 13 };
}
