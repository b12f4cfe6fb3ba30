using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>Says which word of a sentence a date belongs to.</summary>
internal static class Attachment
{
    private const int FarthestNoun = 5;
    private const int FarthestWord = 30;
    private const int FarthestInner = 12;
    private const int NearestNoun = 3;
    private const int NearestSpeech = 6;
    private const int FarthestAhead = 20;
    private const int FarthestBracket = 9;
    private const int FarthestOpening = 9;

    private static readonly FrozenSet<string> Stops = FrozenSet.Create(",", ";", ":", "(", ")", "\"", ".", "in", "on", "at", "that", "which", "when", "and", "to", "of", "by", "for", "with", "a", "an", "the", "its", "his", "her", "their", "this", "as");
    private static readonly FrozenSet<string> Openers = FrozenSet.Create("until", "when", "whereupon", "where", "because", "who", "which", "and", "but", "while", "although", "though", "that", "there", "then", "finally", "instead");
    private static readonly FrozenSet<string> Leads = FrozenSet.Create("on", "in", "at", "late", "early", "earlier", "later", "since", "during", "by", "from", "meanwhile", "meantime", "hours", "the", "of", "same", "only", "then", "also", "however", "thus", "previously", "morning", "evening", "night", "afternoon", "small", "days", "day", "week", "weeks", "month", "months", "first", "last", "dawn", "midnight", "noon", "weekend", "spring", "summer", "autumn", "fall", "winter", "next", "following", "mid", "end", "beginning", "start", "around", "about", "towards", "toward", "shortly", "before", "after", "just", "until", "but", "yet");

    private static readonly FrozenSet<string> Times = FrozenSet.Create(
        "hours", "morning", "evening", "night", "afternoon", "days", "day", "week", "weeks", "month", "months", "end", "beginning", "middle", "start", "eve", "course", "spring", "summer", "autumn", "fall", "winter", "half", "weekend", "dawn", "part", "close");

    /// <summary>The trigger to which a date belongs; null when it opens the sentence and so belongs to all of it, or when there is none.</summary>
    public static (Trigger? To, bool Leads) Of(DateMention date, Sentence sentence, IReadOnlyList<Trigger> triggers)
    {
        var tokens = sentence.Tokens;
        var (from, to) = (sentence.TokenAt(date.Start), sentence.TokenAt(date.End));
        if (date.IsAhead) return (triggers.FirstOrDefault(trigger => trigger.At >= to && trigger.At - to <= FarthestInner && tokens.Skip(to).Take(trigger.At - to).Count(token => token.Text is ",") is 0 or 2), false);
        if (date.IsVague) return (Beside(triggers, from, to), false);
        if (date.IsSpan) triggers = [.. triggers.Where(trigger => (trigger.At < from || trigger.At >= to) && (trigger.Form != WordForm.Noun || (trigger.At < from && from - trigger.At <= NearestNoun)))];
        for (var i = to; i < tokens.Count && i < to + FarthestNoun; i++)
        {
            if (Stops.Contains(tokens[i].Lower)) break;
            if (triggers.FirstOrDefault(trigger => trigger.At == i) is not { } near) continue;
            if (near.Form == WordForm.Noun) return (near, false);
            break;
        }

        if (BeforeVerb(date, tokens, triggers, from, to) is { } right) return (right, false);
        if (from > 0 && tokens[from - 1].Text == "(") return (triggers.LastOrDefault(trigger => trigger.At < from && from - trigger.At <= FarthestBracket), false);

        // "its proposal of 12 February" dates the proposal, whatever that came to.
        if (from > 1 && tokens[from - 1].Lower is "of" or "dated" && tokens[from - 2] is { IsCapital: false, IsWord: true } noun && Lexicon.Find(noun.Lower) is null && !Times.Contains(noun.Lower)) return (null, false);
        if (IsName(date, sentence) && !triggers.Any(trigger => trigger.At >= to && trigger.At < to + FarthestNoun && trigger.Form == WordForm.Noun)) return (null, false);
        if (date.IsInner) return (triggers.LastOrDefault(trigger => trigger.At < from && trigger.At >= from - FarthestInner && !tokens.Skip(trigger.At).Take(from - trigger.At).Any(token => token.Lower is "after" or "following" or "since")), false);
        // "The Treaty of Shimoda of 7 February 1855", though it opens its sentence.
        if (from > 1 && tokens[from - 1].Lower is "of" && triggers.LastOrDefault(trigger => trigger.At < from && trigger is { Form: WordForm.Noun, Word.Kind: OccurrenceKind.Agreement }) is { } paper && tokens.Skip(paper.At + 1).Take(from - paper.At - 1).All(token => token.IsCapital || token.Lower is "of" or "on" or "and" or "the")) return (Vehicle(tokens, paper, triggers) ?? paper, false);
        if (from < 14 && tokens.Take(from).All(token => !token.IsWord || Leads.Contains(token.Lower) || token.IsCapital || token.Lower is "context" or "this" or "a" or "and" or "same" or "time" or "result" or "as"))
            return (null, true);
        if (OpensClause(tokens, from, to) && triggers.FirstOrDefault(trigger => trigger.At >= to && trigger.At - to <= FarthestAhead && trigger.Form != WordForm.Noun && tokens[trigger.At - 1].Lower is not "having") is { } ahead) return (ahead, false);
        for (var i = from - 1; i >= 0 && i > from - FarthestWord; i--)
        {
            // "…; half a year later, on 12 December, they came together".
            if (tokens[i].Text is ";") return (from - i <= FarthestOpening ? triggers.FirstOrDefault(trigger => trigger.At >= to && trigger.At - to <= FarthestAhead && trigger.Form != WordForm.Noun) : null, false);
            if (Modality.IsModal(tokens[i])) return (null, false);
            if (triggers.LastOrDefault(trigger => trigger.At == i) is not { } before) continue;

            // "said that in the war": what is only said was not said then.
            if (date.IsSpan && before.Word.Kind == OccurrenceKind.Statement && (before.Word.Type == CodingType.Statement || from - before.At > NearestSpeech)) return (triggers.FirstOrDefault(trigger => trigger.At >= to && trigger.IsQuoted == before.IsQuoted), false);
            return (Clause(tokens, before, triggers, to) ?? Vehicle(tokens, before, triggers) ?? before, false);
        }

        if (date.IsSpan) return (triggers.FirstOrDefault(trigger => trigger.At >= to && trigger.Word.Type != CodingType.Statement), false);

        return (triggers.FirstOrDefault(trigger => trigger.At > to && trigger.Word.Kind != OccurrenceKind.Statement) ?? (triggers.Count > 0 ? triggers[0] : null), false);
    }

    /// <summary>The verb right behind a date between it and its subject: "the ministry on Monday refuted it", "security forces 22 June said so".</summary>
    private static Trigger? BeforeVerb(DateMention date, List<Token> tokens, IReadOnlyList<Trigger> triggers, int from, int to)
    {
        if (from < 2 || date.IsSpan || date.IsInner || !tokens[from - 1].IsWord || tokens[from - 1].Lower is "of" or "and" or "or" or "since" or "after" or "before" or "from" or "to" or "between" or "in") return null;
        return triggers.Any(trigger => trigger.At < from && from - trigger.At <= NearestNoun) ? null : triggers.FirstOrDefault(trigger => trigger.At == to && trigger.Form != WordForm.Noun);
    }

    /// <summary>Whether a date only says which one is meant: "the 20 June 2011 Temporary Arrangements", "the November resignations".</summary>
    public static bool IsName(DateMention date, Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var (from, to) = (sentence.TokenAt(date.Start), sentence.TokenAt(date.End));
        if (date.Basis != DateBasis.Explicit || to >= tokens.Count || Stops.Contains(tokens[to].Lower)) return false;
        if (tokens[from].Lower is "the") from++;
        if (from == 0 || tokens[from - 1].Lower is not "the") return false;

        // "In the summer of 2019 Turkey left" tells when, and "on the 5th Hodge left" has neither month nor year.
        var isPlain = (tokens[from].IsCapital || char.IsAsciiDigit(tokens[from].Text[0])) && tokens.Skip(from).Take(to - from).Any(token => token.IsCapital || token.Text.Length == 4);
        return isPlain && (tokens[to].IsCapital || (date.Date.Precision == DatePrecision.Month && tokens[to].IsWord && tokens[to].Lower.EndsWith('s')));
    }

    /// <summary>What really happened then: "the clearest word came on 5 May, when the minister said so"; null where the verb before the date says something itself.</summary>
    private static Trigger? Clause(List<Token> tokens, Trigger before, IReadOnlyList<Trigger> triggers, int to) =>
        !before.Word.IsGuessed || to + 2 >= tokens.Count || tokens[to].Text is not "," || tokens[to + 1].Lower is not "when" ? null : triggers.FirstOrDefault(trigger => trigger.At > to && trigger.Form != WordForm.Noun);

    /// <summary>The verb whose words a paper carries: "protested in a communiqué of 19 September"; null when a noun is no such paper.</summary>
    private static Trigger? Vehicle(List<Token> tokens, Trigger noun, IReadOnlyList<Trigger> triggers) =>
        noun.Form != WordForm.Noun || noun.Word.Kind is not (OccurrenceKind.Statement or OccurrenceKind.Agreement) || noun.At < 3 || tokens[noun.At - 1].Lower is not ("a" or "an") || tokens[noun.At - 2].Lower is not ("in" or "by" or "through") ? null
            : triggers.LastOrDefault(verb => verb.At < noun.At && noun.At - verb.At <= FarthestInner && verb.Form == WordForm.Past && verb.Word.Kind == OccurrenceKind.Statement);

    /// <summary>Whether a date opens a new clause: "…, and on 9 May she left", "…; in June they met".</summary>
    private static bool OpensClause(List<Token> tokens, int from, int to)
    {
        var i = from - 1;
        while (i > 0 && tokens[i].Lower is "in" or "on" or "at" or "by" or "the" or "then" or "later" or "also" or "again" or "early" or "late") i--;
        if (i <= 0 || i >= from) return false;
        if (tokens[i].Text == "," && to < tokens.Count && tokens[to].Text == "," && Openers.Contains(tokens[i - 1].Lower)) return true;
        return tokens[i].Text == ";" || (tokens[i].Lower is "and" or "but" or "while" && tokens[i - 1].Text == ",") || (tokens[i].Lower is "and" or "but" && tokens[i + 1].Lower is "in" or "on" && tokens[i - 1].IsWord && i < from - 1)
            || (Openers.Contains(tokens[i].Lower) && to < tokens.Count && (tokens[to].IsWord || tokens[to].Text == ",") && tokens[to].Lower is not ("and" or "of"));
    }

    /// <summary>What is called recent: the noun after the word, or the verb on either side of it.</summary>
    private static Trigger? Beside(IReadOnlyList<Trigger> triggers, int from, int to) =>
        triggers.FirstOrDefault(trigger => trigger.At >= to && trigger.At - to <= 3) ?? triggers.LastOrDefault(trigger => trigger.Form != WordForm.Noun && trigger.At < from && from - trigger.At <= 2);
}
