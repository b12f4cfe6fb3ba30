using Timeline.Api.Operations;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Reading;
using Timeline.Reading.Scoring;

namespace Timeline.Api.Evaluating;

/// <summary>What the reader missed, made up or took for something else, in the order of the text.</summary>
internal static class ErrorList
{
    private const int Shown = 160;

    public static IEnumerable<string> Of(EvaluatedDocument document) => document.Pairs
        .Where(pair => !pair.IsRight || !pair.IsExactDate)
        .OrderBy(Start)
        .Select(pair => $"{document.Name[..Math.Min(3, document.Name.Length)]}:{document.Text.LineOf(Start(pair))} {Told(pair)} «{Quote(document.Text, pair)}»");

    private static string Told(Pair pair) => pair switch
    {
        { Proposal: null, Curated: { } missed } => $"MISSED {Words<OccurrenceKind>.Of(missed.Kind)} {missed.Date} {missed.Slug}",
        { Curated: null, Proposal: { } made } => $"EXTRA {Words<OccurrenceKind>.Of(made.Kind)} {made.Date} {made.Confidence} {made.Title} [{string.Join("; ", made.Reasons)}]",
        { Curated: { } one, Proposal: { } other } =>
            $"{(pair.IsRight ? "INEXACT" : "WRONG")} {Words<OccurrenceKind>.Of(one.Kind)} {one.Date} {one.Slug} read as {Words<OccurrenceKind>.Of(other.Kind)} {other.Date} {other.Confidence} {other.Title} [{string.Join("; ", other.Reasons)}]",
        _ => "",
    };

    private static int Start(Pair pair) => Passage(pair).Start;

    private static Passage Passage(Pair pair) => pair.Proposal?.Citations[0].Passage ?? pair.Curated!.Passages[0];

    private static string Quote(BulletinText text, Pair pair)
    {
        var words = Spoken.Line(text.Read(Passage(pair)));
        return words.Length <= Shown ? words : $"{words[..Shown]}…";
    }
}
