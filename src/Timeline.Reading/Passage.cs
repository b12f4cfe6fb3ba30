namespace Timeline.Reading;

/// <summary>A piece of a text, in Unicode code points.</summary>
/// <param name="Start">Where it begins, from 0.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct Passage(int Start, int End);
