using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>Finds the words that tell of what happened, and leaves out what is wished, planned, denied or only possible.</summary>
internal static class TriggerFinder
{
    private static readonly EventWord According = new("according", OccurrenceKind.Statement, CodingType.Statement, null, false);

    private const int LongestJoint = 12;
    private const int FarthestThat = 8;

    /// <summary>All of them, from left to right.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isEntry">True for an entry of a chronicle, which may tell in the present tense.</param>
    public static List<Trigger> In(Sentence sentence, bool isEntry = false)
    {
        var found = new List<Trigger>();
        var tokens = sentence.Tokens;
        if (Grammar.IsSupposed(tokens)) return found;
        var (reported, denied, content) = (false, false, int.MaxValue);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i == content) reported = true;
            denied &= i <= content || reported;
            if (token.Text is ";" || (token.Text == "\"" && !token.IsQuoted)) reported = false;
            if (token.Text == "," && i + 2 < tokens.Count && tokens[i + 1].Lower is "and" or "but" or "while" or "whereas" && tokens[i + 2].Lower is not ("that" or "to")) reported = false;
            if (token.Lower == "according" && i + 2 < tokens.Count && tokens[i + 1].Lower == "to" && !token.IsQuoted)
            {
                found.Add(new Trigger(i, According, WordForm.Past, false, false, false, false));
                continue;
            }

            if (denied && i > content) continue;
            if (!token.IsWord || (Lexicon.Find(token.Lower) ?? (isEntry ? Lexicon.FindBase(token.Lower) : null) ?? Guess(tokens, i)) is not var (word, form)) continue;
            if (isEntry && form == WordForm.Noun && Lexicon.FindBase(token.Lower) is var (verb, _) && Grammar.IsPresent(tokens, i)) (word, form) = (verb, WordForm.Present);
            if (form == WordForm.Noun)
            {
                if ((IsOfYear(word, tokens, i) || !IsPlanned(tokens, i)) && !Grammar.IsInfinitive(tokens, i) && !Senses.IsOfElection(word, tokens, i) && !Senses.IsParliament(tokens, i)) found.Add(new Trigger(i, Senses.OfNoun(word, tokens, i), form, false, token.IsQuoted, reported, false));
                continue;
            }

            if (form == WordForm.Present && isEntry && !token.IsQuoted && !reported)
            {
                if (!token.Lower.EndsWith('s') && !Grammar.IsFinite(tokens, i)) continue;
                if (!Grammar.IsReal(tokens, i, out _) || Senses.OfVerb(word, tokens, i, false) is not { } told || (token.IsCapital && i > 0) || IsSecond(found, tokens, i, told)) continue;
                found.Add(new Trigger(i, told, form, false, false, false, Grammar.IsRelative(tokens, i)));
                if (told.Kind == OccurrenceKind.Statement) reported = true;
                continue;
            }

            if (form == WordForm.Ing)
            {
                if (Ongoing(tokens, i, word, reported) is { } ongoing) found.Add(new Trigger(i, ongoing, form, false, token.IsQuoted, reported, Grammar.IsRelative(tokens, i)));
                continue;
            }

            if ((form == WordForm.Present && (word.Kind != OccurrenceKind.Statement || word.Type != CodingType.Statement)) || !Grammar.IsReal(tokens, i, out var isPassive, isEntry) || Grammar.IsConditional(tokens, i)) continue;
            if (token.IsCapital && i > 0) continue;
            if (form == WordForm.Present && (i + 1 >= tokens.Count || tokens[i + 1].Lower is not ("that" or "\"" or "“" or "," or "it" or "out"))) continue;
            if (Senses.OfVerb(word, tokens, i, isPassive) is not { } meant || IsSecond(found, tokens, i, meant)) continue;
            found.Add(new Trigger(i, meant, form, isPassive, token.IsQuoted, reported, Grammar.IsRelative(tokens, i), Grammar.IsPerfect(tokens, i), Grammar.IsParticiple(tokens, i, isPassive)));
            if (meant.Kind == OccurrenceKind.Statement && !token.IsQuoted && That(tokens, i) is { } that) (content, denied) = (that, Senses.Denials.Contains(meant.Word));
            else if (meant.Kind == OccurrenceKind.Statement && !token.IsQuoted && meant.Word is not "address" && (meant.Type is CodingType.Statement or CodingType.Accuse && !tokens.Take(i).Any(before => before.IsQuoted))) reported = true;
        }

        // "Lodged a protest" is one act, and its date is that of the verb, whatever the noun alone would tell.
        found.RemoveAll(noun => noun.Form == WordForm.Noun && found.Any(verb => verb.Form != WordForm.Noun && verb.Word.Kind != noun.Word.Kind && verb.At < noun.At && Phrases.Complement(verb.Word, tokens, verb.At) == noun.At));
        return found;
    }

    /// <summary>A verb that no list has, where it is one: not before the noun that it describes, and no name.</summary>
    private static (EventWord Word, WordForm Form)? Guess(List<Token> tokens, int at) =>
        at > 0 && !tokens[at].IsCapital && !(tokens[at - 1].IsWord && tokens[at - 1].Lower.EndsWith("ly", StringComparison.Ordinal) && at > 1 && Grammar.Determiners.Contains(tokens[at - 2].Lower)) && OtherVerbs.Guess(tokens[at].Lower) is { } word
            ? (word, WordForm.Past) : null;

    /// <summary>A form in -ing that tells of something done: "…, killing two", "by signing", "was negotiating"; null for all others.</summary>
    private static EventWord? Ongoing(List<Token> tokens, int at, EventWord word, bool reported)
    {
        if (at == 0 && word.Kind == OccurrenceKind.Meeting && !reported) return Senses.OfVerb(word, tokens, at, false);
        if (at == 0 || reported || tokens[at].IsCapital || (!word.IsStrong && word.Kind == OccurrenceKind.Incident)) return null;
        var before = tokens[at - 1].Lower;
        var isClause = before is "," or "by" or "thereby" or "while" or "and";
        if (before == "and" && !tokens.Take(at - 1).TakeLast(LongestJoint).Any(token => token.Lower.EndsWith("ing", StringComparison.Ordinal) && Lexicon.Find(token.Lower) is (_, WordForm.Ing))) isClause = false;
        var isProgressive = before is "was" or "were" or "been" && Grammar.IsReal(tokens, at, out _);
        return isClause || isProgressive ? Senses.OfVerb(word, tokens, at, false) : null;
    }

    /// <summary>Whether a noun stands after words of what is still to come: "must hold its first meeting", "the upcoming talks".</summary>
    private static bool IsPlanned(List<Token> tokens, int at)
    {
        if (Grammar.IsToBe(tokens, at + 1)) return true;
        for (var i = at - 1; i >= 0 && i > at - 6; i--)
        {
            if (tokens[i].Text is "," or ";" or ":" or "\"") return false;
            if (tokens[i].Lower is "cancelled" or "canceled" or "averted" or "foiled" || (i > 0 && (tokens[i - 1].Lower, tokens[i].Lower) is ("called", "off"))) return true;
            if (tokens[i].Lower is "will" or "must" or "should" or "would" or "upcoming" or "planned" or "scheduled" or "forthcoming" or "run-up" or "possible" or "potential" or "future" or "proposed" or "without" or "no" or "next" or "if" or "could" or "may" or "might") return true;
            if (i == at - 1 && tokens[i].Lower is "to" && Lexicon.FindBase(tokens[at].Lower) is not null) return true;
            if (tokens[i].Lower is "to" && i + 1 < at && Lexicon.FindBase(tokens[i + 1].Lower) is not null && !(i > 0 && tokens[i - 1].Lower is "agreed" or "managed" or "began" or "continued")) return true;
        }

        return false;
    }

    /// <summary>An agreement called by its year was made, whatever is still to be done with it: "to invoke the treaty of 1951", "would break the 2012 accord".</summary>
    private static bool IsOfYear(EventWord noun, List<Token> tokens, int at) => noun.Kind == OccurrenceKind.Agreement
        && ((at + 2 < tokens.Count && tokens[at + 1].Lower == "of" && IsYear(tokens[at + 2])) || tokens.Take(at).TakeLast(3).Any(IsYear));

    private static bool IsYear(Token token) => token.Text.Length == 4 && token.Text.All(char.IsAsciiDigit) && token.Text[0] is '1' or '2';

    /// <summary>Of two acts joined by "and" the first stands for both, unless each has an object of its own.</summary>
    private static bool IsSecond(List<Trigger> found, List<Token> tokens, int at, EventWord word) =>
        at > 1 && tokens[at - 1].Lower is "and" or "or" && found.Count > 0 && found[^1] is { Form: not WordForm.Noun } first && first.Word.Kind == word.Kind
        && (word.Kind == OccurrenceKind.Incident ? at - first.At <= 3 || first.Word.Type == word.Type && at - first.At <= 8 : at - first.At <= 8);

    /// <summary>Where what is said, refused, asked or welcomed is told in a clause of its own; null where it is only named.</summary>
    private static int? That(List<Token> tokens, int at)
    {
        for (var i = at + 1; i < tokens.Count && i <= at + FarthestThat && tokens[i].Text is not ("," or ";"); i++)
        {
            if (tokens[i].Lower is "that" or "how" or "whether" or "why" or "having") return i;
        }

        return null;
    }
}
