using System.Text.Json;
using Npgsql;
using Timeline.Api.Timelines;

namespace Timeline.Api.Disputes;

/// <summary>Reads entries with all that a dispute takes in of them.</summary>
internal static class ToldEntries
{
    /// <summary>
    /// The columns of <c>entry e</c> that <see cref="Read"/> takes. Where each claim was recorded, the log tells: a claim
    /// that came with a merge has the slug of its own occurrence before its id. The log's index knows only the
    /// database's own order of texts, not that of <c>entry</c>.
    /// </summary>
    public const string Columns = "e.body, " + ClaimSequences;

    /// <summary>The second of the columns, where the first one is more than the body as it is stored.</summary>
    public const string ClaimSequences =
        """
        CASE WHEN e.body -> 'claims' <> '[]' THEN ARRAY(
          SELECT coalesce((
            SELECT max(v.seq_id) FROM timeline.mt_events v
            WHERE v.stream_id = ('occurrence/' || CASE WHEN c.id LIKE '%/%' THEN split_part(c.id, '/', 1) ELSE e.id END) COLLATE "default"
              AND v.type = 'claim_recorded' AND v.data ->> 'id' = split_part(c.id, '/', -1)), 0)
          FROM jsonb_array_elements(e.body -> 'claims') WITH ORDINALITY AS claim (body, place), LATERAL (SELECT claim.body ->> 'id' AS id) c
          ORDER BY claim.place) ELSE '{}' END
        """;

    /// <param name="rows">A row.</param>
    /// <param name="column">Where the columns begin.</param>
    public static ToldEntry Read(NpgsqlDataReader rows, int column) => new(
        JsonSerializer.Deserialize<StoredEntry>(rows.GetFieldValue<byte[]>(column), TimelineJson.Options)!, rows.GetFieldValue<long[]>(column + 1));
}
