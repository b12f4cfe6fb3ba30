using Timeline.Api.Validation;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Api.Catalogues;

/// <summary>Actors, topics and places as they stand now.</summary>
/// <param name="Stamp">The sequence of the event that described any of them last.</param>
/// <param name="Actors">All actors.</param>
/// <param name="Topics">All topics.</param>
/// <param name="Places">All places.</param>
internal sealed record Catalogue(long Stamp, ActorCatalogue Actors, TopicTree Topics, Gazetteer Places)
{
    /// <summary>A catalogue in which nothing is described yet.</summary>
    public static Catalogue Empty { get; } = new(0, new ActorCatalogue([]), new TopicTree([]), new Gazetteer([]));

    /// <summary>An actor's name; the slug when nobody is described by it.</summary>
    public string NameOf(string actor) => Actors.Find(actor)?.Name ?? actor;

    public bool HasActor(string id) => Actors.Find(id) is not null;

    public bool HasTopic(string id) => Topics.Find(id) is not null;

    public bool HasPlace(string id) => Places.Find(id) is not null;

    /// <summary>Slugs of actors near a word; one whose name or alias it is comes alone.</summary>
    public IReadOnlyList<string> ActorsNear(string word) =>
        Near(word, Actors.All.Select(actor => (actor.Id, actor.Aliases.Prepend(actor.Name))));

    /// <summary>Slugs of topics near a word.</summary>
    public IReadOnlyList<string> TopicsNear(string word) =>
        Near(word, Topics.All.Select(topic => (topic.Id, Enumerable.Repeat(topic.Label, 1))));

    /// <summary>Slugs of places near a word; one whose name or alias it is comes alone.</summary>
    public IReadOnlyList<string> PlacesNear(string word) =>
        Near(word, Places.All.Select(place => (place.Id, place.Aliases.Prepend(place.Name))));

    private static IReadOnlyList<string> Near(string word, IEnumerable<(string Id, IEnumerable<string> Names)> all)
    {
        var spoken = word.Replace('-', ' ');
        var entries = all.ToList();
        var named = entries.FirstOrDefault(entry => entry.Names.Contains(spoken, StringComparer.OrdinalIgnoreCase));
        return named.Id is not null ? [named.Id] : NearMisses.Of(word, entries.Select(entry => entry.Id));
    }
}
