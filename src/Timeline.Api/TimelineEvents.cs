using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Places;
using Timeline.Domain.Proposals;
using Timeline.Domain.Topics;
using Timeline.EventStore.Events;

namespace Timeline.Api;

/// <summary>All events that this application writes and reads.</summary>
internal static class TimelineEvents
{
    public static EventTypes Types { get; } = new(
    [
        typeof(BulletinRegistered), typeof(BulletinRead), typeof(BulletinWithdrawn),
        typeof(StatementMade), typeof(MeetingHeld), typeof(IncidentOccurred), typeof(AgreementReached),
        typeof(CitationAdded), typeof(CitationRemoved), typeof(ClaimRecorded), typeof(OccurrenceLinked), typeof(LinkRemoved),
        typeof(DateCorrected), typeof(DetailsCorrected), typeof(ParticipantsCorrected), typeof(TopicsCorrected), typeof(CodingCorrected), typeof(KindCorrected),
        typeof(OccurrenceMerged), typeof(MergeUndone), typeof(OccurrenceRetracted), typeof(OccurrenceReinstated),
        typeof(OccurrenceProposed), typeof(ProposalAccepted), typeof(ProposalAmended), typeof(ProposalRejected), typeof(DecisionUndone),
        typeof(ActorDescribed), typeof(TopicDescribed), typeof(PlaceDescribed),
    ]);
}
