using System.Text.RegularExpressions;

namespace Timeline.Reading.Dates;

/// <summary>The forms in which English writes dates.</summary>
internal static partial class DatePatterns
{
    /// <summary>The months by their full names, as alternatives of a pattern.</summary>
    public const string MonthNames = "January|February|March|April|May|June|July|August|September|October|November|December";

    /// <summary>The months, shortened too.</summary>
    public const string Months = "(?:" + MonthNames + "|Jan\\.|Feb\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\.)";
    /// <summary>The months, shortened with or without a full stop.</summary>
    public const string ShortMonths = "(?:" + MonthNames + "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
    /// <summary>A day of a month.</summary>
    public const string Days = "(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?";
    /// <summary>A year.</summary>
    public const string Years = "(?:1[5-9]\\d\\d|20\\d\\d)";
    private const string Part = "(?:(?<part>early|mid|late|middle|beginning|start|end|first half|second half|first days|first week|opening days|last days|last week|closing days|final days)(?:[\\s-]+(?:of[\\s-]+)?|-)(?:the\\s+)?)?";
    private const string YearAfter = "(?:,?\\s+(?:of\\s+)?(?<year>" + Years + ")\\b(?![-/]\\d)|,?\\s+(?:of\\s+)?(?<rel>last|this|next|the same|that|the next|the following|the previous|the preceding) year\\b|,?\\s+of the year (?<rel>after|before)\\b)?";

    /// <summary>A month before its day or days: <c>December 9-10, 2021</c>, <c>May 12th</c>, <c>December 4 and 19</c>.</summary>
    [GeneratedRegex("(?<night>night (?:leading to|of|to|before|from|on) (?:the )?)?\\b(?<month>" + ShortMonths + ")\\s+(?<day>" + Days + ")\\b(?!\\s+(?:per cent|percent))(?:\\s*(?:-|to|until|through|till)\\s*(?:(?<month2>" + ShortMonths + ")\\s+)?(?<day2>" + Days + ")\\b)?(?:(?:\\s+and|,)\\s+(?<more>" + Days + ")\\b(?=\\s*[,.;)]|\\s+(?:and|in|at|of|this|the|about|some|around|when|near|with|by|between|under|for|from|to|he|she|they|it|both|as|more|\\p{Lu})\\b))?" + YearAfter)]
    public static partial Regex MonthFirst();

    /// <summary>A day or days before their month: <c>28th of September 2020</c>, <c>9 and 10 November</c>, <c>24-31 May</c>.</summary>
    [GeneratedRegex("(?<night>night (?:leading to|of|to|before|from|on) (?:the )?)?\\b(?<![.,]\\d*)(?<day>" + Days + ")(?:\\s+(?:of\\s+)?(?<month0>" + ShortMonths + "))?(?:\\s*(?<join>-|to|until|till|and)\\s*(?<day2>" + Days + "))?\\s+(?:of\\s+)?(?<month>" + ShortMonths + ")\\b(?!\\s+\\d{1,2}\\b)" + YearAfter)]
    public static partial Regex DayFirst();

    /// <summary>The year before the rest, as chronicles have it: <c>2004 August</c>, <c>2004 28 October</c>, <c>2004 October 28</c>.</summary>
    [GeneratedRegex("^[-•\\s]*(?<year>" + Years + ")\\s+(?:(?<d>" + Days + ")\\s+(?<month>" + Months + ")|(?<month>" + Months + ")(?:\\s+(?<d>" + Days + ")\\b)?)(?!,? " + Years + ")(?!\\w)")]
    public static partial Regex YearFirst();

    /// <summary>A month without day: <c>in early October 2024</c>, <c>at the end of August this year</c>, <c>last November</c>.</summary>
    [GeneratedRegex("\\b" + Part + "(?<before>(?:in|since|until|till|by|during|of|throughout|from|to|last|this|next|following|that|early|late|mid|for|until|through|between|and|the|,|-)\\s+|-|\\()?(?<month>" + Months + ")\\b(?!\\s+\\d{1,2}\\b(?!\\d))" + YearAfter, RegexOptions.IgnoreCase)]
    public static partial Regex MonthOnly();

    /// <summary>Years, their parts, ranges, decades and seasons: <c>late 1990s</c>, <c>1991-94</c>, <c>fall 2020</c>, <c>since 2018</c>.</summary>
    [GeneratedRegex("(?<open>\\bsince\\s+(?:the\\s+)?)?(?<span>\\bbetween\\s+)?(?<![\\d.,$€£/-])\\b" + Part + "(?:(?<season>spring|summer|autumn|fall|winter)\\s+(?:of\\s+)?)?(?:\\b|(?<=-))(?<year>" + Years + ")(?<plural>'?s\\b)?(?:\\s*(?<join>-|/|to|until|till|through|and)\\s*(?:the\\s+(?:end|beginning)\\s+of\\s+)?(?<year2>" + Years + "|\\d\\d(?!\\d))\\b(?!\\s*(?:" + Months + ")))?(?![\\d%-]|[.,]\\d|\\s*(?:km|kilomet|million|billion|thousand|people|soldiers|troops|civilians|servicemen|hectares|dead|meters|metres|tons|MW|mw|percent|refugees|families|sq)\\b)", RegexOptions.IgnoreCase)]
    public static partial Regex YearOnly();

    /// <summary>A day written with numbers alone: <c>2021-05-12</c>, <c>2021/05/12</c>, <c>12.05.2021</c>.</summary>
    [GeneratedRegex("(?<![\\d./-])(?:(?<year>" + Years + ")[-/](?<m>\\d\\d)[-/](?<d>\\d\\d)|(?<d>\\d\\d?)\\.(?<m>\\d\\d?)\\.(?<year>" + Years + "))(?![\\d/-]|\\.\\d)")]
    public static partial Regex Numeric();

    /// <summary>Words that count from another date: <c>ten days ago</c>, <c>earlier on the same day</c>, <c>late last year</c>, <c>this summer</c>, <c>on the closing day</c>.</summary>
    [GeneratedRegex("\\b(?:(?<same>(?:the|that) same (?:day|evening|morning|night|afternoon)|that (?:very )?(?:day|evening|morning|night|afternoon)|(?:in|at|on|during) (?:the|that) same (?:sitting|session|debate|panel|hearing|meeting|event|ceremony|occasion|conference|forum|summit)|(?<=^)at (?:the|that) time(?=,)|(?:hours|minutes) (?:later|earlier)|the day(?! (?:after|before|following)))(?=\\W)|(?<shift>the )?(?<which>next|following|previous) (?<unit>day|morning|evening|night|afternoon|week|month|year)|the (?<unit>day|week|month|year) (?<way>after|before)(?! (?:last|yesterday|tomorrow))|(?<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|\\d{1,3}|just \\w+|several|few)\\s+(?<unit>day|week|fortnight|month|year|decade)s?\\s+(?<way>ago|later|earlier|after|before|afterwards|on(?=,))(?!\\w| than)|(?<!\\bfor )(?<which>last|this|previous) (?<unit>summer|spring|autumn|winter|week|month|year|decade)(?!s?'s?)|(?<edge>on (?:the|its|their) (?:(?<from>opening|first)|(?<nth>second|third|fourth)|closing|final|last)) (?<unit>day)(?! of (?!(?:the |his |her |their |its )(?:visit|trip|talks|session|meeting|summit|forum|conference)))|(?<edge>on the last of (?:these|those|the) days|at the end of (?:it|them|the (?:talks|visit|session|meeting|summit|conference)))|(?<now>yesterday)|(?<morrow>the morrow|the day following))\\b", RegexOptions.IgnoreCase)]
    public static partial Regex Counted();

    /// <summary>The part of the year before words like <c>last year</c>.</summary>
    [GeneratedRegex("\\b(?<part>early|mid|late|end of|beginning of)[\\s-]+(?:the\\s+)?$", RegexOptions.IgnoreCase)]
    public static partial Regex PartBefore();
}
