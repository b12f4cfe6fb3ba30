using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore.Events;

namespace Timeline.Api.Archives;

/// <summary>The events that an archive carries: all that a timeline is made of, and nothing of how a document was worked on.</summary>
internal static class ArchivedEvents
{
    private static readonly IReadOnlyList<Type> Types =
    [
        typeof(ActorDescribed), typeof(TopicDescribed), typeof(PlaceDescribed), typeof(BulletinRegistered), typeof(BulletinWithdrawn),
        .. typeof(OccurrenceEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OccurrenceEvent)) && !type.IsAbstract),
    ];

    /// <summary>Their names in the log.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Types.Select(TimelineEvents.Types.AliasOf).Order(StringComparer.Ordinal)];

    /// <summary>Whether an archive carries it.</summary>
    public static bool Carries(object? data) => data is not null && Types.Contains(data.GetType());

    /// <summary>Whether it describes an actor, a topic or a place.</summary>
    public static bool IsDescription(object? data) => data is ActorDescribed or TopicDescribed or PlaceDescribed;

    /// <summary>The type behind a name; null when no archive carries it.</summary>
    public static Type? Find(string name) => Names.Contains(name) ? TimelineEvents.Types.Find(name) : null;

    /// <summary>The stream that such an event belongs to; null where its data do not tell.</summary>
    public static string? StreamOf(object data) => data switch
    {
        ActorDescribed actor => Actor.StreamOf(actor.Actor.Id),
        TopicDescribed topic => Topic.StreamOf(topic.Topic.Id),
        PlaceDescribed place => Place.StreamOf(place.Place.Id),
        _ => null,
    };

    /// <summary>Its place among those of its stream that an archive carries; of a bulletin's stream it does not carry how the bulletin was read.</summary>
    public static long VersionOf(StoredEvent e) => e.Data switch
    {
        BulletinRegistered => 1,
        BulletinWithdrawn => 2,
        _ => e.Version,
    };

    /// <summary>What the names of the streams of such events begin with.</summary>
    public static string PrefixOf(object data) => data switch
    {
        ActorDescribed => Actor.StreamOf(""),
        TopicDescribed => Topic.StreamOf(""),
        PlaceDescribed => Place.StreamOf(""),
        BulletinRegistered or BulletinWithdrawn => Bulletin.StreamOf(""),
        _ => Occurrence.StreamOf(""),
    };
}
