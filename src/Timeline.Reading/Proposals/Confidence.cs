using Timeline.Reading.Events;

namespace Timeline.Reading.Proposals;

/// <summary>How sure the reader is of a draft, from what speaks for it.</summary>
internal static class Confidence
{
    /// <summary>What is less sure than this is not worth a person's time.</summary>
    public const double Lowest = 0.37;

    /// <summary>How often such a draft is right, from 0 to 1.</summary>
    public static double Of(Draft draft) => 1 / (1 + Math.Exp(-(Weights.Start + Signals.Of(draft).Sum(Weights.Of))));
}
