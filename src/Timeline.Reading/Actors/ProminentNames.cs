using System.Collections.Frozen;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Actors;

/// <summary>Single words that a text uses again and again as names, so that who acts is seen even in a dispute of which nobody has heard.</summary>
internal sealed class ProminentNames
{
    private const int Often = 3;

    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        "i", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "christian", "muslim", "islamic", "european", "african", "asian", "american", "war", "agreement", "treaty", "declaration", "state", "republic",
        "government", "army", "ministry", "union", "council", "article", "annex", "chapter", "god", "internet", "covid-19", "covid", "euro", "mr", "mrs", "dr");

    private readonly FrozenSet<string> _names;

    /// <summary>Counts the capitalised words of a text that stand among words in lower case.</summary>
    public ProminentNames(IEnumerable<Sentence> sentences)
    {
        var (named, common) = (new Dictionary<string, int>(), new HashSet<string>());
        foreach (var sentence in sentences)
        {
            var tokens = sentence.Tokens;
            if (tokens.Count > 1 && IsFirst(tokens)) named[tokens[0].Text] = named.GetValueOrDefault(tokens[0].Text) + 1;
            for (var i = 1; i < tokens.Count; i++)
            {
                var token = tokens[i];
                if (!token.IsWord) continue;
                if (!token.IsCapital) common.Add(token.Lower);
                else if (tokens[i - 1] is { IsWord: true, IsCapital: false } && (i + 1 == tokens.Count || !tokens[i + 1].IsWord || !tokens[i + 1].IsCapital) && token.Text.Length > 2 && token.Text.Skip(1).Any(char.IsLower))
                    named[token.Text] = named.GetValueOrDefault(token.Text) + 1;
            }
        }

        _names = named.Where(one => one.Value >= Often - 1 && !common.Contains(one.Key.ToLowerInvariant()) && !NoNames.Contains(one.Key.ToLowerInvariant()) && !Titles.IsOffice(one.Key.ToLowerInvariant()))
            .Select(one => one.Key).ToFrozenSet();
    }

    /// <summary>Whether a sentence opens with what may be a name: "Orlova said", "Orlova's".</summary>
    private static bool IsFirst(List<Token> tokens) =>
        tokens[0].Text.Length > 3 && tokens[0].IsCapital && tokens[0].Text.Skip(1).Any(char.IsLower) && !tokens[0].Lower.EndsWith("ly", StringComparison.Ordinal)
        && (tokens[1].Text == "'" || Lexicon.Find(tokens[1].Lower) is (_, WordForm.Past));

    /// <summary>Whether such a name acts at a token: it stands before a verb in the past or has something of its own, and no preposition governs it.</summary>
    public bool Acts(List<Token> tokens, int at)
    {
        if (!_names.Contains(tokens[at].Text) || (at > 0 && (tokens[at - 1].IsCapital || tokens[at - 1].Lower is "in" or "at" or "near" or "to" or "from" or "into" or "over" or "on" or "around" or "outside" or "across"))) return false;
        if (at > 0 && tokens[at - 1].Lower is "by" or "between" or "with" or "against") return true;
        var next = at + 1;
        while (next < tokens.Count && tokens[next].Lower is "also" or "has" or "had" or "have" or "then" or "later" or "again" or "was" or "were" or "been" or "finally" or "first") next++;
        if (next >= tokens.Count) return false;
        return tokens[next].Text is "'" || (tokens[next].Lower is "and" && next + 1 < tokens.Count && tokens[next + 1].IsCapital) || Lexicon.Find(tokens[next].Lower) is (_, WordForm.Past or WordForm.Present) or ({ Kind: OccurrenceKind.Statement }, _);
    }
}
