using System.Buffers;
using System.Text.RegularExpressions;

namespace Timeline.Reading.Dates;

/// <summary>Finds digits in which no date of an event is meant: those of papers, of names, and of days still to come.</summary>
internal static partial class NoDates
{
    private const string Day = "(?:" + DatePatterns.Days + " (?:of )?" + DatePatterns.Months + "|" + DatePatterns.Months + " " + DatePatterns.Days + ")";
    private const string AnyYear = "(?:,? " + DatePatterns.Years + ")?";

    // Most sentences have none of these words, and trying all the forms at each place is slow.
    private static readonly SearchValues<string> PaperWords = SearchValues.Create(
        ["http", "www.", "ccessed", "onsulted", "etrieved", "iewed", "born", "esolution", "rticle", "lause", "aragraph", "No.", "anuscript", "issue", "umber", "dition", "ulletin", "diting"], StringComparison.Ordinal);

    private static readonly SearchValues<string> NameWords = SearchValues.Create(
        ["Movement", "Revolution", "Uprising", "Brigade", "Alliance", "Forces", "Party", "Street", "Square", "Avenue", "Stadium", "Airport", "University", "Bridge", "deadline", "ultimatum", "target date", "\"", "“"], StringComparison.Ordinal);

    private static readonly SearchValues<string> PutOffWords = SearchValues.Create(["prolonged", "extended", "postponed", "delayed", "adjourned", "rescheduled", "deferred", "brought forward", "put off"], StringComparison.Ordinal);

    private static readonly SearchValues<string> MostWords = SearchValues.Create(["first", "est ", "worst"], StringComparison.Ordinal);

    private static readonly SearchValues<string> AheadWords = SearchValues.Create(
        ["xpected", "lanned", "cheduled", "due", "lated", "oreseen", "expire", "run", "lapse", "falls due", "comes up", "by", "By", "ntil", "efore", "As of", "as of", "o later than", "head of", "for", " to "], StringComparison.Ordinal);

    /// <summary>Where they stand.</summary>
    public static List<(int Start, int End)> In(string sentence)
    {
        var found = new List<(int Start, int End)>();
        if (sentence.AsSpan().ContainsAny(PaperWords)) Add(Papers());
        if (sentence.AsSpan().ContainsAny(NameWords)) Add(Names());
        if (sentence.AsSpan().ContainsAny(PutOffWords)) Add(PutOff());
        if (sentence.Contains("since ", StringComparison.Ordinal) && sentence.AsSpan().ContainsAny(MostWords)) Add(FirstSince());
        if (sentence.AsSpan().ContainsAny(AheadWords))
        {
            foreach (Match match in Ahead().Matches(sentence))
            {
                if (!IsReached(sentence, match)) found.Add((match.Index, match.Index + match.Length));
            }
        }

        return found;

        void Add(Regex pattern)
        {
            foreach (var match in pattern.EnumerateMatches(sentence)) found.Add((match.Index, match.Index + match.Length));
        }
    }

    /// <summary>"By December talks were suspended", "was silent until 6 June, when it spoke": what had come to pass by then is no deadline.</summary>
    private static bool IsReached(string sentence, Match match) =>
        (match.Value.StartsWith("until ", StringComparison.OrdinalIgnoreCase) && sentence.AsSpan(match.Index + match.Length).StartsWith(", when ", StringComparison.Ordinal))
        || (match.Value.StartsWith("by ", StringComparison.OrdinalIgnoreCase) && !ToBeDone().IsMatch(sentence));

    /// <summary>Access dates, births, addresses, numbers of papers, and when a paper was closed.</summary>
    [GeneratedRegex(@"https?:\S+|www\.\S+|\(?accessed(?: on)?:? [^)]{0,40}|(?:\(|^)(?:last )?(?:consulted|retrieved|viewed)(?: on)?:? [^)]{0,30}|\b(?:manuscript|issue|number|edition|bulletin|editing) (?:was |is )?(?:closed|goes to press|went to press) on [^.;]{0,40}|\bborn (?:on |in )?(?:" + DatePatterns.Months + @"\s+\d{1,2},?\s+)?[^,;.)]{0,24}|\bresolutions? (?:No\.? )?\d+(?: \((?:19|20)\d\d\))?|\b(?:Articles?|clauses?|paragraphs?|No\.) \d+(?:\s*\(\d+\))?", RegexOptions.IgnoreCase)]
    private static partial Regex Papers();

    /// <summary>What is called by a day: a movement, a street, a deadline.</summary>
    [GeneratedRegex(@"[""“]\d{1,2} " + DatePatterns.Months + @"[""”]|\b" + Day + AnyYear + @" (?:(?-i:Movement|Revolution|Uprising|Brigade|Alliance|Forces|Party|Street|Square|Avenue|Stadium|Airport|University|Bridge)|deadline|ultimatum|target date)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    /// <summary>To when something was put off.</summary>
    [GeneratedRegex(@"(?<=\b(?:prolonged|extended|postponed|delayed|adjourned|rescheduled|deferred|brought forward|put off)\b[^.;]{0,40})\b(?:to|for) " + Day, RegexOptions.IgnoreCase)]
    private static partial Regex PutOff();

    /// <summary>Since when there was nothing like it: "his first visit since 2019".</summary>
    [GeneratedRegex(@"(?<=\b(?:first|worst|\w{3,}est)\b[^.;]{0,60})\bsince (?:at least |the )?(?:" + Day + AnyYear + "|(?:" + DatePatterns.Months + " )?" + DatePatterns.Years + ")(?!, when)")]
    private static partial Regex FirstSince();

    /// <summary>Plans, deadlines and what runs out.</summary>
    [GeneratedRegex(@"\b(?:expected|planned|scheduled|due|slated|foreseen)\b(?: to \w+(?: \w+)?)?(?: (?:for|in|on|at|by|within|early|late|mid|the|next|end of))* (?:" + DatePatterns.Months + "(?: " + DatePatterns.Days + ")?|" + DatePatterns.Days + " " + DatePatterns.Months + "|" + DatePatterns.Years + ")" + AnyYear + @"|\b(?:expires?|runs? out|lapses?|falls due|comes up) (?:again )?(?:on|in) (?:" + Day + "|" + DatePatterns.Months + ")(?!,? " + DatePatterns.Years + @")|\b(?:is|are|was|were) (?:then |also |only |later )?to (?:be \w+|take place|meet|begin|open|start|follow|resume) (?:again )?(?:in|on|at|at the end of|in early|in late|in mid-) ?(?:" + Day + "|" + DatePatterns.Months + "|" + DatePatterns.Years + ")" + AnyYear + @"|\b(?:by|until|before|as of|no later than|ahead of|run-up to) (?:the )?(?:end of )?(?:" + DatePatterns.Months + " " + DatePatterns.Days + "|" + DatePatterns.Days + " " + DatePatterns.Months + "|" + DatePatterns.Months + "|" + DatePatterns.Years + ")" + AnyYear + @"|\bfor (?:the )?(?:period |years )?" + DatePatterns.Years + "-" + DatePatterns.Years, RegexOptions.IgnoreCase)]
    private static partial Regex Ahead();

    /// <summary>Words of what is still to be done, behind which "by May" is a deadline.</summary>
    [GeneratedRegex(@"\b(?:will|would|shall|should|must|may|might|could|can|(?:is|are|was|were|has|have|had|due|ready|pledged?|promised?|planned?|plans|hoped?|wants?|wanted|expect(?:ed|s)?|agreed|demand(?:ed|s)?|intend(?:ed|s)?) to|to be|deadline|target)\b")]
    private static partial Regex ToBeDone();
}
