using System.Collections.Frozen;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Reading.Events;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Proposals;

/// <summary>What speaks for and against a draft, by name.</summary>
internal static class Signals
{
    private static readonly FrozenSet<string> Habits = FrozenSet.Create(
        "repeatedly", "often", "always", "usually", "consistently", "continuously", "regularly", "historically", "traditionally", "constantly", "generally", "increasingly", "frequently", "still", "everywhere", "years", "decades");

    private static readonly FrozenSet<string> Opinions = FrozenSet.Create("if", "could", "would", "should", "may", "might", "must", "will", "need", "needs", "likely", "possible", "hope", "hopes");

    /// <summary>The names of all that hold.</summary>
    public static IEnumerable<string> Of(Draft draft)
    {
        var tokens = draft.Sentence.Tokens;
        var kind = draft.Kind.ToString();
        yield return $"kind:{kind}";
        var tie = draft.Tie == DateTie.Note ? DateTie.Own : draft.Tie;
        yield return $"tie:{tie}";
        yield return $"kindtie:{kind}:{tie}";
        yield return $"quad:{CodingBook.QuadClassOf(draft.Coding.Type)}";
        yield return $"word:{draft.Word}:{draft.Kind}";
        if (draft.Date is { Precision: DatePrecision.Interval }) yield return "interval";
        if (draft.HasSubject) yield return $"subject:{kind}";
        if (draft.HasObject) yield return "object";
        if (draft.IsStrong) yield return $"strong:{kind}";
        if (draft.IsGuessed) yield return draft.Word == "happen" ? "unclaimed" : "guessed";
        if (draft.IsOngoing) yield return "ongoing";
        if (draft.IsQuoted) yield return "quoted";
        if (draft.IsReported) yield return "reported";
        if (draft.IsNoun) yield return draft.Tie is DateTie.Own or DateTie.Lead ? "noun:dated" : "noun";
        if (draft.IsPassive) yield return "passive";
        if (draft.IsPerfect) yield return "perfect";
        if (draft.IsRelative) yield return "relative";
        if (draft.IsParticiple) yield return "participle";
        if (draft.IsPerson) yield return "person";
        if (draft.Told.Count > 1) yield return "told2";
        if (draft.Participants.Count == 0) yield return "nobody";
        if (draft.Participants.Count > 1) yield return "two";
        if (draft.Rank > 0) yield return $"rank:{(draft.Kind == Domain.Occurrences.OccurrenceKind.Incident ? "incident" : "other")}";
        if (draft.Rank > 1) yield return "rank2";
        if (tokens[0].Lower == "as") yield return "as";
        if (Near(tokens, draft.At, 6).Any(token => char.IsDigit(token.Text[0]) || token.Lower is "hundreds" or "thousands" or "dozens" or "several")) yield return "number";
        if (Near(tokens, draft.At, 3).Any(token => Habits.Contains(token.Lower))) yield return "habit";
        if (tokens.Any(token => Opinions.Contains(token.Lower))) yield return "opinion";
        if (draft.At > 25) yield return "deep";
        if (tokens.Count < 9) yield return "short";
    }

    private static IEnumerable<Token> Near(List<Token> tokens, int at, int within) => tokens.Skip(Math.Max(0, at - within)).Take((2 * within) + 1);
}
