using System.Collections.Frozen;

namespace Timeline.Domain.Topics;

/// <summary>All topics together, as a tree.</summary>
public sealed class TopicTree
{
    private readonly FrozenDictionary<string, Topic> _topics;
    private readonly ILookup<string?, Topic> _children;

    /// <summary>Makes a tree of <paramref name="all"/>, whose ids are unique.</summary>
    public TopicTree(IEnumerable<Topic> all)
    {
        _topics = all.ToFrozenDictionary(topic => topic.Id);
        _children = _topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal).ToLookup(topic => topic.Parent);
    }

    /// <summary>Every topic.</summary>
    public IEnumerable<Topic> All => _topics.Values;

    /// <summary>The topic with this slug; null when there is none.</summary>
    public Topic? Find(string id) => _topics.GetValueOrDefault(id);

    /// <summary>The topics right below one, or the roots when null is given, by slug.</summary>
    public IEnumerable<Topic> Below(string? id) => _children[id];

    /// <summary>A topic and everything below it.</summary>
    public IEnumerable<string> WithDescendants(string id) =>
        Hierarchy.Reachable(id, parent => _children[parent].Select(child => child.Id)).Prepend(id);

    /// <summary>What cannot stand in this tree: unknown parents, circles, parties that are no actors.</summary>
    /// <param name="isActor">Tells whether a slug is an actor's.</param>
    public IEnumerable<CatalogueProblem> Problems(Func<string, bool> isActor)
    {
        foreach (var topic in _topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal))
        {
            if (topic.Parent is { } parent && !_topics.ContainsKey(parent))
                yield return new CatalogueProblem(topic.Id, "parent", $"'{parent}' is no known topic.");
            if (Hierarchy.IsCircular(topic.Id, id => Find(id)?.Parent is { } above ? [above] : []))
                yield return new CatalogueProblem(topic.Id, "parent", $"'{topic.Id}' stands below itself.");
            foreach (var party in topic.Parties.Where(party => !isActor(party)))
                yield return new CatalogueProblem(topic.Id, "dispute.parties", $"'{party}' is no known actor.");
        }
    }
}
