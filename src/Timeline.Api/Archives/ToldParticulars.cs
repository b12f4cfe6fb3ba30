using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Archives;

/// <summary>What an event tells of an occurrence, as the rules for whoever records or corrects one take it.</summary>
internal sealed record ToldParticulars(
    string? Kind,
    string? Date,
    bool? YearGiven,
    string? Title,
    string? Summary,
    IReadOnlyList<ParticipantRequest?>? Participants,
    IReadOnlyList<string?>? Topics,
    string? Place,
    CodingRequest? Coding,
    string? Note) : IOccurrenceParticulars
{
    private static readonly ToldParticulars None = new(null, null, null, null, null, null, null, null, null, null);

    /// <summary>What an event tells, and the names of the fields it tells; none of an event that tells of something else.</summary>
    public static (ToldParticulars Told, IReadOnlyList<string> Fields) Of(OccurrenceEvent happened) => happened switch
    {
        OccurrenceRecorded o => (
            new ToldParticulars(
                Words<OccurrenceKind>.All[0], o.Date.ToString(), o.YearGiven, o.Title, o.Summary, Of(o.Participants), o.Topics, o.Place, Of(o.Coding), o.Note),
            ["date", "yearGiven", "title", "summary", "participants", "topics", "place", "coding", "note"]),
        DateCorrected date => (None with { Date = date.Date.ToString() }, ["date"]),
        ParticipantsCorrected participants => (None with { Participants = Of(participants.Participants) }, ["participants"]),
        TopicsCorrected topics => (None with { Topics = topics.Topics }, ["topics"]),
        CodingCorrected coding => (None with { Coding = Of(coding.Coding) }, ["coding"]),
        DetailsCorrected details => (details.Changes.Aggregate(None, Change), [.. details.Changes.Select(change => Words<Detail>.Of(change.Field))]),
        _ => (None, []),
    };

    private static ToldParticulars Change(ToldParticulars told, DetailChange change) => change.Field switch
    {
        Detail.Title => told with { Title = change.Value },
        Detail.Summary => told with { Summary = change.Value },
        Detail.Place => told with { Place = change.Value },
        _ => told with { Note = change.Value },
    };

    private static IReadOnlyList<ParticipantRequest?> Of(IReadOnlyList<Participant> participants) =>
        [.. participants.Select(p => new ParticipantRequest(p.Actor, Words<ParticipantRole>.Of(p.Role), p.As))];

    private static CodingRequest Of(EventCoding coding) =>
        new(Words<CodingType>.Of(coding.Type), coding.Mode is { } mode ? Words<CodingMode>.Of(mode) : null);
}
