using System.Text.RegularExpressions;
using Timeline.Domain.Actors;

namespace Timeline.Reading;

/// <summary>Finds actors by name in a text: the longest name counts, so that a ministry "of Azerbaijan" does not name the state too.</summary>
/// <remarks>A name that several actors share names nobody here.</remarks>
public sealed partial class ActorNames
{
    private readonly Regex _pattern;
    private readonly Dictionary<string, string?> _actors;

    /// <summary>Prepares the names of all actors of a catalogue.</summary>
    public ActorNames(ActorCatalogue catalogue)
    {
        var names = catalogue.All.SelectMany(actor => actor.Aliases.Prepend(actor.Name).Select(name => (Name: name, Actor: (string?)actor.Id)));
        var shared = catalogue.All.SelectMany(actor => actor.SharedAliases).Select(alias => (Name: alias.Alias, Actor: (string?)null));
        _actors = names.Concat(shared).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Actor);
        var longestFirst = _actors.Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal);
        _pattern = new Regex(
            $@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', longestFirst.Select(Spaced))})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant);
    }

    /// <summary>The slugs of the actors that some words name, in order, each as often as it is named.</summary>
    public IEnumerable<string> In(string words) =>
        _actors.Count == 0 ? [] : _pattern.Matches(words).Select(match => _actors[Blanks().Replace(match.Value, " ")]).OfType<string>();

    // A name may be broken over two lines or pages.
    private static string Spaced(string name) => string.Join(@"\s+", name.Split(' ').Select(Regex.Escape));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
