using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Reading.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Discourse;

/// <summary>A war that a text dates.</summary>
/// <param name="Name">The words before "war", in lower case: <c>second ruritanian</c>, <c>44-day</c>; empty when it is only "the war".</param>
/// <param name="From">Its first day, as far as it is known.</param>
/// <param name="To">Its last day, as far as it is known.</param>
internal sealed record War(string Name, LocalDate From, LocalDate To)
{
    /// <summary>How many days the dates leave open; a war dated by its days is better known than one dated by its years.</summary>
    public int Length => Period.DaysBetween(From, To);
}

/// <summary>Collects the wars that a text dates somewhere, by their years, their first and last days, or how long they took.</summary>
internal static partial class WarFinder
{
    private const int Near = 45;

    private static readonly SearchValues<string> Words = SearchValues.Create(["war", "hostilities", "fighting", "ceasefire", "cease-fire", "truce", "armistice", "capitulation", "surrender", "peace "], StringComparison.OrdinalIgnoreCase);

    private const int SlackDays = 60;

    /// <summary>All of them, the earliest first.</summary>
    public static List<War> In(IReadOnlyList<Sentence> sentences, DateFinder finder, LocalDate latest)
    {
        var found = new List<War>();
        var (days, daysName) = (0, "");
        var (begins, ends) = (new List<LocalDate>(), new List<LocalDate>());
        foreach (var sentence in sentences)
        {
            var text = sentence.Text;
            if (!text.AsSpan().ContainsAny(Words)) continue;
            if (Named().Matches(text) is not { Count: > 0 } wars)
            {
                if (Ceasefire().IsMatch(text) && finder.In(text).FirstOrDefault(date => date.Date.Precision == DatePrecision.Day) is { Date.Earliest: { } silent }) ends.Add(silent);
                continue;
            }

            var dates = finder.In(text).Concat(CountedDates.In(text, null, latest)).ToList();
            foreach (Match war in wars)
            {
                var name = NameOf(war);
                if (Length().Match(name) is { Success: true } length) (days, daysName) = (Days(length), name);
                foreach (var date in dates)
                {
                    var isBeside = (date.Start >= war.Index && date.Start - (war.Index + war.Length) is >= 0 and < Near && Joins(text, war.Index + war.Length, date.Start)) || (date.Start >= war.Index && date.End <= war.Index + war.Length);
                    if (isBeside && date.Date is { Precision: not DatePrecision.Day and not DatePrecision.Month, Earliest: { } from, Latest: { } to }) found.Add(new War(name, from, to));
                }

                var day = dates.FirstOrDefault(date => date.Date.Precision == DatePrecision.Day && date.Basis == Domain.Occurrences.DateBasis.Explicit)?.Date.Earliest;
                if (day is not null && (Ended().IsMatch(text) || Ceasefire().IsMatch(text))) ends.Add(day.Value);
                else if (day is not null && Began().IsMatch(text)) begins.Add(day.Value);
            }
        }

        AddByDays(found, begins, ends, days, daysName);
        return [.. found.Where(one => !found.Any(other => other != one && other.From >= one.From.PlusDays(-20) && other.To <= one.To.PlusDays(20) && other.Length < one.Length)).Distinct().OrderBy(one => one.From)];
    }

    /// <summary>The words that name a war, without articles.</summary>
    public static string NameOf(Match war) => war.Groups["name"].Value.Trim().ToLowerInvariant();

    /// <summary>A war with the words before it.</summary>
    [GeneratedRegex(@"(?<name>(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ll]ast|\d{1,3}-[Dd]ay(?:s)?|(?:\w+-)+(?:day|week|month|year)|\d{4}(?:-\d{2,4})?|\p{Lu}[\w-]+)\s+){0,3})\b[Ww]ar\b(?!\s+(?:crime|criminal|prisoner|veteran|hero)|-)|\b(?:hostilities|fighting)\b", RegexOptions.ExplicitCapture)]
    public static partial Regex Named();

    private static void AddByDays(List<War> found, List<LocalDate> begins, List<LocalDate> ends, int days, string name)
    {
        if (ends.Count == 0)
        {
            if (days > 0 && begins.Count > 0) found.Add(new War(name, begins[0], begins[0].PlusDays(days)));
            return;
        }

        // A ceasefire counts as the end of a war whose length is told, or that is known to have been in that year.
        if (ends.Where(day => found.Any(war => war.From <= day && day <= war.To.PlusDays(SlackDays))).ToList() is { Count: > 0 } within) ends = within;
        var end = ends.GroupBy(day => day).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).First().Key;
        var begin = begins.Where(day => day < end).DefaultIfEmpty().Max();
        if (days > 0) found.Add(new War(name, end.PlusDays(-days), end));
        else if (begin != default) found.Add(new War("", begin, end));
        else if (found.LastOrDefault(war => war.From <= end && end <= war.To) is { } vague) found.Add(vague with { To = end });
    }

    private static int Days(Match length) => int.Parse(length.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) * length.Groups["unit"].Value switch { "week" => 7, "month" => 30, "year" => 365, _ => 1 };

    /// <summary>Whether nothing but little words stands between a war and its date: "the war in the early 1990s".</summary>
    private static bool Joins(string text, int from, int to) => Between().IsMatch(text.AsSpan(from, to - from));

    [GeneratedRegex(@"^[\s,(]*(?:(?:of|in|from|between|during|for|the|took|place|lasted|raged|fought|against|with|early|late|mid|last|this|year|\p{Lu}\w+)[\s-]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?<count>\d{1,3})-(?<unit>day|week|month|year)")]
    private static partial Regex Length();

    [GeneratedRegex(@"\b(?:end|ended|ending|halted|stopped|put an end|ceased|concluded)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b(?:broke out|began|begun|started|erupted|outbreak|launched|unleashed)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Began();

    [GeneratedRegex(@"\b(?:[Cc]ease-?fire|[Tt]ruce|[Aa]rmistice|[Cc]apitulation|[Ss]urrender|[Pp]eace (?:agreement|accord|treaty)|act of surrender)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Ceasefire();
}
