using Timeline.Api.Commands;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Catalogues;

/// <summary>Describes actors, topics and places; only what differs from what is known becomes an event.</summary>
internal static class DescribeCatalogue
{
    public static Task<AppendResult?> HandleAsync(
        DecideAndAppend commands, CatalogueDescriptions described, string by, CancellationToken cancellationToken) =>
        commands.RunAsync(described.Streams, known => Decide(known, described), by, cancellationToken);

    private static IEnumerable<StreamAppend> Decide(ILookup<string, StoredEvent> known, CatalogueDescriptions described) =>
        described.Actors.Select(actor => known.Append(
            Actor.StreamOf(actor.Id), "actor", Actor.Decide((Last(known[Actor.StreamOf(actor.Id)]) as ActorDescribed)?.Actor, actor)))
        .Concat(described.Topics.Select(topic => known.Append(
            Topic.StreamOf(topic.Id), "topic", Topic.Decide((Last(known[Topic.StreamOf(topic.Id)]) as TopicDescribed)?.Topic, topic))))
        .Concat(described.Places.Select(place => known.Append(
            Place.StreamOf(place.Id), "place", Place.Decide((Last(known[Place.StreamOf(place.Id)]) as PlaceDescribed)?.Place, place))));

    private static object? Last(IEnumerable<StoredEvent> events) => events.LastOrDefault()?.Data;
}

/// <summary>What is to be described together, all or nothing.</summary>
internal sealed record CatalogueDescriptions(
    IReadOnlyCollection<Actor> Actors, IReadOnlyCollection<Topic> Topics, IReadOnlyCollection<Place> Places)
{
    public int Count => Actors.Count + Topics.Count + Places.Count;

    public IReadOnlyCollection<string> Streams =>
    [
        .. Actors.Select(actor => Actor.StreamOf(actor.Id)),
        .. Topics.Select(topic => Topic.StreamOf(topic.Id)),
        .. Places.Select(place => Place.StreamOf(place.Id)),
    ];
}
