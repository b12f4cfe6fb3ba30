namespace Timeline.Domain.Actors;

/// <summary>Somebody who speaks, meets, signs or acts: a person, a state, an organisation.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The usual English name.</param>
/// <param name="Type">What kind of actor.</param>
/// <param name="Aliases">All other spellings and names that mean this actor alone.</param>
/// <param name="SharedAliases">Names shared with others, with the words that decide.</param>
/// <param name="Wikidata">The Wikidata item, <c>Q…</c>; null when not known for certain.</param>
/// <param name="Represents">For whom the actor acts; representation goes on from there.</param>
public sealed record Actor(
    string Id,
    string Name,
    ActorType Type,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<SharedAlias> SharedAliases,
    string? Wikidata,
    IReadOnlyList<Representation> Represents)
{
    /// <summary>The stream that holds the actor's descriptions.</summary>
    public static string StreamOf(string id) => $"actor/{id}";

    /// <summary>Describes an actor anew: one event when something differs from what is known, else none.</summary>
    public static IReadOnlyList<ActorDescribed> Decide(Actor? known, Actor wanted) =>
        known is not null && known.IsSameAs(wanted) ? [] : [new ActorDescribed(wanted)];

    private bool IsSameAs(Actor other) =>
        (Id, Name, Type, Wikidata) == (other.Id, other.Name, other.Type, other.Wikidata)
        && Aliases.SequenceEqual(other.Aliases)
        && Represents.SequenceEqual(other.Represents)
        && SharedAliases.Count == other.SharedAliases.Count
        && SharedAliases.Zip(other.SharedAliases).All(pair =>
            pair.First.Alias == pair.Second.Alias && pair.First.Context.SequenceEqual(pair.Second.Context));
}

/// <summary>An actor was described, as a whole; a later description replaces it.</summary>
public sealed record ActorDescribed(Actor Actor);
