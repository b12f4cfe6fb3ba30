namespace Timeline.Reading;

/// <summary>Where a quotation parts from the text it is said to be from.</summary>
/// <param name="Shared">The last words that both have; empty when the text lacks even the first letter.</param>
/// <param name="InText">What stands after them in the text.</param>
/// <param name="InQuote">What the quotation has instead.</param>
public sealed record Divergence(string Shared, string InText, string InQuote);
