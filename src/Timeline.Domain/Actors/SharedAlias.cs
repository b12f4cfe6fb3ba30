namespace Timeline.Domain.Actors;

/// <summary>A name that several actors share, such as a surname, and the words near it that mean this one.</summary>
/// <param name="Alias">The name.</param>
/// <param name="Context">Words that decide for this actor when they stand nearby.</param>
public sealed record SharedAlias(string Alias, IReadOnlyList<string> Context);
