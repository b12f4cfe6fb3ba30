using System.Collections.Frozen;
using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Actors;

/// <summary>Recognises by their form the names of people and bodies that nobody knows yet.</summary>
internal static class UnknownNames
{
    private const int LongestApposition = 14;

    private static readonly FrozenSet<string> Bodies = FrozenSet.Create(
        "Ministry", "Parliament", "Government", "Council", "Commission", "Committee", "Assembly", "Agency", "Service", "Court", "Senate", "Congress", "Army", "Navy", "Prosecutor", "Embassy", "Administration",
        "Office", "Secretariat", "Organisation", "Organization", "Union", "League", "Association", "Alliance", "Bank", "Fund", "Front", "Movement", "Party", "Authority", "Group", "Foundation", "Institute", "Tribunal", "Federation", "Department", "Directorate", "Bureau", "Mission", "Forces", "Command", "Guard", "Police", "Corps", "Society", "Centre", "Center", "Conference", "Community", "Confederation", "Junta", "Cabinet", "Presidency", "Bundestag", "Duma", "Knesset", "Company", "Corporation", "Brigade", "Battalion", "Division", "Militia", "Brotherhood", "Caliphate", "Organisations", "Nations", "Board", "University", "Church", "Trust", "Network");

    private static readonly FrozenSet<string> NoName = FrozenSet.Create(
        "The", "As", "In", "At", "On", "A", "An", "This", "These", "That", "Those", "His", "Her", "Its", "Their", "Following", "During", "After", "Before", "For", "While", "With", "Of", "By", "From", "It", "Several", "Another",
        "Both", "Such", "Since", "Also", "And", "But", "However", "Thus", "Our", "We", "According", "Commenting", "Speaking", "Special", "New");

    private static readonly FrozenSet<string> Joining = FrozenSet.Create("of", "and", "for", "the", "de", "van", "von", "al", "bin");

    /// <summary>The unknown name that begins at a token; null when none does.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="at">The token, a capitalised word.</param>
    /// <param name="stateAt">The known actor whose name begins at a token.</param>
    public static UnknownName? At(List<Token> tokens, int at, Func<List<Token>, int, string?> stateAt)
    {
        if (Titles.IsOffice(tokens[at].Lower) || NoName.Contains(tokens[at].Text)) return null;
        if (!Titles.IsQualifier(tokens[at].Lower) && Titles.Before(tokens, at, acrossComma: true) is { } office && Person(tokens, at) is { } words && !tokens[at - 1].IsQuoted)
            return new UnknownName(Join(tokens, at, words), words, ActorType.Person, office, StateAround(tokens, at, stateAt));
        if (Body(tokens, at, stateAt) is { } body) return body;
        return IsNameForm(tokens[at]) && !Titles.IsQualifier(tokens[at].Lower) && stateAt(tokens, at) is null && Person(tokens, at) is { } words2 and <= 3 && Speaks(tokens, at, at + words2)
            ? new UnknownName(Join(tokens, at, words2), words2, ActorType.Person, Titles.Before(tokens, at), StateAround(tokens, at, stateAt)) : null;
    }

    /// <summary>Whether somebody with such a name says something right before or after it: "said Jane Roe", "Jane Roe, the envoy, warned".</summary>
    private static bool Speaks(List<Token> tokens, int from, int to)
    {
        if (from > 1 && IsSpeech(tokens[from - 1]) && tokens[from - 2].Text is "," or "\"" or "”") return true;
        var after = to;
        if (after < tokens.Count && tokens[after].Text == ",")
        {
            var end = after + 1;
            while (end < tokens.Count && end - after < LongestApposition && tokens[end].Text is not ("," or "\"" or ";")) end++;
            if (after + 1 < tokens.Count && IsSpeech(tokens[after + 1])) after++;
            else if (end < tokens.Count && tokens[end].Text == ",") after = end + 1;
        }

        while (after < tokens.Count && tokens[after].Lower is "also" or "has" or "had" or "later" or "then" or "again" or "recently") after++;
        return after < tokens.Count && IsSpeech(tokens[after]);
    }

    private static bool IsSpeech(Token token) => Lexicon.Find(token.Lower) is ({ Kind: OccurrenceKind.Statement }, WordForm.Past);

    private static bool IsNameForm(Token token) => token.Text.Length > 1 && token.Text.Skip(1).Any(char.IsLower) && !IsCalendar(token.Lower);

    private static bool IsCalendar(string lower) => lower is "january" or "february" or "march" or "april" or "may" or "june" or "july" or "august" or "september" or "october" or "november" or "december"
        or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday";

    /// <summary>How many words a person's name has: two to four capitalised words.</summary>
    private static int? Person(List<Token> tokens, int at)
    {
        var end = at;
        while (end < tokens.Count && end - at < 4 && tokens[end].IsWord && (tokens[end].IsCapital || (end > at && Joining.Contains(tokens[end].Lower) && end + 1 < tokens.Count && tokens[end + 1].IsCapital && tokens[end].Lower is not ("and" or "of" or "for" or "the")))) end++;
        return end - at >= 2 ? end - at : null;
    }

    private static UnknownName? Body(List<Token> tokens, int at, Func<List<Token>, int, string?> stateAt)
    {
        var end = at;
        var isBody = false;
        if (IsCalendar(tokens[at].Lower)) return null;
        while (end < tokens.Count && end - at < 9 && tokens[end].IsWord && (tokens[end].IsCapital || (end > at && Joining.Contains(tokens[end].Lower))))
        {
            if (Bodies.Contains(tokens[end].Text)) isBody = true;
            if (end > at && stateAt(tokens, end) is { } state && isBody) return new UnknownName(Join(tokens, at, end + 1 - at), end + 1 - at, ActorType.Body, null, state);
            end++;
        }

        while (end > at && Joining.Contains(tokens[end - 1].Lower)) end--;
        return isBody && end - at >= 2 ? new UnknownName(Join(tokens, at, end - at), end - at, ActorType.Organisation, null, null) : null;
    }

    /// <summary>The state named before the title ("of Norway", "Norway's") in whose name somebody acts.</summary>
    private static string? StateAround(List<Token> tokens, int at, Func<List<Token>, int, string?> stateAt)
    {
        for (var i = at - 1; i >= 0 && i > at - 10; i--)
        {
            if (stateAt(tokens, i) is { } state) return state;
            if (tokens[i].Text is "," or ";") return null;
        }

        return null;
    }

    private static string Join(List<Token> tokens, int at, int words) => string.Join(' ', tokens.Skip(at).Take(words).Select(token => token.Text));
}

/// <summary>A name never seen before.</summary>
/// <param name="Name">The name.</param>
/// <param name="Length">How many words it has.</param>
/// <param name="Type">What its form says that it is.</param>
/// <param name="Office">The office before it.</param>
/// <param name="ActsFor">The actor for whom it acts, by the words around.</param>
internal sealed record UnknownName(string Name, int Length, ActorType Type, string? Office, string? ActsFor);
