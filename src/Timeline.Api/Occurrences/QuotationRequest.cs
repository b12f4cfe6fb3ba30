namespace Timeline.Api.Occurrences;

/// <summary>The words that prove something; where they stand is worked out from the text, never given.</summary>
/// <param name="Bulletin">The document's slug.</param>
/// <param name="Section">The section they stand in; null when the document has none.</param>
/// <param name="Quote">The words, character for character.</param>
/// <param name="Nth">Which one, from 1, when they stand more than once; null when once.</param>
/// <param name="Basis">How the date is known from them.</param>
internal sealed record QuotationRequest(string? Bulletin, string? Section, string? Quote, int? Nth, string? Basis) : IQuotedWords;
