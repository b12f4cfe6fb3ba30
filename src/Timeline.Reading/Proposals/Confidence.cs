using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Events;

namespace Timeline.Reading.Proposals;

/// <summary>How sure the reader is of a draft, from what speaks for it.</summary>
internal static class Confidence
{
    /// <summary>What is less sure than this is not worth a person's time.</summary>
    public const double Lowest = 0.42;

    /// <summary>From 0 to 1.</summary>
    public static double Of(Draft draft)
    {
        var sure = draft.Kind switch { OccurrenceKind.Statement => 0.55, OccurrenceKind.Meeting => 0.5, OccurrenceKind.Agreement => 0.5, _ => 0.4 };
        sure += draft.Basis switch { DateBasis.Explicit => 0.2, DateBasis.Relative => 0.05, _ => -0.05 };
        if (draft.Date is { Precision: DatePrecision.Interval }) sure -= 0.1;
        if (!draft.HasSubject) sure -= 0.1;
        if (!draft.IsStrong) sure -= 0.1;
        if (draft.IsQuoted || draft.IsReported) sure -= 0.1;
        if (draft is { Kind: OccurrenceKind.Incident, Basis: DateBasis.Relative }) sure += 0.1;
        if (draft.Told.Count > 1) sure += 0.1;
        return Measured(sure);
    }

    /// <summary>What the points come to, as measured on curated documents: how often such a proposal is right.</summary>
    private static double Measured(double points)
    {
        (double Points, double Right)[] line = [(0, 0), (0.2, 0.3), (0.3, 0.5), (0.4, 0.6), (0.5, 0.85), (0.8, 0.92), (1, 0.95)];
        for (var i = 1; i < line.Length; i++)
        {
            var (from, to) = (line[i - 1], line[i]);
            if (points <= to.Points) return from.Right + ((Math.Max(points, from.Points) - from.Points) / (to.Points - from.Points) * (to.Right - from.Right));
        }

        return line[^1].Right;
    }
}
