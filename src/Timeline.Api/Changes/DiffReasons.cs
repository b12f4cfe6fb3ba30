using System.Text.Json;
using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;

namespace Timeline.Api.Changes;

/// <summary>Why fields of entries differ between two points: the reason of the last event that changed each.</summary>
internal static class DiffReasons
{
    /// <summary>The reasons by entry and field; what needed none is missing.</summary>
    /// <param name="snapshot">The moment that is looked at.</param>
    /// <param name="log">The log.</param>
    /// <param name="points">The two points.</param>
    /// <param name="ids">The entries.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Task<Dictionary<(string Id, string Field), string?>> ReadAsync(
        ReadSnapshot snapshot, EventLog log, DiffPoints points, IReadOnlyList<string> ids, CancellationToken cancellationToken) => points.ByPublication
        ? PublishedAsync(snapshot, log, points, ids, cancellationToken)
        : RecordedAsync(snapshot, points, ids, cancellationToken);

    /// <summary>What documents told that came out in between: their corrections, in the order in which they were recorded.</summary>
    private static async Task<Dictionary<(string Id, string Field), string?>> PublishedAsync(
        ReadSnapshot snapshot, EventLog log, DiffPoints points, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<(string, string), string?>();
        var published = await snapshot.BulletinsAsync(cancellationToken);
        var events = await log.ReadStreamsAsync(snapshot.Connection, [.. ids.Select(Occurrence.StreamOf)], points.Later.Sequence ?? snapshot.Sequence, cancellationToken);
        foreach (var happened in events)
        {
            if (happened.Data is not OccurrenceCorrected { Citation: { } citation } corrected) continue;
            var day = published[citation.Bulletin];
            if (day <= points.Earlier.PublishedUntil || day > points.Later.PublishedUntil) continue;
            foreach (var field in FieldsOf(corrected)) reasons[(EntryFamily.SlugOf(happened), field)] = corrected.Reason;
        }

        return reasons;
    }

    /// <summary>The fields of an entry that a correction sets.</summary>
    private static IEnumerable<string> FieldsOf(OccurrenceCorrected corrected) => corrected switch
    {
        DateCorrected { Basis: null } => ["date", "earliest", "latest", "precision"],
        DateCorrected => ["date", "earliest", "latest", "precision", "basis"],
        DetailsCorrected details => details.Changes.Select(change => Domain.Words<Detail>.Of(change.Field)),
        ParticipantsCorrected => ["participants"],
        TopicsCorrected => ["topics"],
        CodingCorrected => ["coding"],
        _ => ["kind"],
    };

    /// <summary>What the events in between changed, one after another.</summary>
    private static async Task<Dictionary<(string Id, string Field), string?>> RecordedAsync(
        ReadSnapshot snapshot, DiffPoints points, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<(string, string), string?>();
        StoredEntry? before = null;
        await using var command = VersionsCommand(snapshot, points, ids);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var now = JsonSerializer.Deserialize<StoredEntry>(rows.GetFieldValue<byte[]>(0), TimelineJson.Options)!;
            if (before?.Id == now.Id)
            {
                foreach (var field in EntryFields.Between(before, now, snapshot.Catalogue)) reasons[(now.Id, field.Field)] = Text(rows, 1);
            }

            // Where nothing follows, the entry lost its last proof.
            if (!rows.IsDBNull(2)) reasons[(now.Id, "citations")] = rows.GetString(2);
            before = now;
        }

        return reasons;
    }

    private static NpgsqlCommand VersionsCommand(ReadSnapshot snapshot, DiffPoints points, IReadOnlyList<string> ids)
    {
        var where = new Conditions();
        var (earlier, later) = (where.Value(points.Earlier.Sequence!.Value), where.Value(points.Later.Sequence!.Value));
        where.Add($"e.id = ANY({where.Value(ids.ToArray())}) AND e.known_from <= {later} AND (e.known_to IS NULL OR e.known_to > {earlier})");
        TimelineFilter.AddPublished(where, points.Later.PublishedUntil);
        return where.Command(
            $"""
             SELECT e.body, began.data ->> 'reason', CASE WHEN e.known_to <= {later} THEN ended.data ->> 'reason' END
             FROM entry e
             JOIN timeline.mt_events began ON began.seq_id = e.known_from
             LEFT JOIN timeline.mt_events ended ON ended.seq_id = e.known_to
             WHERE {where.Sql}
             ORDER BY e.id, e.known_from
             """, snapshot.Connection);
    }

    private static string? Text(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
}
