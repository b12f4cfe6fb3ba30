using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;
using Timeline.Api.Validation;
using Timeline.Domain.Topics;

namespace Timeline.Api.Topics;

/// <summary>The topics as a tree.</summary>
/// <param name="Topics">The roots.</param>
internal sealed record TopicList(IReadOnlyList<TopicNode> Topics);

/// <summary>A topic and what is below it.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Label">A short label.</param>
/// <param name="Parent">The topic above; null for a root.</param>
/// <param name="Scope">What belongs here.</param>
/// <param name="Dispute">Who disputes it; null when it is no dispute.</param>
/// <param name="Entries">How many matching entries it has, those of its descendants included.</param>
/// <param name="Children">The topics right below.</param>
internal sealed record TopicNode(
    string Id, string Label, string? Parent, string Scope, TopicDispute? Dispute, long Entries, IReadOnlyList<TopicNode> Children);

/// <summary>Who disputes a topic.</summary>
/// <param name="Parties">The actors' slugs.</param>
internal sealed record TopicDispute(IReadOnlyList<string> Parties);

/// <summary><c>GET /v1/topics</c> and <c>/v1/topics/{id}</c>; both count by the filters of a timeline.</summary>
internal static class GetTopics
{
    public static QueryParameters Parameters { get; } = new(TimelineParameters.Filters);

    public static Task<IResult> ListAsync(HttpContext http, Answers answers, KeptTimeline kept) =>
        AnswerAsync(http, answers, kept, (tree, node) => TypedResults.Ok(new TopicList([.. tree.Below(null).Select(node)])));

    public static Task<IResult> OneAsync(string id, HttpContext http, Answers answers, KeptTimeline kept) =>
        AnswerAsync(http, answers, kept, (tree, node) => tree.Find(id) is { } topic
            ? TypedResults.Ok(node(topic))
            : throw new RequestProblem(
                StatusCodes.Status404NotFound, "There is no such topic.",
                $"There is no topic '{id}'.{NearMisses.Sentence(id, tree.All.Select(one => one.Id))}"));

    private static Task<IResult> AnswerAsync(HttpContext http, Answers answers, KeptTimeline kept, Func<TopicTree, Func<Topic, TopicNode>, IResult> show)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var tree = snapshot.Catalogue.Topics;

            // An entry with two topics of one branch counts once in it, so each entry is counted at every topic above its own.
            var entries = await new EntryCounts(snapshot, filter, kept).ByTopicAsync(tree, cancellationToken);
            TopicNode Node(Topic topic, IReadOnlyCollection<string> above) => new(
                topic.Id, topic.Label, topic.Parent, topic.Scope,
                topic.IsDispute ? new TopicDispute(topic.Parties) : null,
                entries.GetValueOrDefault(topic.Id),
                [.. tree.Below(topic.Id).Where(child => !above.Contains(child.Id)).Select(child => Node(child, [.. above, child.Id]))]);
            return show(tree, topic => Node(topic, [topic.Id]));
        });
    }
}
