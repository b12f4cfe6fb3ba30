using System.Text.Json;
using NodaTime;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>A row of <c>timeline_read.entry</c> as it is handed to the database: JSON whose keys are the columns.</summary>
internal static class EntryRow
{
    public static Dictionary<string, object?> Of(EntryVersion version)
    {
        var entry = version.Entry;
        return new Dictionary<string, object?>(StandingOf(entry))
        {
            ["id"] = entry.Id,
            ["known_from"] = version.KnownFrom,
            ["known_to"] = version.KnownTo,
            ["published_from"] = version.PublishedFrom,
            ["published_to"] = version.PublishedTo,
            ["kind"] = Words<OccurrenceKind>.Of(entry.Kind),
            ["status"] = Words<OccurrenceStatus>.Of(entry.Status),
            ["earliest"] = Day(entry.Date.Earliest),
            ["latest"] = Day(entry.Date.Latest),
            ["first_published"] = entry.FirstPublished,
            ["coding_type"] = Words<CodingType>.Of(entry.Coding.Type),
            ["quad_class"] = Words<QuadClass>.Of(entry.Coding.QuadClass),
            ["place"] = entry.Place,
            ["topics"] = entry.Topics,
            ["bulletins"] = entry.Citations.Select(citation => citation.Bulletin).Distinct(),
            ["title"] = entry.Title,
            ["words"] = string.Join('\n', entry.Citations.Select(c => c.Quote).Prepend(entry.Note).Prepend(entry.Summary)),
            ["version"] = entry.Version,
            ["sequence"] = entry.Sequence,
            ["recorded_at"] = entry.RecordedAt,
        };
    }

    /// <summary>The columns that depend on who stands for whom, and the body, which shows it.</summary>
    public static Dictionary<string, object?> StandingOf(StoredEntry entry)
    {
        var standing = entry.Participants.Select(p => (p.Role, Actors: p.Represents.Prepend(p.Actor))).ToList();
        return new Dictionary<string, object?>
        {
            ["actors"] = entry.Participants.Select(p => p.Actor).Distinct(),
            ["standing"] = standing.SelectMany(p => p.Actors).Distinct(),
            ["actor_roles"] = entry.Participants
                .SelectMany(p => new[] { Words<ParticipantRole>.Of(p.Role), RoleOf(p.Role, p.Actor) }).Distinct(),
            ["standing_roles"] = standing
                .SelectMany(p => p.Actors.Select(actor => RoleOf(p.Role, actor)).Prepend(Words<ParticipantRole>.Of(p.Role))).Distinct(),
            ["body"] = JsonSerializer.SerializeToElement(entry, TimelineJson.Options),
        };
    }

    /// <summary>A role and who has it, as one word to search for.</summary>
    public static string RoleOf(ParticipantRole role, string actor) => $"{Words<ParticipantRole>.Of(role)}:{actor}";

    private static DateOnly? Day(LocalDate? day) => day?.ToDateOnly();
}
