using System.Collections.Frozen;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>What stands around a verb: auxiliaries, negations, the noun that it explains.</summary>
internal static class Grammar
{
    private const int LongestClause = 12;

    private static readonly FrozenSet<string> Be = FrozenSet.Create("was", "were", "been", "be", "is", "are", "being", "got");
    private static readonly FrozenSet<string> Have = FrozenSet.Create("has", "have", "had", "having");
    private static readonly FrozenSet<string> Unreal = FrozenSet.Create("to", "cannot", "n't", "won't", "can't", "couldn't", "wouldn't", "let", "whether");
    private static readonly FrozenSet<string> Adverbs = FrozenSet.Create("also", "once", "again", "then", "only", "just", "already", "later", "even", "still", "further", "yet", "thus", "therefore", "thereupon", "afterwards", "however", "meanwhile", "instead", "turn", "soon", "ever", "now", "previously", "at", "last", "first");

    /// <summary>Past forms that are no participles.</summary>
    private static readonly FrozenSet<string> Finite = FrozenSet.Create(
        "began", "broke", "came", "became", "chose", "drew", "drove", "fell", "flew", "forbade", "froze", "gave", "went", "grew", "knew", "rose", "rang", "ran", "sang", "sank", "saw", "shook", "spoke", "stole", "swam", "swore", "threw", "took", "undertook", "tore", "withdrew", "wrote", "overthrew", "overcame");

    /// <summary>"Is said to have offered": it is told as done.</summary>
    private static readonly FrozenSet<string> Hearsay = FrozenSet.Create("said", "believed", "understood", "reported", "thought", "known", "alleged", "rumoured", "rumored", "supposed", "claimed", "seems", "seem", "appears", "appear");

    /// <summary>Words behind which a past form only describes a noun: "the liberated town", "behind closed doors".</summary>
    public static readonly FrozenSet<string> Determiners = FrozenSet.Create("the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "recently", "newly", "such", "of", "in", "on", "from", "to", "with", "for", "around", "into", "behind", "under", "without", "between", "among", "at", "about", "against", "through", "over", "within", "inside", "outside", "beyond", "across");

    /// <summary>Looks back over the auxiliaries: whether it happened, and to whom.</summary>
    public static bool IsReal(List<Token> tokens, int at, out bool isPassive, bool isEntry = false)
    {
        isPassive = false;
        var i = at - 1;
        for (; i >= 0 && at - i < 6; i--)
        {
            var lower = tokens[i].Lower;
            if (lower is "to" && i > 0 && i + 1 < at && tokens[i + 1].Lower is "have" && Hearsay.Contains(tokens[i - 1].Lower)) return true;
            if ((Unreal.Contains(lower) || Modality.IsUnreal(tokens[i])) && !(lower == "would" && IsLater(tokens, i, at)) && !IsAtLast(tokens, i)) return false;
            if (!isEntry && !(lower is "be" && i > 1 && IsAtLast(tokens, i - 2)) && lower is "is" or "are" or "be" or "being") return false;
            if (Be.Contains(lower)) isPassive = true;
            else if (!Have.Contains(lower) && !Adverbs.Contains(lower) && !lower.EndsWith("ly", StringComparison.Ordinal)) break;
        }

        // "No attack took place."
        if (i > 0 && tokens[i - 1].Lower is "no") return false;

        // "the so-called liberated territories", "of internationally recognized borders": a participle before a noun tells of nothing.
        if (!isPassive && i >= 0 && Determiners.Contains(tokens[i].Lower)) return false;
        var next = at + 1 < tokens.Count ? tokens[at + 1].Lower : "";
        if (!isPassive && next is "by") isPassive = true;
        return true;
    }

    /// <summary>"Could finally be held" tells of what was held.</summary>
    private static bool IsAtLast(List<Token> tokens, int could) => tokens[could].Lower is "could" && tokens[could + 1].Lower is "therefore" or "thus" or "finally" or "eventually";

    /// <summary>"Would later say" tells of what came to pass.</summary>
    public static bool IsLater(List<Token> tokens, int would, int at) =>
        tokens[would + 1].Lower is "later" or "subsequently" or "eventually" || (at + 1 < tokens.Count && tokens[at + 1].Lower is "later");

    /// <summary>Whether a past form stands right behind a noun and before a preposition: "the statement signed between", "the links blocked during".</summary>
    public static bool IsParticiple(List<Token> tokens, int at, bool isPassive) =>
        at > 0 && at + 1 < tokens.Count && !Finite.Contains(tokens[at].Lower) && tokens[at + 1].Lower is "by" or "between" or "on" or "in" or "at" or "during" or "under" or "with" or "among" or "against" or "since"
        && tokens[at - 1] is { IsWord: true, IsCapital: false } before && !Be.Contains(before.Lower) && !Have.Contains(before.Lower) && !Adverbs.Contains(before.Lower)
        && before.Lower is not ("and" or "he" or "she" or "they" or "it" or "who" or "which" or "that" or "what" or "this" or "i" or "we" or "you") && (!isPassive || tokens[at + 1].Lower is "by")
        && HasOtherVerb(tokens, at);

    /// <summary>Whether a clause has a finite verb besides a form that may be one: without one, that form is it.</summary>
    private static bool HasOtherVerb(List<Token> tokens, int at)
    {
        for (var i = at - 2; i >= 0 && tokens[i].Text is not (";" or ":"); i--)
        {
            if (IsVerb(tokens[i])) return true;
        }

        for (var i = at + 1; i < tokens.Count && tokens[i].Text is not (";" or ":"); i++)
        {
            if (IsVerb(tokens[i]) && tokens[i - 1].Lower is not ("who" or "which" or "that" or "and" or "when" or "while")) return true;
        }

        return false;
    }

    /// <summary>Whether something was only meant to come: "the vote was to be held in April", "talks were to follow".</summary>
    public static bool IsToBe(List<Token> tokens, int at) =>
        at + 2 < tokens.Count && tokens[at].Lower is "was" or "were" or "is" or "are" && ((tokens[at + 1].Lower, tokens[at + 2].Lower) is ("about", "to") || tokens[at + 1].Lower is "to" && tokens[at + 2].Lower is "be" or "take" or "follow" or "begin" or "open" or "start");

    /// <summary>Whether a sentence only supposes something: "in case of a victory", "in the event of war".</summary>
    public static bool IsSupposed(List<Token> tokens) =>
        tokens.Count > 3 && tokens[0].Lower is "in" && (tokens[1].Lower is "case" || (tokens[1].Lower is "the" && tokens[2].Lower is "event")) && tokens[tokens[1].Lower is "case" ? 2 : 3].Lower is "of" or "that";

    /// <summary>Whether a verb stands in a clause that opens with "if", "unless" or "whether", its subject between them.</summary>
    public static bool IsConditional(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - LongestClause && tokens[i].IsWord && tokens[i].Lower is not ("that" or "and" or "but" or "who" or "which"); i--)
        {
            if (tokens[i].Lower is "if" or "unless" or "whether") return true;
        }

        return false;
    }

    /// <summary>Whether a word is the basic form of a verb, though it may be a noun elsewhere: "did not attack".</summary>
    public static bool IsInfinitive(List<Token> tokens, int at) =>
        at > 0 && Lexicon.FindBase(tokens[at].Lower) is not null && (tokens[at - 1].Lower is "not" or "never" or "did" or "does" or "do" or "cannot" || tokens[at - 1].Lower.EndsWith("n't", StringComparison.Ordinal));

    /// <summary>Whether a word is, by its form, a verb that may be finite.</summary>
    public static bool IsVerb(Token token) => Be.Contains(token.Lower) || Have.Contains(token.Lower) || Modality.IsModal(token) || Lexicon.Find(token.Lower) is (_, WordForm.Past or WordForm.Present);

    /// <summary>Whether a word that may be a noun is a verb: "Ostra protests", "both sides sign".</summary>
    public static bool IsPresent(List<Token> tokens, int at) =>
        at > 0 && tokens[at - 1] is { IsWord: true } before && !Determiners.Contains(before.Lower) && before.Lower is not ("to" or "and" or "or" or "no" or "by" or "new" or "peace" or "joint")
        && (before.IsCapital || before.Lower.EndsWith('s')) && (at + 1 == tokens.Count || tokens[at + 1].Lower is not ("of" or "on" or "between"));

    /// <summary>Whether a basic form is a verb of its own and no particle: "talks open", not "is given back".</summary>
    public static bool IsFinite(List<Token> tokens, int at) =>
        at > 0 && (tokens[at - 1].IsWord || tokens[at - 1].Text == ",") && !Determiners.Contains(tokens[at - 1].Lower) && !Be.Contains(tokens[at - 1].Lower) && Lexicon.Find(tokens[at - 1].Lower) is not (_, WordForm.Past or WordForm.Present);

    /// <summary>Whether a verb goes on behind what was put in: "the bridge, rebuilt in 2001, was opened".</summary>
    public static bool ClosesAside(List<Token> tokens, int at)
    {
        var i = at - 1;
        while (i > 0 && (Be.Contains(tokens[i].Lower) || Have.Contains(tokens[i].Lower) || Adverbs.Contains(tokens[i].Lower))) i--;
        return i > 0 && tokens[i].Text == ",";
    }

    public static bool IsPerfect(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (Have.Contains(tokens[i].Lower)) return true;
            if (!Be.Contains(tokens[i].Lower) && !Adverbs.Contains(tokens[i].Lower) && !tokens[i].Lower.EndsWith("ly", StringComparison.Ordinal)) return false;
        }

        return false;
    }

    public static bool IsRelative(List<Token> tokens, int at)
    {
        var i = at - 1;
        while (i > 0 && (Be.Contains(tokens[i].Lower) || Have.Contains(tokens[i].Lower) || Adverbs.Contains(tokens[i].Lower))) i--;
        return i > 0 && tokens[i].Lower is "that" or "which" or "who" or "whose" or "where" or "whom";
    }
}
