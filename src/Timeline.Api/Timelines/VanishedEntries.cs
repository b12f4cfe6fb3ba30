using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>
/// Reads entries together with those that nothing proves any more since their sources were withdrawn: whoever keeps
/// what a feed or a calendar told must learn that they are gone.
/// </summary>
internal static class VanishedEntries
{
    /// <summary>Why they are gone, up to the reason that was given.</summary>
    private const string Reason = "Source withdrawn";

    /// <summary>
    /// What a row of the past shows from the event on that ended it, until the entry is proved anew, as of some day of
    /// publication. Besides a withdrawal, the end of a merge may end it: it takes back citations that were the last ones left.
    /// </summary>
    private static string Vanished(string published) =>
        $"""
         SELECT p.id, p.kind, p.status, p.earliest, p.latest_or_ever, p.first_published, p.coding_type, p.quad_class, p.place, p.terms, p.parts,
                NULL::tsvector AS search, p.published_from, p.published_to, p.known_to AS known_from, again.known_from AS known_to,
                again.known_from IS NULL AND p.published_to IS NULL AS present, p.known_to AS sequence,
                p.body || jsonb_build_object(
                  'status', 'retracted', 'version', p.version + 1, 'sequence', p.known_to,
                  'recordedAt', to_char(ended.timestamp AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS body,
                concat_ws(': ', '{Reason}', (SELECT string_agg(b.withdrawn_because, ' ') FROM bulletin b WHERE b.withdrawn = p.known_to)) AS gone
         FROM entry_past p
         JOIN timeline.mt_events ended ON ended.seq_id = p.known_to
         LEFT JOIN LATERAL (
           SELECT min(e.known_from) AS known_from FROM entry e WHERE e.id = p.id AND e.known_from >= p.known_to AND {published}
         ) again ON true
         WHERE p.known_to = ANY (ARRAY(
           SELECT b.withdrawn FROM bulletin b WHERE b.withdrawn IS NOT NULL
           UNION ALL
           SELECT d.known_to FROM merge m JOIN entry_past d ON d.id = m.duplicate AND d.status = 'merged' AND d.known_to IS NOT NULL
           WHERE EXISTS (SELECT FROM bulletin b WHERE b.withdrawn IS NOT NULL)
         )) AND again.known_from IS DISTINCT FROM p.known_to
         """;

    private const string Shown = "e.body, e.earliest, e.latest_or_ever, e.id, e.first_published, e.sequence";

    /// <summary>A query whose rows have a body, the keys of the order, and why it is gone; that is null for what is not.</summary>
    /// <param name="there">Conditions without any, which take the values.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="order">Their order.</param>
    /// <param name="through">The log is shown up to here; null for all of it.</param>
    /// <param name="after">The place that they come after; null for all.</param>
    /// <param name="limit">How many; null for all.</param>
    public static string Select(
        Conditions there, TimelineFilter filter, TimelineOrder order, long? through, IReadOnlyList<string>? after, int? limit)
    {
        filter.AddTo(there, through);
        var gone = there.Beside();
        TimelineFilter.AddPoint(gone, through, filter.PublishedUntil);
        filter.AddChoice(gone);
        var published = there.Beside();
        TimelineFilter.AddPublished(published, filter.PublishedUntil);
        var place = after?.Select(key => there.Value(key)).ToList();
        if (place is not null)
        {
            there.Add(order.After(place));
            gone.Add(order.After(place));
        }

        var page = $"ORDER BY {order.OrderBy}{(limit is null ? "" : $" LIMIT {limit}")}";
        return
            $"""
             SELECT e.body, {order.Keys}, e.gone FROM (
               (SELECT {Shown}, NULL::text AS gone FROM entry e WHERE {there.Sql} {page})
               UNION ALL
               (SELECT {Shown}, e.gone FROM ({Vanished(published.Sql)}) e WHERE {gone.Sql} {page})
             ) e
             {page}
             """;
    }
}
