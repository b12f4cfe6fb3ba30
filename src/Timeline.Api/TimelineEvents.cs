using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore.Events;

namespace Timeline.Api;

/// <summary>All events that this application writes and reads.</summary>
internal static class TimelineEvents
{
    public static EventTypes Types { get; } = new(
    [
        typeof(BulletinRegistered),
        typeof(StatementMade), typeof(MeetingHeld), typeof(IncidentOccurred), typeof(AgreementReached),
        typeof(CitationAdded), typeof(ClaimRecorded), typeof(OccurrenceLinked),
        typeof(ActorDescribed), typeof(TopicDescribed), typeof(PlaceDescribed),
    ]);
}
