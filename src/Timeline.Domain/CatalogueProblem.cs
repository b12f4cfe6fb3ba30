namespace Timeline.Domain;

/// <summary>Something in a catalogue that cannot stand.</summary>
/// <param name="Id">The slug of the entry it is in.</param>
/// <param name="Field">The field, in camel case.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record CatalogueProblem(string Id, string Field, string Message);
