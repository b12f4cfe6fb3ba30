using System.Globalization;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Scoring;

namespace Timeline.Api.Evaluating;

/// <summary>The scores of an evaluation, as a whole and taken apart.</summary>
internal static class ScoreTable
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>One row for all, then one for each document, kind, basis of the date, precision and band of confidence.</summary>
    public static IEnumerable<ScoreRow> Of(IReadOnlyList<EvaluatedDocument> documents)
    {
        var all = documents.SelectMany(document => document.Pairs).ToList();
        yield return new ScoreRow("all", "", Score.Of(all));
        foreach (var document in documents) yield return new ScoreRow("document", document.Name, Score.Of(document.Pairs));
        foreach (var row in Split("kind", all, pair => Words<OccurrenceKind>.Of(pair.Curated?.Kind ?? pair.Proposal!.Kind))) yield return row;
        foreach (var row in Split("basis", all, pair => Words<DateBasis>.Of(pair.Curated?.Basis ?? pair.Proposal!.Citations.Min(citation => citation.Basis)))) yield return row;
        foreach (var row in Split("date", all, pair => Words<DatePrecision>.Of((pair.Curated?.Date ?? pair.Proposal!.Date).Precision))) yield return row;
        foreach (var row in Split("confidence", [.. all.Where(pair => pair.Proposal is not null)], pair => Band(pair.Proposal!.Confidence))) yield return row;
    }

    /// <summary>The rows as a table for people.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ScoreRow> rows)
    {
        var wide = rows.Max(row => row.By.Length + row.Value.Length) + 1;
        yield return $"{"".PadRight(wide)}  found/curated  proposed  recall  precision    F1  kind  exact date  actors  topics  coding";
        foreach (var (by, value, s) in rows)
        {
            yield return string.Create(
                Plain,
                $"{$"{by} {value}".PadRight(wide)}  {$"{s.Right}/{s.Curated}",13}  {s.Proposed,8}  {s.Recall,6:0.00}  {s.Precision,9:0.00}  {s.F1,4:0.00}  {s.KindRight,4:0.00}  {s.DateExact,10:0.00}  {s.Actors,6:0.00}  {s.Topics,6:0.00}  {s.TypeRight,6:0.00}");
        }
    }

    private static IEnumerable<ScoreRow> Split(string by, IReadOnlyList<Pair> pairs, Func<Pair, string> key) =>
        pairs.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new ScoreRow(by, group.Key, Score.Of(group)));

    private static string Band(decimal confidence) => string.Create(Plain, $"{Math.Floor(confidence * 10) / 10:0.0}");
}

/// <summary>The score of a part.</summary>
/// <param name="By">By what the parts are made.</param>
/// <param name="Value">Which part it is.</param>
/// <param name="Score">How good the proposals are there.</param>
internal sealed record ScoreRow(string By, string Value, Score Score);
