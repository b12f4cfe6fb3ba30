using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Actors;
using Timeline.Reading.Dates;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>A date that no word of the sentence takes for its own still says that something happened then: what, the nearest verb or noun before it tells.</summary>
internal static class Unclaimed
{
    private const int Farthest = 14;
    private const int FarthestLead = 12;
    private const int FewestWords = 8;

    private static readonly FrozenSet<string> Plans = FrozenSet.Create("plans", "plan", "expected", "planned", "scheduled", "due");

    private static readonly EventWord Something = new("happen", OccurrenceKind.Incident, CodingType.Statement, null, false) { IsGuessed = true };

    private static readonly EventWord Say = new("say", OccurrenceKind.Statement, CodingType.Statement, null, true);

    /// <summary>The drafts for such dates.</summary>
    public static IEnumerable<Draft> In(Sentence sentence, IReadOnlyList<DateMention> dates, IReadOnlyList<Draft> drafts, IReadOnlyList<ActorMention> actors)
    {
        if (dates.Count == 0 || sentence.Tokens.Any(token => !token.IsQuoted && (Modality.IsUnreal(token) || Plans.Contains(token.Lower))) || sentence.Tokens.Index().Any(token => Grammar.IsToBe(sentence.Tokens, token.Index))) yield break;
        foreach (var date in dates)
        {
            if (date.IsInner || date.IsSpan || date.IsVague || date.Start == date.End || drafts.Any(draft => draft.Date == date.Date) || Attachment.IsName(date, sentence)) continue;
            var at = sentence.TokenAt(date.Start);
            if (at >= sentence.Tokens.Count || sentence.Tokens[at].IsQuoted) continue;
            if (IsDateline(sentence.Tokens, sentence.TokenAt(date.End))) continue;
            if (Saying(sentence.Tokens, actors) is { } saying)
            {
                yield return DraftEvents.Make(sentence, new Trigger(saying.To, Say, WordForm.Past, false, false, false, false), saying, [saying], date, DateTie.Own, "a name, a date and what was said");
                continue;
            }

            if (date.Basis != DateBasis.Explicit) continue;

            // "Washington, January 22, 1957", "Establishment of relations, 1951.": a line that tells nothing.
            if (!sentence.Tokens.Any(token => Grammar.IsVerb(token) || OtherVerbs.Guess(token.Lower) is not null)) continue;
            var word = Word(sentence.Tokens, at);
            if (word is null && (date.Start > FarthestLead || sentence.Tokens.Count < FewestWords)) continue;
            yield return DraftEvents.Make(sentence, new Trigger(at, word ?? Something, WordForm.Past, false, false, false, false), null, Near(actors, at), date, DateTie.Own, "a date that nothing else takes");
        }
    }

    /// <summary>"NORTHTOWN, May 12 (Wire) -- …": when it was sent.</summary>
    private static bool IsDateline(List<Token> tokens, int end) => end + 3 < tokens.Count && tokens[end].Text == "(" && tokens.Skip(end + 2).Take(3).Any(token => token.Text == ")") && tokens.Skip(end + 3).Take(2).Any(token => token.Text == "-");

    /// <summary>Who speaks without a verb: "Minister Norden, on the 7th: "It is ours""; null when nobody does.</summary>
    private static ActorMention? Saying(List<Token> tokens, IReadOnlyList<ActorMention> actors)
    {
        var colon = tokens.FindIndex(token => token.Text == ":");
        if (colon < 0 || tokens.Take(colon).Any(Grammar.IsVerb) || !tokens.Skip(colon).Any(token => token.IsQuoted)) return null;
        return actors.FirstOrDefault(actor => actor.To <= colon && actor.IsPerson) ?? actors.FirstOrDefault(actor => actor.To <= colon);
    }

    private static EventWord? Word(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - Farthest && tokens[i].Text is not ";"; i--)
        {
            if (Lexicon.Find(tokens[i].Lower) is (var word, _) && word.Kind != OccurrenceKind.Statement) return word with { IsGuessed = true };
        }

        return null;
    }

    private static List<ActorMention> Near(IReadOnlyList<ActorMention> actors, int at) => [.. actors.Where(actor => Math.Abs(actor.From - at) <= Farthest)];
}
