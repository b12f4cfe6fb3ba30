using System.Globalization;
using Timeline.Api.Http;
using Timeline.Api.Kept;
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

    public static Task<IResult> HandleAsync(HttpContext http, Answers answers, KeptTimeline kept)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        var most = MostOf(query.One("nodes"));
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var pairs = await kept.AskAsync(snapshot, filter, entries => KeptPairs.Of(entries, most), cancellationToken)
                ?? await StoredPairs.ReadAsync(snapshot, filter, most, cancellationToken);
            return TypedResults.Ok(new ActorGraph(
                [.. pairs.Actors.Select(one => new ActorNode(one.Actor, snapshot.Catalogue.NameOf(one.Actor), snapshot.Catalogue.Actors.Find(one.Actor)?.Type, one.Entries))],
                [.. pairs.Together.Select(pair => new ActorEdge(pair.One, pair.Other, pair.Entries))]));
        });
    }

    private static int MostOf(string? text) => text is null
        ? DefaultNodes
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nodes) && nodes is >= 1 and <= MostNodes
            ? nodes
            : throw RequestProblem.Parameter("nodes", $"'{text}' is no number of actors; expected a whole number from 1 to {MostNodes}.");
}
