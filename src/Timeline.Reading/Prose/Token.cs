namespace Timeline.Reading.Prose;

/// <summary>A word or a mark of a sentence.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Lower">In lower case.</param>
/// <param name="Start">Where it begins in the cleaned text.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="IsQuoted">True within quotation marks.</param>
internal sealed record Token(string Text, string Lower, int Start, int End, bool IsQuoted)
{
    /// <summary>True for a word that begins with a capital.</summary>
    public bool IsCapital => char.IsUpper(Text[0]);

    /// <summary>True for a word or number, false for a mark.</summary>
    public bool IsWord => char.IsLetterOrDigit(Text[0]);
}
