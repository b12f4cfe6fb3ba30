using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Reading.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Discourse;

/// <summary>The wars that a text dates somewhere, so that "during the war" and "after the war" mean days elsewhere in it.</summary>
internal sealed partial class Wars
{
    private readonly List<(LocalDate From, LocalDate To)> _all = [];

    /// <summary>Looks for sentences that date a war: its years, its end, the days that it lasted.</summary>
    public Wars(IEnumerable<Sentence> sentences, DateFinder finder, LocalDate latest)
    {
        var days = 0;
        var ends = new List<LocalDate>();
        foreach (var sentence in sentences)
        {
            if (War().Match(sentence.Text) is not { Success: true } war) continue;
            if (Lasted().Match(sentence.Text) is { Success: true } lasted) days = int.Parse(lasted.Groups["days"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            var dates = finder.In(sentence.Text);
            var near = dates.FirstOrDefault(date => date.Start >= war.Index && date.Start - war.Index < 40);
            if (near is { Date: { Precision: DatePrecision.Interval, Earliest: { } from, Latest: { } to } }) _all.Add((from, to));
            if (Ended().IsMatch(sentence.Text) && dates.FirstOrDefault(date => date.Date.Precision == DatePrecision.Day) is { Date.Earliest: { } end }) ends.Add(end);
            foreach (var counted in CountedDates.In(sentence.Text, null, latest))
            {
                if (counted.Start - war.Index is > 0 and < 30 && counted.Date is { Earliest: { } first, Latest: { } last }) _all.Add((first, last));
            }
        }

        if (ends.Count > 0) _all.Add((ends[0].PlusDays(days > 0 ? 1 - days : -30), ends[0]));
    }

    /// <summary>The days that "during the war" or "after the war" in a sentence mean; null when it has no such words, or no war is dated.</summary>
    public (Edtf Date, string Rule)? Around(string sentence, LocalDate latest)
    {
        if (_all.Count == 0) return null;
        if (During().Match(sentence) is { Success: true } during)
        {
            var first = during.Value.Contains("irst", StringComparison.Ordinal);
            var (from, to) = first ? _all.MinBy(war => war.From) : _all.MaxBy(war => war.From);
            return (DateText.About(from, to), "during the war that the text dates elsewhere");
        }

        return After().IsMatch(sentence) ? (DateText.About(_all.Max(war => war.To), latest), "after the war that the text dates elsewhere, until the document's end") : null;
    }

    [GeneratedRegex(@"\b[Ww]ar\b|\bhostilities\b")]
    private static partial Regex War();

    [GeneratedRegex(@"\b(?<days>\d{1,3})[- ][Dd]ays?\b[^.]{0,30}?\b[Ww]ar\b")]
    private static partial Regex Lasted();

    [GeneratedRegex(@"\b(end|ended|ending|halted|stopped|put an end)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b(during|in|throughout|into|joined) (the )?((\w+[- ]){0,3}[Ww]ar|hostilities|fighting|military (operations|actions?))\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex During();

    [GeneratedRegex(@"\b(after|since|following) (the )?(end of (the )?)?((\w+[- ]){0,3}war\b|hostilities|occupation)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex After();
}
