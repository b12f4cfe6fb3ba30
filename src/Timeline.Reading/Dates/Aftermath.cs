using System.Text.RegularExpressions;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Dates;

/// <summary>Reads "after the treaty of 1998": the date is the treaty's, and what the sentence tells came later; and "recently", which is the year of the document.</summary>
internal static partial class Aftermath
{
    private const int Farthest = 16;

    /// <summary>The dates of a sentence, with those that lie within such words marked, and the spans that the words come to.</summary>
    public static List<DateMention> In(Sentence sentence, IReadOnlyList<DateMention> dates, LocalDate latest)
    {
        var all = Marked(sentence, dates, latest);
        all.Sort((one, other) => one.Start.CompareTo(other.Start));
        return all;
    }

    private static List<DateMention> Marked(Sentence sentence, IReadOnlyList<DateMention> dates, LocalDate latest)
    {
        var all = new List<DateMention>(dates.Count);
        foreach (var date in dates)
        {
            if (date.Basis != DateBasis.Explicit || date.Date.Earliest is not { } from || Opening(sentence, date) is not { } at)
            {
                all.Add(date.Basis == DateBasis.Explicit && IsCountedFrom(sentence, date) ? date with { IsInner = true } : date);
                continue;
            }

            var word = sentence.Tokens[at];
            all.Add(new DateMention(word.Start - sentence.Start, word.End - sentence.Start, DateText.About(from, latest < from ? from : latest), DateBasis.Relative, date.YearGiven, "after what is dated beside it, until the document's end") { IsSpan = true });
            all.Add(date with { IsInner = true });
        }

        if (!sentence.Text.Contains("ecent", StringComparison.Ordinal)) return all;
        foreach (Match match in Recent().Matches(sentence.Text))
            all.Add(new DateMention(match.Index, match.Index + match.Length, Edtf.Parse($"{DateText.Year(latest.Year, "")}~"), DateBasis.Relative, false, "recent: the year of the document") { IsVague = true });
        return all;
    }

    /// <summary>The "after" whose words a date closes; null when there is none, or when it is said of a meeting, on whose day one goes on to speak.</summary>
    private static int? Opening(Sentence sentence, DateMention date)
    {
        var tokens = sentence.Tokens;
        var first = sentence.TokenAt(date.Start);
        for (var i = first - 1; i >= 0 && i >= first - Farthest; i--)
        {
            var token = tokens[i];
            if (token.Text is ";" or "\"" or "“" or "”" or ":" or "(" or ",") return null;
            if (Lexicon.Find(token.Lower) is ({ Kind: OccurrenceKind.Meeting }, WordForm.Noun)) return null;
            if (token.Lower is "since" && tokens.Skip(i + 1).Take(first - i - 1).Any(between => between.Lower is "was" or "were" or "had" || Lexicon.Find(between.Lower) is (_, WordForm.Past))) return null;
            if (token.Lower is "after" or "following" or "since") return i < first - 1 && !(i == first - 2 && tokens[i + 1].Lower is "the" or "early" or "late" or "mid") && !(i > 0 && tokens[i - 1].Lower is "day" or "days" or "week" or "weeks" or "month" or "months" or "year" or "years") ? i : null;
        }

        return null;
    }

    /// <summary>Whether a date only closes words that count from it: "two days after the summit of 5 May".</summary>
    private static bool IsCountedFrom(Sentence sentence, DateMention date)
    {
        var tokens = sentence.Tokens;
        var first = sentence.TokenAt(date.Start);
        for (var i = first - 1; i > 0 && i >= first - Farthest; i--)
        {
            if (!tokens[i].IsWord && tokens[i].Text is not "'") return false;
            if (tokens[i].Lower is "after" or "before") return tokens[i - 1].Lower is "day" or "days" or "week" or "weeks" or "month" or "months" or "year" or "years";
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:[Rr]ecent (?!years|months|weeks|days|times|decades|past|history|developments|events)|(?:[Jj]ust )?[Rr]ecently\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex Recent();
}
