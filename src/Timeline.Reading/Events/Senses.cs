using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>What a word of saying, meeting or acting means among the words around it.</summary>
internal static class Senses
{
    private const int FarthestTalks = 12;
    private const int NearestTalks = 5;

    private static readonly FrozenSet<string> Phases = FrozenSet.Create(
        "start", "begin", "end", "stop", "resume", "cease", "finish", "conclude", "open", "continue", "collapse", "break", "stall", "fail", "follow", "close", "complete", "commence", "last", "adjourn", "reopen", "launch", "initiate");

    /// <summary>Verbs that only say that what their subject names has happened: "the protest followed on 5 May".</summary>
    private static readonly FrozenSet<string> Happenings = FrozenSet.Create("follow", "come", "occur", "happen", "ensue");

    /// <summary>What armed forces do to places: "troops entered the town", "paratroopers landed".</summary>
    private static readonly FrozenSet<string> Advances = FrozenSet.Create("enter", "land", "take", "reach", "leave", "advance", "move", "cross");

    private static readonly FrozenSet<string> Forces = FrozenSet.Create(
        "troops", "soldiers", "forces", "army", "paratroopers", "rangers", "column", "convoy", "fighters", "militants", "marines", "guards", "tanks", "warships", "warship", "rebels", "insurgents", "militia", "militias", "units", "battalion", "brigade", "division", "gunmen", "peacekeepers", "mercenaries", "commandos");

    /// <summary>Verbs by which somebody says that what is told behind "that" is not so.</summary>
    public static readonly FrozenSet<string> Denials = FrozenSet.Create("deny", "refute", "rebut", "reject", "dismiss");

    private static readonly FrozenSet<string> Aircraft = FrozenSet.Create(
        "aircraft", "airplane", "airplanes", "plane", "planes", "jet", "jets", "bomber", "bombers", "fighter", "fighters", "helicopter", "helicopters", "drone", "drones", "balloon", "balloons", "missile", "missiles", "flight", "flights");

    /// <summary>Verbs by which a court or a council decides.</summary>
    private static readonly FrozenSet<string> Decisions = FrozenSet.Create(
        "hold", "find", "declare", "rule", "decide", "dismiss", "order", "uphold", "judge", "determine", "affirm", "award", "endorse", "ask", "request", "acknowledge", "authorize", "authorise", "prolong", "renew", "approve", "mandate", "reject");

    private static readonly FrozenSet<string> Signable = FrozenSet.Create("trilateral", "joint", "ceasefire", "tripartite", "bilateral", "final", "quadrilateral");

    /// <summary>"The first round" of an election is no meeting.</summary>
    public static bool IsOfElection(EventWord word, List<Token> tokens, int at) =>
        word.Word is "round" or "rounds" && tokens.Skip(Math.Max(0, at - FarthestTalks)).Take(2 * FarthestTalks).Any(token => token.Lower is "election" or "elections" or "run-off" or "runoff" or "ballots" or "candidate" or "candidates" or "elected" or "vote" or "votes" or "ballot" or "polls" or "referendum" or "presidential" or "parliamentary");

    /// <summary>A parliament that is called Congress is no meeting: "the Congress of Deputies", "the US Congress".</summary>
    public static bool IsParliament(List<Token> tokens, int at) =>
        tokens[at] is { Lower: "congress", IsCapital: true } && (at + 2 < tokens.Count && tokens[at + 1].Lower is "of" ? tokens[at + 2].Lower is "deputies" or "people" : at > 0 && tokens[at - 1].Lower is "the" or "us" or "american" or "u.s");

    /// <summary>What a verb means here; null when it is used of something else.</summary>
    public static EventWord? OfVerb(EventWord word, List<Token> tokens, int at, bool isPassive)
    {
        string Next(int step) => at + step < tokens.Count ? tokens[at + step].Lower : "";
        if (word.Kind != OccurrenceKind.Statement || word.Word is "put" or "declare" or "announce" or "offer" or "release" or "publish" or "recall" or "proclaim")
        {
            if (Phrases.At(word.Word, tokens, at, isPassive) is { } phrase) return phrase.Kind == OccurrenceKind.Meeting && word.Word == "take" && !HasOccasion(tokens, at, 60) ? phrase with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement } : phrase.Kind == OccurrenceKind.Agreement && word.Word is "come" or "enter" or "go" or "take" && IsOfLaw(tokens, at) ? phrase with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement } : phrase;
            if (word.Kind == OccurrenceKind.Incident && Phases.Contains(word.Word) && IsOfTalks(tokens, at)) return new EventWord(word.Word, OccurrenceKind.Meeting, CodingType.Consult, null, false);
            if (word.Word is "land" or "come" or "go" && Next(1) is "in" or "to" or "at" && (IsOfOffice(tokens, at) || (word.Word is "land" && IsOfPerson(tokens, at)))) return new EventWord(word.Word, OccurrenceKind.Meeting, CodingType.Consult, CodingMode.Visit, true);
            if (Happenings.Contains(word.Word) && !isPassive && SubjectNoun(tokens, at) is { } subject) return subject with { Word = word.Word };
            if (Advances.Contains(word.Word) && !isPassive && HasForces(tokens, at)) return new EventWord(word.Word, OccurrenceKind.Incident, word.Word is "take" ? CodingType.Assault : CodingType.Mobilize, null, true);
            if (Phrases.IsLight(word.Word)) return new EventWord(word.Word, OccurrenceKind.Incident, CodingType.Statement, null, false) { IsGuessed = true };
        }

        if (Decisions.Contains(word.Word) && KindByBody(tokens, at) is { } judged) return word with { Kind = judged, Type = word.Kind == judged ? word.Type : judged == OccurrenceKind.Agreement ? CodingType.Agree : CodingType.Statement, Mode = null };
        return word.Word switch
        {
            "declare" when Next(1) is "persona" or "personae" || Next(2) is "persona" || tokens.Skip(at + 1).Take(8).Any(token => token.Lower is "grata") => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Sanction, Mode = CodingMode.Expel },
            "denounce" when tokens.Skip(at + 1).Take(6).Any(token => token.Lower is "agreement" or "treaty" or "pact" or "accord" or "accords" or "agreements" or "convention" or "protocol") => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Reject, Mode = null },
            "hold" when isPassive && Next(1) is "for" or "hostage" or "captive" or "prisoner" or "overnight" or "incommunicado" => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Coerce, Mode = null },
            "arm" when at > 0 && tokens[at - 1].Text is "," or "and" => null,
            "fly" when tokens.Take(at).TakeLast(FarthestTalks).Reverse().TakeWhile(token => token.IsWord).Any(token => Aircraft.Contains(token.Lower)) => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Mobilize, Mode = null },
            "fly" when Next(1) is "out" or "home" or "back" => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement, Mode = null },
            "agree" when at > 0 && tokens[at - 1].Text is "," && Next(1) is "in" or "on" or "at" or "by" => word with { Kind = OccurrenceKind.Agreement },
            "stand" => null,
            "mine" => isPassive || Next(1) is "the" or "its" or "their" ? word : null,
            "hold" when Next(1) is "that" && Next(2) is not ("day" or "morning" or "afternoon" or "evening" or "night" or "week" or "month" or "year" or "same") => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement },
            "hold" or "organize" or "organise" or "chair" or "co-chair" => HasOccasion(tokens, at, 8) ? word : null,
            "have" or "pay" => tokens[at].Lower is "had" or "paid" && Next(1) is "a" or "an" or "their" or "its" or "his" or "her" or "several" or "two" or "telephone" or "phone" or "talks" or "separate" or "the" && HasOccasion(tokens, at, 5) ? word : null,
            "answer" or "respond" or "reply" when AnswersWithDeeds(tokens, at) => word with { Kind = OccurrenceKind.Incident },
            "point" => Next(1) == "out" ? word : null,
            "put" => Next(1) == "it" || Next(2) == "it" ? word : null,
            "arm" => Next(1) is "forces" or "force" or "groups" or "group" or "men" or "units" or "conflict" or "conflicts" or "attack" or "militants" or "clashes" or "gangs" or "resistance" or "struggle" or "confrontation" or "services" or "wing" or "aggression" ? null : word,
            "say" or "mention" or "note" or "tell" or "state" or "point" when at > 0 && (tokens[at - 1].Lower is "i" or "we" or "you" || (at > 1 && tokens[at - 1].Lower is "already" or "have" or "had" && tokens[at - 2].Lower is "i" or "we" or "have" or "as")) => null,
            "call" when Next(1) is "in" && IsOfEnvoy(tokens, at) => word with { Kind = OccurrenceKind.Meeting, Type = CodingType.Consult, Mode = null },
            "call" when Next(1) is "at" && at + 2 < tokens.Count && tokens[at + 2].IsCapital => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement, Mode = null },
            "call" when Next(1) is "“" or "\"" && tokens[at - 1].Text is "," => null,
            "commit" => Next(1) is "to" || isPassive ? word with { Kind = OccurrenceKind.Statement, Type = CodingType.Agree, Mode = null } : word,
            "recall" or "back" or "signal" or "answer" or "estimate" when isPassive => null,
            "gather" or "convene" or "assemble" when tokens.Skip(at + 1).Take(8).Any(token => token.Lower is "protest" or "demonstrate" or "rally" or "demonstration") => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Protest },
            "protest" when tokens.Skip(at + 1).Take(4).Any(token => token.Lower is "communiqué" or "communique" or "note" or "letter" or "statement") => word with { Kind = OccurrenceKind.Statement, Type = CodingType.Accuse, Mode = CodingMode.Disapprove },
            "protest" when tokens.Take(at).TakeLast(5).Any(token => token.Lower is "government" or "ministry" or "ambassador" or "embassy") => word with { Kind = OccurrenceKind.Statement, Type = CodingType.Accuse },
            "claim" when tokens.Skip(at + 1).Take(6).Any(token => token.Lower is "lives" or "life") => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Assault },
            "recognize" or "recognise" when isPassive => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Support },
            "find" => Next(1) is "that" or "no" ? word : null,
            "recognize" or "recognise" when Next(1) is "it" or "as" || Next(2) is "independence" || (at + 1 < tokens.Count && tokens[at + 1].IsCapital) => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Support },
            "fly" when Next(1) is "over" => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement },
            "touch" => Next(1) is "upon" or "on" ? word : null,
            "call" when Next(1) is "off" => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Reject, Mode = null },
            "call" => Next(1) is "on" or "for" or "upon" ? word : isPassive || Next(1) is "into" ? null : word with { Type = CodingType.Statement, Mode = null },
            "hand" => tokens.Skip(at + 1).Take(10).Any(token => token.Lower is "over" or "back") ? word : null,
            "talk" when Next(1) is "to" or "with" => word with { Kind = OccurrenceKind.Meeting, Type = CodingType.Consult },
            "speak" or "talk" when tokens.Skip(at + 1).Take(8).Any(token => token.Lower is "telephone" or "phone") => word with { Kind = OccurrenceKind.Meeting, Type = CodingType.Consult, Mode = CodingMode.Phone },
            "swear" when Next(1) is "in" => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Statement, Mode = null },
            "protest" when Next(1) is "that" or "the" or "its" => word with { Kind = OccurrenceKind.Statement, Type = CodingType.Accuse, Mode = CodingMode.Disapprove },
            "summon" when IsOfEnvoy(tokens, at) => word with { Kind = OccurrenceKind.Meeting, Type = CodingType.Consult, Mode = null },
            "speak" => Next(1) is "with" or "separately" || (Next(1) is "by" or "on" or "over" && Next(2) is "telephone" or "phone" or "video" or "the" && Next(3) is not "occasion") ? word with { Kind = OccurrenceKind.Meeting, Type = CodingType.Consult } : word,
            "agree" => !isPassive && Next(1) is "with" or "that" or "to" or "in" && !ArePlural(tokens, at) ? word : word with { Kind = OccurrenceKind.Agreement },
            "receive" when isPassive && IsReceivedBy(tokens, at) => word,
            "receive" => isPassive || IsThing(tokens, at) ? word with { Kind = OccurrenceKind.Incident, Type = CodingType.Aid } : word,
            "fire" when isPassive && Next(1) != "at" => tokens.Take(at).TakeLast(5).Any(token => token.Lower is "shot" or "shots" or "missile" or "missiles" or "rocket" or "rockets" or "shell" or "shells" or "rounds" or "gas") ? word : word with { Type = CodingType.Statement },
            "conclude" when Next(1) is "that" || tokens.Skip(at + 1).Take(3).Any(token => token.Lower is "report") => word with { Kind = OccurrenceKind.Statement, Type = CodingType.Statement, Mode = null },
            "arrive" when !tokens.Take(at).Any(token => Titles.IsOffice(token.Lower)) && !(at > 0 && (tokens[at - 1].IsCapital || tokens[at - 1].Lower is "he" or "she")) => word with { Kind = OccurrenceKind.Incident, Type = CodingType.Cooperate },
            "unite" => Next(1) is "nations" or "states" or "kingdom" or "arab" ? null : word,
            "attend" or "participate" => tokens.Skip(at + 1).Take(9).Any(token => token.Lower is "event" or "opening" or "assembly") || HasOccasion(tokens, at, 9) ? word : word with { Kind = OccurrenceKind.Incident, Type = CodingType.Cooperate, IsStrong = false },
            "sentence" or "charge" when Next(1) is "with" || isPassive => word with { Kind = OccurrenceKind.Incident },
            "express" when Next(1) is "gratitude" or "satisfaction" or "support" || Next(2) is "gratitude" or "satisfaction" or "support" or "appreciation" => word with { Type = CodingType.Support },
            "express" when Next(1) is "readiness" or "willingness" || Next(2) is "readiness" or "willingness" => word with { Type = CodingType.Agree },
            _ => word,
        };
    }

    /// <summary>What the act of a body is whose words are deeds: a court judges, the organs of the United Nations resolve; null for all others.</summary>
    private static OccurrenceKind? KindByBody(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - FarthestTalks && tokens[i].Text is not (";" or ":" or "\"" or "“"); i--)
        {
            if (tokens[i].Lower is "court" or "judges" or "tribunal" or "arbitrators") return OccurrenceKind.Incident;
            if (i > 0 && ((tokens[i].Lower, tokens[i - 1].Lower) is ("assembly", "general") or ("council", "security"))) return OccurrenceKind.Agreement;
        }

        return null;
    }

    /// <summary>"Answered with artillery", "responded by closing the border": nothing is said.</summary>
    private static bool AnswersWithDeeds(List<Token> tokens, int at)
    {
        for (var i = at + 1; i < tokens.Count && i <= at + NearestTalks && tokens[i].Text is not ("," or ";" or "\"" or "“"); i++)
        {
            if (tokens[i].Lower is "with" or "by" && tokens.Skip(i + 1).Take(NearestTalks).Any(token => (Lexicon.Find(token.Lower) ?? Lexicon.FindBase(token.Lower)) is ({ Kind: OccurrenceKind.Incident }, WordForm.Noun or WordForm.Ing or WordForm.Present))) return true;
        }

        return false;
    }

    /// <summary>Whether what begins, goes on or ends here are talks: "negotiations resumed on 5 May", "the conference broke up".</summary>
    private static bool IsOfTalks(List<Token> tokens, int at)
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

    /// <summary>Whether armed forces are what a verb's clause is about.</summary>
    private static bool HasForces(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - NearestTalks; i--)
        {
            if (Forces.Contains(tokens[i].Lower)) return true;
            if (!tokens[i].IsWord || tokens[i].Lower is "and" or "that" or "which" or "by" or "to") return false;
        }

        return false;
    }

    /// <summary>The event that the noun right before a verb names; null when it names none.</summary>
    private static EventWord? SubjectNoun(List<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].IsWord && Lexicon.Find(tokens[at - 1].Lower) is var (noun, form) && form == WordForm.Noun ? OfNoun(noun, tokens, at - 1) : null;

    /// <summary>Whether two or more agree: "both sides agreed that", "Ali and Maduro agreed that".</summary>
    private static bool ArePlural(List<Token> tokens, int at) =>
        (at > 0 && tokens[at - 1].Lower.EndsWith('s') && !tokens[at - 1].IsCapital) || tokens.Take(at).TakeLast(FarthestTalks).Any(token => token.Lower is "both" or "sides" or "parties" or "leaders" or "ministers" or "presidents" or "they" or "two" or "three" or "delegations" or "states" or "and");

    /// <summary>Whether somebody, no thing, is received: "he was received by the President".</summary>
    private static bool IsReceivedBy(List<Token> tokens, int at) =>
        at + 2 < tokens.Count && tokens[at + 1].Lower is "by" or "in" or "together" && tokens.Skip(at + 1).Take(4).Any(token => token.IsCapital);

    private static bool IsOfEnvoy(List<Token> tokens, int at) =>
        tokens.Skip(Math.Max(0, at - 6)).Take(12).Any(token => token.Lower is "ambassador" or "ambassadors" or "chargé" or "charge" or "envoy" or "consul" or "diplomat" or "diplomats");

    /// <summary>Whether somebody of office travels to a place that has a name or is a capital: "President Orlova landed in Ostra".</summary>
    private static bool IsOfOffice(List<Token> tokens, int at) =>
        at + 2 < tokens.Count && (tokens[at + 2].IsCapital || tokens.Skip(at + 2).Take(4).Any(token => token.Lower is "capital"))
        && tokens.Take(at).TakeLast(FarthestTalks).Reverse().TakeWhile(token => token.Text is not (";" or ":") && token.Lower is not "that").Any(token => Titles.IsOffice(token.Lower) || token.Lower is "ministers" or "presidents" or "envoys" or "delegation");

    /// <summary>Whether somebody with a name, or told of before, comes to a place that has one: "Orlova herself landed in Ostra".</summary>
    private static bool IsOfPerson(List<Token> tokens, int at) =>
        at > 1 && at + 2 < tokens.Count && tokens[at + 2].IsCapital && (tokens[at - 1].IsCapital || tokens[at - 1].Lower is "himself" or "herself" or "he" or "she");

    /// <summary>A law, not an agreement, comes into force.</summary>
    private static bool IsOfLaw(List<Token> tokens, int at) =>
        tokens.Take(at).TakeLast(FarthestTalks).Any(token => token.Lower is "law" or "laws" or "decree" or "ban" or "rule" or "rules" or "regulation" or "measure" or "measures" or "sanctions" or "tariff" or "tariffs" or "curfew" or "constitution");

    /// <summary>Whether a meeting is named near a verb that says little by itself: "held talks", "the summit was held".</summary>
    private static bool HasOccasion(List<Token> tokens, int at, int within)
    {
        for (var i = Math.Max(0, at - within); i < tokens.Count && i <= at + within; i++)
        {
            if (Lexicon.Find(tokens[i].Lower) is ({ Kind: OccurrenceKind.Meeting }, WordForm.Noun)) return true;
        }

        return false;
    }

    /// <summary>Things are received "from" somebody or by number; guests have a name.</summary>
    private static bool IsThing(List<Token> tokens, int at) => at + 1 < tokens.Count
        && (tokens[at + 1].Lower is "from" || char.IsDigit(tokens[at + 1].Text[0]) || !tokens.Skip(at + 1).Take(5).Any(token => token.IsCapital || token.Lower is "ambassadors" or "ambassador" or "delegation" or "delegations" or "ministers" or "envoys" or "envoy" or "leaders" or "guests" or "visitors" or "counterpart" or "lawmakers" or "deputies"));

    public static EventWord OfNoun(EventWord word, List<Token> tokens, int at)
    {
        if (word.Word is "statement" or "statements" && at > 0 && (tokens[at].IsCapital || tokens.Skip(Math.Max(0, at - 3)).Take(3).Any(token => Signable.Contains(token.Lower))))
            return word with { Kind = OccurrenceKind.Agreement, Type = CodingType.Support, IsStrong = true };
        // What a government or a person of office protests is said.
        if (word.Word == "protest" && tokens[at].Lower == "protest" && at > 0 && (tokens[at - 1].Lower is "s" or "of" || (at > 1 && tokens[at - 2].Text is "'" or "’")))
            return word with { Kind = OccurrenceKind.Statement, Type = CodingType.Accuse, Mode = CodingMode.Disapprove };
        return word;
    }
}
