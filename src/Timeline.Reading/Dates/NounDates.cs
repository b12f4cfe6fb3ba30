using System.Text.RegularExpressions;

namespace Timeline.Reading.Dates;

/// <summary>Sees dates that only name a thing: "the treaty of 1951", "a 1951 treaty" and "the protocol of January 1900" tell when that was, and not in which year the story is.</summary>
internal static partial class NounDates
{
    /// <summary>Whether a year at some place of a sentence names a thing.</summary>
    public static bool HasYearAt(string sentence, int at) => Of().IsMatch(sentence[..at]);

    /// <summary>Whether a date names a thing.</summary>
    public static bool Has(string sentence, DateMention date) =>
        sentence.AsSpan(date.Start).StartsWith("of ", StringComparison.Ordinal) || (date.Start > 3 && sentence.AsSpan(date.Start - 3).StartsWith("of ", StringComparison.Ordinal));

    [GeneratedRegex("(?<!(?:end|beginning|start|middle|half|part|days|weeks|months|spring|summer|autumn|fall|winter|year|day|" + DatePatterns.MonthNames + ")\\s)of\\s+(?:(?:early|late|mid)[- ])?(?:\\d{1,2}\\s+)?(?:(?:" + DatePatterns.MonthNames + ")\\s+)?(?:\\d{1,2},\\s+)?$|\\b(?:an?|the|its|their|his|her|this)\\s$")]
    private static partial Regex Of();
}
