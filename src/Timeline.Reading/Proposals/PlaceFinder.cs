using Timeline.Domain.Places;
using Timeline.Reading.Actors;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Proposals;

/// <summary>Finds where something happened: a known place after "in", "at" or "near".</summary>
internal sealed class PlaceFinder(Gazetteer places)
{
    private readonly NameTree<string> _names = new(places.All.OrderBy(place => place.Id, StringComparer.Ordinal)
        .SelectMany(place => place.Aliases.Prepend(place.Name).Select(name => (name, place.Id))));

    /// <summary>The first such place outside of quotations; null when there is none.</summary>
    public string? In(Sentence sentence)
    {
        for (var i = 1; i < sentence.Tokens.Count; i++)
        {
            var before = sentence.Tokens[i - 1];
            if (before.Lower is "the" && i > 1) before = sentence.Tokens[i - 2];
            if (!before.IsQuoted && before.Lower is "in" or "at" or "near" or "to" && _names.At(sentence.Tokens, i).Meaning is { } place) return place;
        }

        return null;
    }
}
