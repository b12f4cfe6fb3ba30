using System.Collections.Frozen;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Events;

/// <summary>Words by which what a sentence tells has not, or not yet, come to pass.</summary>
internal static class Modality
{
    private static readonly FrozenSet<string> Modals = FrozenSet.Create("will", "would", "shall", "should", "may", "might", "must", "can", "could");
    private static readonly FrozenSet<string> Denials = FrozenSet.Create("not", "no", "never", "if", "unless", "nobody", "none", "nothing", "neither");

    /// <summary>Whether a word is a modal verb; the month of May is none.</summary>
    public static bool IsModal(Token token) => Modals.Contains(token.Text);

    /// <summary>Whether a word makes what is told possible, conditional or denied.</summary>
    public static bool IsUnreal(Token token) => IsModal(token) || Denials.Contains(token.Lower) || token.Lower.EndsWith("n't", StringComparison.Ordinal);
}
