namespace Timeline.Domain.Occurrences;

/// <summary>The words of a document that prove something.</summary>
/// <param name="Bulletin">The document's slug.</param>
/// <param name="Section">The section they stand in, as the document numbers it; null when it has none.</param>
/// <param name="Quote">The words, character for character; the text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Start">Where they begin, in Unicode code points from 0.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Basis">How the date is known from them.</param>
public sealed record Citation(string Bulletin, string? Section, string Quote, int Start, int End, DateBasis Basis);
