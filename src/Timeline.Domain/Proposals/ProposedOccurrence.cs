using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Domain.Proposals;

/// <summary>An occurrence as a text seems to tell it; what the parameters mean, <see cref="OccurrenceRecorded"/> tells.</summary>
/// <param name="Kind">What kind of occurrence it is.</param>
/// <param name="Date"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="YearGiven"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Title"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Summary"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Participants"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Topics"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Place"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Coding"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Note"><inheritdoc cref="OccurrenceRecorded"/></param>
/// <param name="Citations">The words that prove it, one passage at least.</param>
public sealed record ProposedOccurrence(
    OccurrenceKind Kind,
    Edtf Date,
    bool YearGiven,
    string Title,
    string? Summary,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<string> Topics,
    string? Place,
    EventCoding Coding,
    string? Note,
    IReadOnlyList<Citation> Citations)
{
    /// <summary>What records it as an occurrence of its own: the first passage proves it, the others prove it too.</summary>
    public IReadOnlyList<OccurrenceCommand> ToRecord() =>
    [
        new RecordOccurrence(Kind, Date, YearGiven, Title, Summary, Participants, Topics, Place, Coding, Note, Citations[0]),
        .. Citations.Skip(1).Select(citation => new AddCitation(citation)),
    ];

    /// <summary>What makes its passages prove an occurrence that is there already.</summary>
    public IReadOnlyList<OccurrenceCommand> ToCite() => [.. Citations.Select(citation => new AddCitation(citation))];

    /// <summary>The fields in which another telling differs, by their names in JSON.</summary>
    public IReadOnlyList<string> FieldsUnlike(ProposedOccurrence other)
    {
        IEnumerable<string> fields =
        [
            Kind != other.Kind ? "kind" : "",
            Date != other.Date ? "date" : "",
            YearGiven != other.YearGiven ? "yearGiven" : "",
            Title != other.Title ? "title" : "",
            Summary != other.Summary ? "summary" : "",
            Participants.SequenceEqual(other.Participants) ? "" : "participants",
            Topics.SequenceEqual(other.Topics) ? "" : "topics",
            Place != other.Place ? "place" : "",
            Coding != other.Coding ? "coding" : "",
            Note != other.Note ? "note" : "",
            Citations.SequenceEqual(other.Citations) ? "" : "basis",
        ];
        return [.. fields.Where(field => field.Length > 0)];
    }
}
