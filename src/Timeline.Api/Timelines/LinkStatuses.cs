using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>Adds to the links of stored entries how what they lead to stands.</summary>
internal static class LinkStatuses
{
    /// <summary>The body of <c>entry e</c> with the statuses at the point at which the entry is looked at.</summary>
    /// <param name="where">The conditions of the statement, which take the values.</param>
    /// <param name="sequence">What was recorded up to here; null for all of it.</param>
    /// <param name="publishedUntil">What documents had told by this day; null for all of them.</param>
    public static string Body(Conditions where, long? sequence, DateOnly? publishedUntil)
    {
        var point = where.Beside();
        TimelineFilter.AddPoint(point, sequence, publishedUntil);
        return Body("e.body", point.Sql);
    }

    /// <param name="body">The SQL of the body.</param>
    /// <param name="point">The SQL that chooses among the rows of <c>entry e</c> those of one point.</param>
    public static string Body(string body, string point) =>
        $$"""
         CASE WHEN {{body}} -> 'links' = '[]' THEN {{body}} ELSE jsonb_set({{body}}, '{links}', (
           SELECT jsonb_agg(jsonb_set(links.link, '{status}', coalesce((
             SELECT to_jsonb(e.status) FROM entry e WHERE e.id = links.link ->> 'to' AND {{point}}), 'null')) ORDER BY links.place)
           FROM jsonb_array_elements({{body}} -> 'links') WITH ORDINALITY AS links (link, place))) END
         """;
}
