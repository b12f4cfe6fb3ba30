using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Dashboards;

/// <summary>Counts pairs in what the database holds, at any point of time and by any filter.</summary>
internal static class StoredPairs
{
    public static async Task<ActorPairs> ReadAsync(ReadSnapshot snapshot, TimelineFilter filter, int most, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        filter.AddTo(where, snapshot.Through);
        var (actors, together) = (new List<(string, long)>(), new List<(string, string, long)>());
        await using var command = where.Command(
            $"""
             WITH matching AS MATERIALIZED (
               SELECT e.id, v.value AS actor FROM entry e, LATERAL {EntryTerms.After(EntryTerms.Actor)} AS v WHERE {where.Sql}
             ), node AS (
               SELECT actor, count(*) AS entries FROM matching GROUP BY actor ORDER BY 2 DESC, 1 LIMIT {most}
             ), shown AS (
               SELECT id, actor FROM matching JOIN node USING (actor)
             )
             SELECT actor, NULL, entries FROM node
             UNION ALL
             SELECT a.actor, b.actor, count(*) FROM shown a JOIN shown b ON b.id = a.id AND b.actor > a.actor GROUP BY 1, 2
             ORDER BY 3 DESC, 1, 2
             """, snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (rows.IsDBNull(1)) actors.Add((rows.GetString(0), rows.GetInt64(2)));
            else together.Add((rows.GetString(0), rows.GetString(1), rows.GetInt64(2)));
        }

        return new ActorPairs(actors, together);
    }
}
