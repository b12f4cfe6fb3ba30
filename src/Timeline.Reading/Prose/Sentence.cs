namespace Timeline.Reading.Prose;

/// <summary>A sentence of the running text.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Section">The number of the section, as the text gives it; null before the first.</param>
/// <param name="Paragraph">The number of the paragraph, from 0; a page break within a sentence begins none.</param>
/// <param name="Start">Where it begins in the cleaned text.</param>
/// <param name="Text">Its cleaned words: blanks single, quotation marks straight, mark-up and note numbers left out.</param>
/// <param name="Tokens">Its words and marks.</param>
internal sealed record Sentence(int Index, string? Section, int Paragraph, int Start, string Text, List<Token> Tokens)
{
    /// <summary>The heading of the section; null before the first.</summary>
    public string? Heading { get; init; }

    /// <summary>The notes to which it refers: their numbers, and where it does so in the cleaned text.</summary>
    public IReadOnlyList<(int Number, int At)> Notes { get; init; } = [];

    /// <summary>The date that stands alone over it; null for none.</summary>
    public string? Dateline { get; init; }

    /// <summary>A sentence is itself alone, and is asked for too often to compare its words.</summary>
    public bool Equals(Sentence? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <summary>Where it ends in the cleaned text, exclusive.</summary>
    public int End => Start + Text.Length;

    /// <summary>True when all its words stand within quotation marks.</summary>
    public bool IsSpeech => Tokens.All(token => token.IsQuoted || !token.IsWord);

    /// <summary>The number of the first token that begins at or after a position of <see cref="Text"/>.</summary>
    public int TokenAt(int position)
    {
        var (low, high) = (0, Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].Start - Start < position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
