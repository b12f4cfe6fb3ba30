using System.Collections.Frozen;
using Timeline.Domain.Dates;

namespace Timeline.Domain.Actors;

/// <summary>All actors together: who stands for whom, and when.</summary>
public sealed class ActorCatalogue
{
    private readonly FrozenDictionary<string, Actor> _actors;

    /// <summary>Makes a catalogue of <paramref name="all"/>, whose ids are unique.</summary>
    public ActorCatalogue(IEnumerable<Actor> all) => _actors = all.ToFrozenDictionary(actor => actor.Id);

    /// <summary>Every actor.</summary>
    public IEnumerable<Actor> All => _actors.Values;

    /// <summary>The actor with this slug; null when there is none.</summary>
    public Actor? Find(string id) => _actors.GetValueOrDefault(id);

    /// <summary>
    /// Whom a participant stood for, nearest first: representation is transitive (minister, ministry, state) and
    /// counts where its dates overlap the occurrence's.
    /// </summary>
    /// <remarks>
    /// What the record says wins over the catalogue: when <paramref name="office"/> is one that the actor has there,
    /// that office alone counts, whatever its dates; an office that begins with "former" stands for nobody.
    /// </remarks>
    /// <param name="id">The participant.</param>
    /// <param name="office">The office on that occasion, as the record names it; null when it names none.</param>
    /// <param name="date">When it happened.</param>
    public IReadOnlyList<string> StandsFor(string id, string? office, Edtf date)
    {
        if (office is not null && office.StartsWith("former ", StringComparison.OrdinalIgnoreCase)) return [];
        return Hierarchy.Reachable(id, current => current == id ? Named(id, office, date) : During(current, date));
    }

    /// <summary>The given actors and all who may act for one of them, at whatever time.</summary>
    public IReadOnlyList<string> ActingFor(IEnumerable<string> ids)
    {
        var acting = _actors.Values
            .SelectMany(actor => actor.Represents, (actor, representation) => (representation.Actor, By: actor.Id))
            .ToLookup(pair => pair.Actor, pair => pair.By);
        return [.. ids.SelectMany(id => Hierarchy.Reachable(id, represented => acting[represented]).Prepend(id)).Distinct()];
    }

    /// <summary>What cannot stand in this catalogue: names that mean two actors, unknown actors, circles.</summary>
    public IEnumerable<CatalogueProblem> Problems() => _actors.Values
        .OrderBy(actor => actor.Id, StringComparer.Ordinal)
        .SelectMany(actor => DanglingIn(actor).Concat(CirclesAt(actor)))
        .Concat(DoubledNames());

    private IEnumerable<string> Named(string id, string? office, Edtf date)
    {
        var held = (Find(id)?.Represents ?? []).Where(representation =>
            representation.As is { } name && name.Equals(office, StringComparison.OrdinalIgnoreCase)).ToList();
        return held.Count > 0 ? held.Select(representation => representation.Actor) : During(id, date);
    }

    private IEnumerable<string> During(string id, Edtf date) =>
        (Find(id)?.Represents ?? [])
        .Where(representation => representation.HoldsDuring(date))
        .Select(representation => representation.Actor);

    private IEnumerable<CatalogueProblem> DanglingIn(Actor actor) => actor.Represents
        .Where(representation => !_actors.ContainsKey(representation.Actor))
        .Select(representation => new CatalogueProblem(
            actor.Id, "represents", $"'{representation.Actor}' is no known actor."));

    private IEnumerable<CatalogueProblem> CirclesAt(Actor actor)
    {
        if (Hierarchy.IsCircular(actor.Id, id => Find(id)?.Represents.Select(r => r.Actor) ?? []))
            yield return new CatalogueProblem(actor.Id, "represents", $"'{actor.Id}' stands for itself in a circle.");
    }

    private IEnumerable<CatalogueProblem> DoubledNames()
    {
        var shared = _actors.Values
            .SelectMany(actor => actor.SharedAliases, (_, alias) => alias.Alias)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = _actors.Values.OrderBy(actor => actor.Id, StringComparer.Ordinal)
            .SelectMany(actor => actor.Aliases.Prepend(actor.Name), (actor, name) => (actor.Id, Name: name))
            .GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var bearers in names)
        {
            var first = bearers.First().Id;
            foreach (var (id, name) in bearers.Skip(1))
            {
                yield return new CatalogueProblem(id, "aliases", first == id
                    ? $"'{name}' is given twice."
                    : $"'{name}' already means '{first}'. A name that several share belongs under 'ambiguous'.");
            }

            if (shared.Contains(bearers.Key))
                yield return new CatalogueProblem(first, "aliases", $"'{bearers.Key}' stands under 'ambiguous' too; it can be only one of both.");
        }
    }
}
