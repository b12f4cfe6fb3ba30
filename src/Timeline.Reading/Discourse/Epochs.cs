using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Dates;

namespace Timeline.Reading.Discourse;

/// <summary>Reads words that date something by a war or an occupation: "during the war", "twenty days after its end", "over the thirty-year occupation".</summary>
/// <param name="wars">The wars that the text dates, the earliest first.</param>
/// <param name="latest">The last day of the time for which the document was issued.</param>
internal sealed partial class Epochs(IReadOnlyList<War> wars, LocalDate latest)
{
    private const int SoonAfter = 10;
    private const int DaysFresh = 550;
    private const int YearsAfter = 2;

    private static readonly SearchValues<string> Words = SearchValues.Create(["war", "War", "hostilities", "fighting", "occupation", "rule", "siege", "blockade", "conflict", "dictatorship", "insurgency"], StringComparison.Ordinal);

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The last war that ended before the document did; null when the text dates none.</summary>
    public War? Last => wars.Count > 0 ? wars[^1] : null;

    /// <summary>All such words of a sentence.</summary>
    public IEnumerable<DateMention> In(string sentence)
    {
        if (!sentence.AsSpan().ContainsAny(Words)) yield break;
        foreach (Match match in Spans().Matches(sentence))
        {
            var (date, rule) = Read(match);
            if (date is { } found) yield return new DateMention(match.Index, match.Index + match.Length, found, DateBasis.Relative, false, rule) { IsSpan = true };
        }
    }

    /// <summary>The war that a noun with its name means; null when the text does not date it.</summary>
    public War? Find(string name)
    {
        if (name is "second world") return new War(name, new LocalDate(1939, 9, 1), new LocalDate(1945, 9, 2));
        if (name is "first world" or "great") return new War(name, new LocalDate(1914, 7, 28), new LocalDate(1918, 11, 11));
        if (name is "cold") return new War(name, new LocalDate(1947, 1, 1), new LocalDate(1991, 12, 31));
        if (wars.Count == 0) return null;
        if (name.EndsWith("world", StringComparison.Ordinal) || name.EndsWith("civil", StringComparison.Ordinal)) return wars.LastOrDefault(war => war.Name == name);
        if (wars.LastOrDefault(war => war.Name == name) is { } known && name.Length > 0) return known;
        return name.Contains("first", StringComparison.Ordinal) ? wars[0] : wars[^1];
    }

    private (Edtf? Date, string Rule) Read(Match match)
    {
        if (match.Groups["long"].Success) return Long(match);
        var named = WarFinder.Named().Match(match.Value);
        if (Find(named.Success ? WarFinder.NameOf(named) : "") is not { } war) return (null, "");
        if (match.Groups["during"].Success) return (DateText.About(war.From, war.To), "during the war that the text dates elsewhere");
        if (match.Groups["count"].Success && Count(match.Groups["count"].Value) is { } count)
            return (Edtf.FromDay(match.Groups["unit"].Value switch { "day" => war.To.PlusDays(count), "week" => war.To.PlusWeeks(count), "month" => war.To.PlusMonths(count), _ => war.To.PlusYears(count) }), "counted from the end of the war");
        return match.Groups["soon"].Success
            ? (DateText.About(war.To, war.To.PlusDays(SoonAfter)), "right after the war that the text dates elsewhere")
            : war.To.PlusDays(DaysFresh) >= latest ? (DateText.About(war.To, latest < war.To ? war.To : latest), "after the war that the text dates elsewhere, until the document's end")
            : (DateText.About(war.To, war.To.PlusYears(YearsAfter)), "in the years after the war");
    }

    /// <summary>What lasted so many years ended with the last war, if there was one, else it goes on.</summary>
    private (Edtf? Date, string Rule) Long(Match match)
    {
        if (Count(match.Groups["long"].Value) is not { } count) return (null, "");
        var years = match.Groups["span"].Value == "decade" ? count * 10 : count;
        var end = Last?.To ?? latest;
        return years is 0 or > 200 || years >= end.Year ? (null, "") : (Edtf.Parse(string.Create(CultureInfo.InvariantCulture, $"{end.Year - years:0000}~/{Edtf.FromDay(end)}~")), "as many years before the end of the last war");
    }

    private static int? Count(string words)
    {
        var word = words.ToLowerInvariant();
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)) return digits;
        var at = Array.IndexOf(Numbers, word);
        return at > 0 ? at : word switch { "twenty" => 20, "thirty" => 30, "forty" => 40, "a" or "an" => 1, _ => null };
    }

    private const string War = @"(?:the |this |that |its |their )?(?:(?:recent|last|latest|previous|(?i:first|second|third)|\d{1,3}-[Dd]ay|\p{Lu}[\w-]+)\s+){0,3}(?:[Ww]ar\b(?!\s+(?:crime|criminal))|hostilities\b|fighting\b)";

    [GeneratedRegex(
        @"\b(?:(?<during>(?:[Dd]uring|[Ii]n|[Tt]hroughout|[Aa]mid|[Ii]n the course of|into|joined) (?:the days of |the \d+ days of )?" + War + @")"
        + @"|(?<soon>(?:[Ii]mmediately|[Ss]hortly|[Ss]oon|[Rr]ight) )?(?:(?<count>\d{1,3}|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]wenty|[Tt]hirty) (?<unit>day|week|month|year)s? )?(?:[Aa]fter|[Ss]ince|[Ff]ollowing) (?:the )?(?:(?:end|conclusion|close|cessation|termination) of )?" + War + @"(?: (?:had )?(?:ended|was over|broke out|began))?"
        + @"|(?:[Dd]uring|[Oo]ver|[Tt]hroughout|[Uu]nder|[Aa]fter) (?:the |its |this |their |an? )?(?:almost |nearly |about |more than )?(?<long>\w+)[ -](?<span>year|decade)s?(?:[ -]long)? (?:\p{L}+ )?(?:occupation|rule|siege|blockade|war|conflict|dictatorship|insurgency)\b)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Spans();
}
