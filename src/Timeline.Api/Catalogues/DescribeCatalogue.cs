using Timeline.Api.Commands;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Catalogues;

/// <summary>Describes actors, topics and places; only what differs from what is known becomes an event.</summary>
internal sealed class DescribeCatalogue(DecideAndAppend commands, Alone alone, LogCatalogue catalogue)
{
    /// <summary>Checks descriptions against all others, and appends what is new, while nobody else does.</summary>
    /// <param name="check">From the catalogue as it is to what is to be described.</param>
    /// <param name="by">Who answers for it.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    /// <returns>What was appended; null when nothing was new.</returns>
    public Task<AppendResult?> HandleAsync(
        Func<Catalogue, Task<CatalogueDescriptions>> check, Sender by, CancellationToken cancellationToken) =>
        alone.RunAsync(
            Concern.Catalogue,
            async () =>
            {
                var described = await check(await catalogue.ReadAsync(cancellationToken));
                return await commands.RunAsync(described.Streams, known => Decide(known, described, by), by, cancellationToken);
            },
            cancellationToken);

    private static IEnumerable<StreamAppend> Decide(ILookup<string, StoredEvent> known, CatalogueDescriptions described, Sender by)
    {
        object? Last(string stream) => (
            (described.OnlyNews ? known[stream].LastOrDefault(e => e.By == by.Name) : null) ?? known[stream].LastOrDefault())?.Data;
        return described.Actors.Select(actor => known.Append(
                Actor.StreamOf(actor.Id), "actor", Actor.Decide((Last(Actor.StreamOf(actor.Id)) as ActorDescribed)?.Actor, actor)))
            .Concat(described.Topics.Select(topic => known.Append(
                Topic.StreamOf(topic.Id), "topic", Topic.Decide((Last(Topic.StreamOf(topic.Id)) as TopicDescribed)?.Topic, topic))))
            .Concat(described.Places.Select(place => known.Append(
                Place.StreamOf(place.Id), "place", Place.Decide((Last(Place.StreamOf(place.Id)) as PlaceDescribed)?.Place, place))));
    }
}

/// <summary>What is to be described together, all or nothing.</summary>
/// <param name="Actors">Actors.</param>
/// <param name="Topics">Topics.</param>
/// <param name="Places">Places.</param>
/// <param name="OnlyNews">
/// True when whoever tells it tells all of it again and again: then only what differs from their own last word counts,
/// and what somebody else has corrected since stays corrected.
/// </param>
internal sealed record CatalogueDescriptions(
    IReadOnlyCollection<Actor> Actors, IReadOnlyCollection<Topic> Topics, IReadOnlyCollection<Place> Places, bool OnlyNews = false)
{
    public IReadOnlyCollection<string> Streams =>
    [
        .. Actors.Select(actor => Actor.StreamOf(actor.Id)),
        .. Topics.Select(topic => Topic.StreamOf(topic.Id)),
        .. Places.Select(place => Place.StreamOf(place.Id)),
    ];
}
