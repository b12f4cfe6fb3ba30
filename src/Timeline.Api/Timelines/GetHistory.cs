using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Api.Http;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>Everything that was ever recorded of an occurrence.</summary>
/// <param name="Events">The events of its stream, in order.</param>
internal sealed record EntryHistory(IReadOnlyList<HistoryEvent> Events);

/// <summary>An event of an occurrence.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Version">Its place in the occurrence's stream.</param>
/// <param name="Type">The alias of its type.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="By">Who answers for it.</param>
/// <param name="Reason">Why; null when none was given.</param>
/// <param name="Data">The event itself.</param>
/// <param name="Changes">What it changed, field by field; of the first event, everything.</param>
internal sealed record HistoryEvent(
    long Sequence, long Version, string Type, DateTime RecordedAt, string? By, string? Reason,
    JsonElement Data, IReadOnlyList<FieldChange> Changes);

/// <summary>A field that an event changed.</summary>
/// <param name="Field">The field's name in the occurrence.</param>
/// <param name="Old">Its value before; null when there was none.</param>
/// <param name="New">Its value from then on.</param>
internal sealed record FieldChange(string Field, JsonNode? Old, JsonNode? New);

/// <summary><c>GET /v1/timeline/{id}/history</c>: what was recorded until then, without what later documents brought.</summary>
internal static class GetHistory
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, Answers answers, EventLog log)
    {
        var query = new QueryReader(http.Request.Query, GetEntry.Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var until = TimelineFilter.Read(query, snapshot.Catalogue, []).PublishedUntil;
            var events = await log.ReadStreamsAsync(snapshot.Connection, [Occurrence.StreamOf(id)], snapshot.Sequence, cancellationToken);
            var published = await snapshot.BulletinsAsync(cancellationToken);
            bool Counts(Citation citation) => until is null || published[citation.Bulletin] <= until;
            // What nothing of its own tells may still be told by what was merged into it; else it is not there.
            if (!events.Any(e => e.Data is OccurrenceEvent { Citing: { } citation } && Counts(citation)))
                _ = await GetEntry.FindAsync(snapshot, id, until, cancellationToken);
            return TypedResults.Ok(new EntryHistory([.. Tell(events, Counts)]));
        });
    }

    private static IEnumerable<HistoryEvent> Tell(IEnumerable<StoredEvent> events, Func<Citation, bool> counts)
    {
        Occurrence? state = null;
        foreach (var stored in events)
        {
            if (stored.Data is not OccurrenceEvent happened) continue;
            if (happened is not OccurrenceRecorded && happened.Citing is { } citation && !counts(citation)) continue;
            var before = state;
            state = Occurrence.Evolve(state, happened, counts);
            yield return new HistoryEvent(
                stored.Sequence, stored.Version, stored.Type, stored.At.ToDateTimeUtc(), stored.By, Reason: null,
                JsonSerializer.SerializeToElement(happened, happened.GetType(), TimelineJson.Options),
                [.. Changes(Fields(before), Fields(state))]);
        }
    }

    private static IEnumerable<FieldChange> Changes(JsonObject before, JsonObject after) =>
        from field in after
        let old = before[field.Key]
        where !JsonNode.DeepEquals(old, field.Value)
        select new FieldChange(field.Key, old?.DeepClone(), field.Value?.DeepClone());

    private static JsonObject Fields(Occurrence? state) =>
        state is null ? [] : JsonSerializer.SerializeToNode(state, TimelineJson.Options)!.AsObject();
}
