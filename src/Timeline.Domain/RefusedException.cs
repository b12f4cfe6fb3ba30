namespace Timeline.Domain;

/// <summary>A command that the present state does not allow. Nothing has happened.</summary>
/// <param name="message">Why, and what to do instead, in a sentence or two.</param>
public sealed class RefusedException(string message) : Exception(message);
