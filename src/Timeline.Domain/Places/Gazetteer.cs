using System.Collections.Frozen;

namespace Timeline.Domain.Places;

/// <summary>All places together.</summary>
public sealed class Gazetteer
{
    private readonly FrozenDictionary<string, Place> _places;

    /// <summary>Makes a gazetteer of <paramref name="all"/>, whose ids are unique.</summary>
    public Gazetteer(IEnumerable<Place> all) => _places = all.ToFrozenDictionary(place => place.Id);

    /// <summary>Every place.</summary>
    public IEnumerable<Place> All => _places.Values;

    /// <summary>The place with this slug; null when there is none.</summary>
    public Place? Find(string id) => _places.GetValueOrDefault(id);

    /// <summary>What cannot stand in this gazetteer: a name that means two places.</summary>
    public IEnumerable<CatalogueProblem> Problems() => _places.Values
        .OrderBy(place => place.Id, StringComparer.Ordinal)
        .SelectMany(place => place.Aliases.Prepend(place.Name), (place, name) => (place.Id, Name: name))
        .GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
        .SelectMany(bearers => bearers.Skip(1).Select(entry => new CatalogueProblem(
            entry.Id, "aliases", entry.Id == bearers.First().Id
                ? $"'{entry.Name}' is given twice."
                : $"'{entry.Name}' already means '{bearers.First().Id}'.")));
}
