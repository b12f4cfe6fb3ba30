using System.Text.Json;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>A row of <c>timeline_read.entry</c> as it is handed to the database: the columns by their names, in JSON.</summary>
internal sealed record EntryRow(
    string Id,
    long KnownFrom,
    long? KnownTo,
    DateOnly PublishedFrom,
    DateOnly? PublishedTo,
    OccurrenceKind Kind,
    OccurrenceStatus Status,
    DateOnly Earliest,
    DateOnly? Latest,
    DateOnly FirstPublished,
    CodingType CodingType,
    QuadClass QuadClass,
    string? Place,
    IEnumerable<string> Actors,
    IEnumerable<string> Standing,
    IEnumerable<string> ActorRoles,
    IEnumerable<string> StandingRoles,
    IReadOnlyList<string> Topics,
    IEnumerable<string> Bulletins,
    string Title,
    string Text,
    long Version,
    long Sequence,
    DateTime RecordedAt,
    JsonElement Body)
{
    private static readonly JsonSerializerOptions ByColumn = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static EntryRow Of(EntryVersion version)
    {
        var e = version.Entry;
        return new EntryRow(
            e.Id, version.KnownFrom, version.KnownTo, version.PublishedFrom, version.PublishedTo, e.Kind, e.Status,
            e.Date.Earliest!.Value.ToDateOnly(), e.Date.Latest?.ToDateOnly(), e.FirstPublished, e.Coding.Type, e.Coding.QuadClass, e.Place,
            e.Participants.Select(p => p.Actor).Distinct(),
            e.Participants.SelectMany(StoodFor).Distinct(),
            e.Participants.SelectMany(p => RolesOf(p.Role, [p.Actor])).Distinct(),
            e.Participants.SelectMany(p => RolesOf(p.Role, StoodFor(p))).Distinct(),
            e.Topics,
            e.Citations.Select(citation => citation.Bulletin).Distinct(),
            e.Title,
            string.Join('\n', e.Citations.Select(citation => citation.Quote).Prepend(e.Note).Prepend(e.Summary)),
            e.Version, e.Sequence, e.RecordedAt,
            JsonSerializer.SerializeToElement(e, TimelineJson.Options));
    }

    /// <summary>Rows as one JSON array, for <c>jsonb_to_recordset</c>.</summary>
    public static string Json(IEnumerable<EntryRow> rows) => JsonSerializer.Serialize(rows, ByColumn);

    private static IEnumerable<string> StoodFor(StoredParticipant participant) => participant.Represents.Prepend(participant.Actor);

    /// <summary>A role alone, and together with each who has it, as words to search for.</summary>
    private static IEnumerable<string> RolesOf(ParticipantRole role, IEnumerable<string> actors) =>
        actors.Select(actor => $"{Words<ParticipantRole>.Of(role)}:{actor}").Prepend(Words<ParticipantRole>.Of(role));
}
