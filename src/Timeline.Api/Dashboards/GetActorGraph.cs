using System.Globalization;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain.Actors;

namespace Timeline.Api.Dashboards;

/// <summary>Who appears with whom.</summary>
/// <param name="Nodes">Who takes part most often, the most frequent first.</param>
/// <param name="Edges">Every two of them that take part together, the most frequent first.</param>
internal sealed record ActorGraph(IReadOnlyList<ActorNode> Nodes, IReadOnlyList<ActorEdge> Edges);

/// <summary>Somebody who takes part.</summary>
/// <param name="Id">The actor's slug.</param>
/// <param name="Name">The actor's name.</param>
/// <param name="Type">What kind of actor; null when it is not described.</param>
/// <param name="Entries">In how many entries it takes part itself.</param>
internal sealed record ActorNode(string Id, string Name, ActorType? Type, long Entries);

/// <summary>Two who take part together.</summary>
/// <param name="Source">The slug of the one that comes first in the alphabet.</param>
/// <param name="Target">The slug of the other.</param>
/// <param name="Weight">In how many entries.</param>
internal sealed record ActorEdge(string Source, string Target, long Weight);

/// <summary><c>GET /v1/actors/graph</c>: who appears with whom, over the entries that the filters choose.</summary>
internal static class GetActorGraph
{
    private const int MostNodes = 100;
    private const int DefaultNodes = 50;

    public static QueryParameters Parameters { get; } = new(
    [
        .. TimelineParameters.Filters,
        new("nodes", $"How many actors, 1 to {MostNodes} ({DefaultNodes} by default): those who take part most often.", "20"),
    ]);

    public static Task<IResult> HandleAsync(HttpContext http, Answers answers)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        var most = MostOf(query.One("nodes"));
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            return TypedResults.Ok(await ReadAsync(snapshot, filter, most, cancellationToken));
        });
    }

    private static async Task<ActorGraph> ReadAsync(ReadSnapshot snapshot, TimelineFilter filter, int most, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        filter.AddTo(where, snapshot.Through);
        var (nodes, edges) = (new List<ActorNode>(), new List<ActorEdge>());
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
            var (id, count) = (rows.GetString(0), rows.GetInt64(2));
            if (rows.IsDBNull(1)) nodes.Add(new ActorNode(id, snapshot.Catalogue.NameOf(id), snapshot.Catalogue.Actors.Find(id)?.Type, count));
            else edges.Add(new ActorEdge(id, rows.GetString(1), count));
        }

        return new ActorGraph(nodes, edges);
    }

    private static int MostOf(string? text) => text is null
        ? DefaultNodes
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nodes) && nodes is >= 1 and <= MostNodes
            ? nodes
            : throw RequestProblem.Parameter("nodes", $"'{text}' is no number of actors; expected a whole number from 1 to {MostNodes}.");
}
