using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>Finds the words that tell of what happened, and leaves out what is wished, planned, denied or only possible.</summary>
internal static class TriggerFinder
{
    private static readonly EventWord According = new("according", OccurrenceKind.Statement, CodingType.Statement, null, false);

    private const int LongestJoint = 12;
    private const int FarthestTalks = 12;
    private const int FarthestThat = 8;
    private const int NearestTalks = 5;

    private static readonly FrozenSet<string> Phases = FrozenSet.Create(
        "start", "begin", "end", "stop", "resume", "cease", "finish", "conclude", "open", "continue", "collapse", "break", "stall", "fail", "follow", "close", "complete", "commence", "last", "adjourn", "reopen", "launch", "initiate");

    private static readonly FrozenSet<string> Be = FrozenSet.Create("was", "were", "been", "be", "is", "are", "being", "got");
    private static readonly FrozenSet<string> Have = FrozenSet.Create("has", "have", "had", "having");
    private static readonly FrozenSet<string> Unreal = FrozenSet.Create(
        "will", "would", "shall", "should", "could", "can", "may", "might", "must", "to", "if", "unless", "cannot", "not", "never", "n't", "won't", "can't", "couldn't", "wouldn't", "let", "whether", "no");

    private static readonly FrozenSet<string> Adverbs = FrozenSet.Create("also", "once", "again", "then", "only", "just", "already", "later", "even", "still", "further", "yet", "thus", "turn", "soon", "ever", "now", "previously");
    private static readonly FrozenSet<string> Determiners = FrozenSet.Create("the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "recently", "newly", "such", "of", "in", "on", "from", "to", "with", "for", "around", "into", "behind", "under", "without", "between", "among", "at", "about", "against", "through", "over");
    private static readonly FrozenSet<string> Signable = FrozenSet.Create("trilateral", "joint", "ceasefire", "tripartite", "bilateral", "final", "quadrilateral");

    /// <summary>All of them, from left to right.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isEntry">True for an entry of a chronicle, which may tell in the present tense.</param>
    public static List<Trigger> In(Sentence sentence, bool isEntry = false)
    {
        var found = new List<Trigger>();
        var tokens = sentence.Tokens;
        var reported = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Text is ";" || (token.Text == "\"" && !token.IsQuoted)) reported = false;
            if (token.Text == "," && i + 2 < tokens.Count && tokens[i + 1].Lower is "and" or "but" or "while" or "whereas" && tokens[i + 2].Lower is not ("that" or "to")) reported = false;
            if (token.Lower == "according" && i + 2 < tokens.Count && tokens[i + 1].Lower == "to" && !token.IsQuoted)
            {
                found.Add(new Trigger(i, According, WordForm.Past, false, false, false, false));
                continue;
            }

            if (!token.IsWord || (Lexicon.Find(token.Lower) ?? (isEntry ? Lexicon.FindBase(token.Lower) : null) ?? Guess(tokens, i)) is not var (word, form)) continue;
            if (isEntry && form == WordForm.Noun && Lexicon.FindBase(token.Lower) is var (verb, _) && IsPresent(tokens, i)) (word, form) = (verb, WordForm.Present);
            if (form == WordForm.Noun)
            {
                if (!IsPlanned(tokens, i) && !IsOfElection(word, tokens, i)) found.Add(new Trigger(i, Noun(word, tokens, i), form, false, token.IsQuoted, reported, false));
                continue;
            }

            if (form == WordForm.Present && isEntry && !token.IsQuoted && !reported)
            {
                if (!token.Lower.EndsWith('s') && !IsFinite(tokens, i)) continue;
                if (!IsReal(tokens, i, out _) || Verb(word, tokens, i, false) is not { } told || (token.IsCapital && i > 0) || IsSecond(found, tokens, i, told)) continue;
                found.Add(new Trigger(i, told, form, false, false, false, IsRelative(tokens, i)));
                if (told.Kind == OccurrenceKind.Statement) reported = true;
                continue;
            }

            if (form == WordForm.Ing)
            {
                if (Ongoing(tokens, i, word, reported) is { } ongoing) found.Add(new Trigger(i, ongoing, form, false, token.IsQuoted, reported, IsRelative(tokens, i)));
                continue;
            }

            if ((form == WordForm.Present && (word.Kind != OccurrenceKind.Statement || word.Type != CodingType.Statement)) || !IsReal(tokens, i, out var isPassive, isEntry)) continue;
            if (token.IsCapital && i > 0) continue;
            if (form == WordForm.Present && (i + 1 >= tokens.Count || tokens[i + 1].Lower is not ("that" or "\"" or "“" or "," or "it" or "out"))) continue;
            if (Verb(word, tokens, i, isPassive) is not { } meant || IsSecond(found, tokens, i, meant)) continue;
            found.Add(new Trigger(i, meant, form, isPassive, token.IsQuoted, reported, IsRelative(tokens, i), IsPerfect(tokens, i), IsParticiple(tokens, i, isPassive)));
            if (meant.Kind == OccurrenceKind.Statement && !token.IsQuoted && (meant.Type is CodingType.Statement or CodingType.Accuse || HasThat(tokens, i))) reported = true;
        }

        return found;
    }

    /// <summary>Looks back over the auxiliaries: whether it happened, and to whom.</summary>
    private static bool IsReal(IReadOnlyList<Token> tokens, int at, out bool isPassive, bool isEntry = false)
    {
        isPassive = false;
        var i = at - 1;
        for (; i >= 0 && at - i < 6; i--)
        {
            var lower = tokens[i].Lower;
            if (Unreal.Contains(lower) && !(lower == "would" && IsLater(tokens, i, at))) return false;
            if (!isEntry && lower is "is" or "are" or "be" or "being") return false;
            if (Be.Contains(lower)) isPassive = true;
            else if (!Have.Contains(lower) && !Adverbs.Contains(lower) && !lower.EndsWith("ly", StringComparison.Ordinal)) break;
        }

        // "the so-called liberated territories": a participle before a noun tells of nothing.
        if (!isPassive && i == at - 1 && i >= 0 && Determiners.Contains(tokens[i].Lower)) return false;
        var next = at + 1 < tokens.Count ? tokens[at + 1].Lower : "";
        if (!isPassive && next is "by") isPassive = true;
        return true;
    }

    /// <summary>A verb that no list has, where it is one: not before the noun that it describes, and no name.</summary>
    private static (EventWord Word, WordForm Form)? Guess(IReadOnlyList<Token> tokens, int at) =>
        at > 0 && !tokens[at].IsCapital && !(tokens[at - 1].IsWord && tokens[at - 1].Lower.EndsWith("ly", StringComparison.Ordinal) && at > 1 && Determiners.Contains(tokens[at - 2].Lower)) && OtherVerbs.Guess(tokens[at].Lower) is { } word
            ? (word, WordForm.Past) : null;

    /// <summary>A form in -ing that tells of something done: "…, killing two", "by signing", "was negotiating"; null for all others.</summary>
    private static EventWord? Ongoing(IReadOnlyList<Token> tokens, int at, EventWord word, bool reported)
    {
        if (at == 0 || reported || tokens[at].IsCapital || (!word.IsStrong && word.Kind == OccurrenceKind.Incident)) return null;
        var before = tokens[at - 1].Lower;
        var isClause = before is "," or "by" or "thereby" or "while" or "and";
        if (before == "and" && !tokens.Take(at - 1).TakeLast(LongestJoint).Any(token => token.Lower.EndsWith("ing", StringComparison.Ordinal) && Lexicon.Find(token.Lower) is (_, WordForm.Ing))) isClause = false;
        var isProgressive = before is "was" or "were" or "been" && IsReal(tokens, at, out _);
        return isClause || isProgressive ? Verb(word, tokens, at, false) : null;
    }

    /// <summary>"Would later say" tells of what came to pass.</summary>
    private static bool IsLater(IReadOnlyList<Token> tokens, int would, int at) =>
        tokens[would + 1].Lower is "later" or "subsequently" or "eventually" || (at + 1 < tokens.Count && tokens[at + 1].Lower is "later");

    /// <summary>Whether a past form stands right behind a noun and before a preposition: "the statement signed between", "the links blocked during".</summary>
    private static bool IsParticiple(IReadOnlyList<Token> tokens, int at, bool isPassive) =>
        at > 0 && at + 1 < tokens.Count && tokens[at + 1].Lower is "by" or "between" or "on" or "in" or "at" or "during" or "under" or "with" or "among" or "against" or "since"
        && tokens[at - 1] is { IsWord: true, IsCapital: false } before && !Be.Contains(before.Lower) && !Have.Contains(before.Lower) && !Adverbs.Contains(before.Lower)
        && before.Lower is not ("and" or "he" or "she" or "they" or "it" or "who" or "which" or "that") && (!isPassive || tokens[at + 1].Lower is "by");

    /// <summary>Whether a word that may be a noun is a verb: "Ostra protests", "both sides sign".</summary>
    private static bool IsPresent(IReadOnlyList<Token> tokens, int at) =>
        at > 0 && tokens[at - 1] is { IsWord: true } before && !Determiners.Contains(before.Lower) && before.Lower is not ("to" or "and" or "or" or "no" or "by" or "new" or "peace" or "joint")
        && (before.IsCapital || before.Lower.EndsWith('s')) && (at + 1 == tokens.Count || tokens[at + 1].Lower is not ("of" or "on" or "between"));

    /// <summary>Whether a basic form is a verb of its own and no particle: "talks open", not "is given back".</summary>
    private static bool IsFinite(IReadOnlyList<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].IsWord && !Determiners.Contains(tokens[at - 1].Lower) && !Be.Contains(tokens[at - 1].Lower) && Lexicon.Find(tokens[at - 1].Lower) is not (_, WordForm.Past or WordForm.Present);

    private static bool IsPerfect(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (Have.Contains(tokens[i].Lower)) return true;
            if (!Be.Contains(tokens[i].Lower) && !Adverbs.Contains(tokens[i].Lower) && !tokens[i].Lower.EndsWith("ly", StringComparison.Ordinal)) return false;
        }

        return false;
    }

    /// <summary>Whether a noun stands after words of what is still to come: "must hold its first meeting", "the upcoming talks".</summary>
    private static bool IsPlanned(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i > at - 6; i--)
        {
            if (tokens[i].Text is "," or ";" or "\"") return false;
            if (tokens[i].Lower is "will" or "must" or "should" or "would" or "upcoming" or "planned" or "scheduled" or "forthcoming" or "run-up" or "possible" or "potential" or "future" or "proposed" or "without" or "no" or "next" or "if" or "could" or "may" or "might") return true;
            if (tokens[i].Lower is "to" && i + 1 < at && Lexicon.FindBase(tokens[i + 1].Lower) is not null && !(i > 0 && tokens[i - 1].Lower is "agreed" or "managed" or "began" or "continued")) return true;
        }

        return false;
    }

    /// <summary>"The first round" of an election is no meeting.</summary>
    private static bool IsOfElection(EventWord word, IReadOnlyList<Token> tokens, int at) =>
        word.Word is "round" or "rounds" && tokens.Skip(Math.Max(0, at - FarthestTalks)).Take(2 * FarthestTalks).Any(token => token.Lower is "election" or "elections" or "elected" or "vote" or "votes" or "ballot" or "polls" or "referendum" or "presidential" or "parliamentary");

    /// <summary>Of two acts joined by "and" the first stands for both, unless each has an object of its own.</summary>
    private static bool IsSecond(List<Trigger> found, IReadOnlyList<Token> tokens, int at, EventWord word) =>
        at > 1 && tokens[at - 1].Lower is "and" or "or" && found.Count > 0 && found[^1] is { Form: not WordForm.Noun } first && first.Word.Kind == word.Kind
        && (word.Kind == OccurrenceKind.Incident ? at - first.At <= 3 || first.Word.Type == word.Type && at - first.At <= 8 : at - first.At <= 8);

    private static bool IsRelative(IReadOnlyList<Token> tokens, int at)
    {
        var i = at - 1;
        while (i > 0 && (Be.Contains(tokens[i].Lower) || Have.Contains(tokens[i].Lower) || Adverbs.Contains(tokens[i].Lower))) i--;
        return i > 0 && tokens[i].Lower is "that" or "which" or "who" or "whose" or "where" or "whom";
    }

    /// <summary>What a verb means here; null when it is used of something else.</summary>
    private static EventWord? Verb(EventWord word, IReadOnlyList<Token> tokens, int at, bool isPassive)
    {
        string Next(int step) => at + step < tokens.Count ? tokens[at + step].Lower : "";
        if (word.Kind != OccurrenceKind.Statement || word.Word is "put" or "declare" or "announce" or "offer" or "release" or "publish" or "recall" or "proclaim")
        {
            if (Phrases.At(word.Word, tokens, at, isPassive) is { } phrase) return phrase.Kind == OccurrenceKind.Meeting && word.Word == "take" && !HasOccasion(tokens, at, 60) ? phrase with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement } : phrase.Kind == OccurrenceKind.Agreement && word.Word is "come" or "enter" && IsOfLaw(tokens, at) ? phrase with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement } : phrase;
            if (word.Kind == OccurrenceKind.Incident && Phases.Contains(word.Word) && IsOfTalks(tokens, at)) return new EventWord(word.Word, OccurrenceKind.Meeting, CodingType.Consult, null, false);
            if (Phrases.IsLight(word.Word)) return new EventWord(word.Word, OccurrenceKind.Incident, CodingType.Statement, null, false) { IsGuessed = true };
        }

        return word.Word switch
        {
            "mine" => isPassive || Next(1) is "the" or "its" or "their" ? word : null,
            "hold" when Next(1) is "that" => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement },
            "hold" or "organize" or "organise" or "chair" or "co-chair" => HasOccasion(tokens, at, 8) ? word : null,
            "have" or "pay" => tokens[at].Lower is "had" or "paid" && Next(1) is "a" or "an" or "several" or "two" or "telephone" or "phone" or "talks" or "separate" or "the" && HasOccasion(tokens, at, 5) ? word : null,
            "point" => Next(1) == "out" ? word : null,
            "put" => Next(1) == "it" || Next(2) == "it" ? word : null,
            "arm" => Next(1) is "forces" or "force" or "groups" or "group" or "men" or "units" or "conflict" or "conflicts" or "attack" or "militants" or "clashes" or "gangs" or "resistance" or "struggle" or "confrontation" or "services" or "wing" or "aggression" ? null : word,
            "say" or "mention" or "note" or "tell" or "state" or "point" when at > 0 && (tokens[at - 1].Lower is "i" or "we" or "you" || (at > 1 && tokens[at - 1].Lower is "already" or "have" or "had" && tokens[at - 2].Lower is "i" or "we" or "have" or "as")) => null,
            "call" when Next(1) is "“" or "\"" && tokens[at - 1].Text is "," => null,
            "commit" => Next(1) is "to" || isPassive ? word with { Kind = OccurrenceKind.Statement, Type = CodingType.Agree, Mode = null } : word,
            "recall" or "back" or "signal" or "answer" or "estimate" when isPassive => null,
            "gather" or "convene" or "assemble" when tokens.Skip(at + 1).Take(8).Any(token => token.Lower is "protest" or "demonstrate" or "rally" or "demonstration") => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Protest },
            "protest" when tokens.Take(at).TakeLast(5).Any(token => token.Lower is "government" or "ministry" or "ambassador" or "embassy") => word with { Kind = OccurrenceKind.Statement, Type = CodingType.Accuse },
            "claim" when tokens.Skip(at + 1).Take(6).Any(token => token.Lower is "lives" or "life") => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Assault },
            "recognize" or "recognise" when isPassive => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Support },
            "find" => Next(1) is "that" or "no" ? word : null,
            "recognize" or "recognise" when Next(1) is "it" or "as" || Next(2) is "independence" || (at + 1 < tokens.Count && tokens[at + 1].IsCapital) => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Support },
            "touch" => Next(1) is "upon" or "on" ? word : null,
            "call" => Next(1) is "on" or "for" or "upon" ? word : isPassive || Next(1) is "into" ? null : word with { Type = CodingType.Statement, Mode = null },
            "hand" => tokens.Skip(at + 1).Take(10).Any(token => token.Lower is "over" or "back") ? word : null,
            "speak" => Next(1) is "with" or "separately" || (Next(1) is "by" or "on" or "over" && Next(2) is "telephone" or "phone" or "video" or "the" && Next(3) is not "occasion") ? word with { Kind = OccurrenceKind.Meeting, Type = CodingType.Consult } : word,
            "agree" => !isPassive && Next(1) is "with" or "that" && !ArePlural(tokens, at) ? word : word with { Kind = OccurrenceKind.Agreement },
            "receive" when isPassive && IsReceivedBy(tokens, at) => word,
            "receive" => isPassive || IsThing(tokens, at) ? word with { Kind = OccurrenceKind.Incident, Type = CodingType.Aid } : word,
            "fire" => isPassive && Next(1) != "at" ? null : word,
            "arrive" when !tokens.Take(at).Any(token => Titles.IsOffice(token.Lower)) && !(at > 0 && (tokens[at - 1].IsCapital || tokens[at - 1].Lower is "he" or "she")) => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Cooperate },
            "unite" => Next(1) is "nations" or "states" or "kingdom" or "arab" ? null : word,
            "attend" or "participate" => tokens.Skip(at + 1).Take(9).Any(token => token.Lower is "event" or "opening" or "assembly") || HasOccasion(tokens, at, 9) ? word : word with { Kind = OccurrenceKind.Incident, Type = CodingType.Cooperate, IsStrong = false },
            "sentence" or "charge" when Next(1) is "with" || isPassive => word with { Kind = OccurrenceKind.Incident },
            "express" when Next(1) is "gratitude" or "satisfaction" or "support" || Next(2) is "gratitude" or "satisfaction" or "support" or "appreciation" => word with { Type = CodingType.Support },
            "express" when Next(1) is "readiness" or "willingness" || Next(2) is "readiness" or "willingness" => word with { Type = CodingType.Agree },
            _ => word,
        };
    }

    /// <summary>Whether what begins, goes on or ends here are talks: "negotiations resumed on 5 May", "the conference broke up".</summary>
    private static bool IsOfTalks(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - FarthestTalks; i--)
        {
            if (tokens[i].Text is ";" or ":" or "\"") return false;
            if (Lexicon.Find(tokens[i].Lower) is ({ Kind: OccurrenceKind.Meeting }, WordForm.Noun)) return true;
            if (Lexicon.Find(tokens[i].Lower) is ({ Kind: not OccurrenceKind.Meeting }, WordForm.Past)) return false;
        }

        for (var i = at + 1; i < tokens.Count && i <= at + NearestTalks; i++)
        {
            if (Lexicon.Find(tokens[i].Lower) is ({ Kind: OccurrenceKind.Meeting }, WordForm.Noun)) return true;
            if (tokens[i].Text is "," or ";" || tokens[i].Lower is "after" or "of" or "before" or "at" or "during" or "by") return false;
        }

        return false;
    }

    /// <summary>Whether what is refused, asked or welcomed is told in a clause of its own, and not only named.</summary>
    private static bool HasThat(IReadOnlyList<Token> tokens, int at) =>
        tokens.Skip(at + 1).Take(FarthestThat).TakeWhile(token => token.Text is not ("," or ";")).Any(token => token.Lower is "that" or "how" or "whether" or "why" or "having");

    /// <summary>Whether two or more agree: "both sides agreed that", "Ali and Maduro agreed that".</summary>
    private static bool ArePlural(IReadOnlyList<Token> tokens, int at) =>
        tokens.Take(at).TakeLast(FarthestTalks).Any(token => token.Lower is "both" or "sides" or "parties" or "leaders" or "ministers" or "presidents" or "they" or "two" or "three" or "delegations" or "states" or "and");

    /// <summary>Whether somebody, no thing, is received: "he was received by the President".</summary>
    private static bool IsReceivedBy(IReadOnlyList<Token> tokens, int at) =>
        at + 2 < tokens.Count && tokens[at + 1].Lower is "by" or "in" or "together" && tokens.Skip(at + 1).Take(4).Any(token => token.IsCapital);

    /// <summary>A law, not an agreement, comes into force.</summary>
    private static bool IsOfLaw(IReadOnlyList<Token> tokens, int at) =>
        tokens.Take(at).TakeLast(FarthestTalks).Any(token => token.Lower is "law" or "laws" or "decree" or "ban" or "rule" or "rules" or "regulation" or "measure" or "measures" or "sanctions" or "tariff" or "tariffs" or "curfew" or "constitution");

    /// <summary>Whether a meeting is named near a verb that says little by itself: "held talks", "the summit was held".</summary>
    private static bool HasOccasion(IReadOnlyList<Token> tokens, int at, int within)
    {
        for (var i = Math.Max(0, at - within); i < tokens.Count && i <= at + within; i++)
        {
            if (Lexicon.Find(tokens[i].Lower) is ({ Kind: OccurrenceKind.Meeting }, WordForm.Noun)) return true;
        }

        return false;
    }

    /// <summary>Things are received "from" somebody or by number; guests have a name.</summary>
    private static bool IsThing(IReadOnlyList<Token> tokens, int at) => at + 1 < tokens.Count
        && (tokens[at + 1].Lower is "from" || char.IsDigit(tokens[at + 1].Text[0]) || !tokens.Skip(at + 1).Take(5).Any(token => token.IsCapital || token.Lower is "ambassadors" or "ambassador" or "delegation" or "delegations" or "ministers" or "envoys" or "envoy" or "leaders" or "guests" or "visitors" or "counterpart" or "lawmakers" or "deputies"));

    private static EventWord Noun(EventWord word, IReadOnlyList<Token> tokens, int at)
    {
        if (word.Word is "statement" or "statements" && at > 0 && (tokens[at].IsCapital || tokens.Skip(Math.Max(0, at - 3)).Take(3).Any(token => Signable.Contains(token.Lower))))
            return word with { Kind = OccurrenceKind.Agreement, Type = CodingType.Support, IsStrong = true };
        return word;
    }
}
