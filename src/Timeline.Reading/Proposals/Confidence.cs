using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Events;

namespace Timeline.Reading.Proposals;

/// <summary>How sure the reader is of a draft, from what speaks for it.</summary>
internal static class Confidence
{
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
        return Math.Clamp(sure, 0.05, 0.95);
    }
}
