using System.Collections.Frozen;
using Timeline.Domain.Topics;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Proposals;

/// <summary>Finds the topics whose labels and scopes have rare words in common with a text.</summary>
internal sealed class TopicFinder
{
    private const int MostTopics = 3;
    private const double Enough = 0.9;

    private readonly FrozenDictionary<string, (string Topic, double Weight)[]> _byWord;

    public TopicFinder(TopicTree topics)
    {
        var words = topics.All.OrderBy(topic => topic.Id, StringComparer.Ordinal)
            .SelectMany(topic => Stems(topic.Label).Select(word => (word, topic.Id, Weight: 2.0)).Concat(Stems(topic.Scope).Select(word => (word, topic.Id, Weight: 1.0))))
            .GroupBy(one => (one.word, one.Id)).Select(group => (group.Key.word, group.Key.Id, Weight: group.Max(one => one.Weight))).ToList();
        var spread = words.GroupBy(one => one.word).ToDictionary(group => group.Key, group => group.Count());
        _byWord = words.GroupBy(one => one.word).Where(group => spread[group.Key] <= 4)
            .ToFrozenDictionary(group => group.Key, group => group.Select(one => (one.Id, one.Weight / (2 * spread[group.Key]))).ToArray());
    }

    /// <summary>The likeliest topics, best first; none when nothing fits.</summary>
    public IReadOnlyList<string> In(string words)
    {
        var scores = new Dictionary<string, double>();
        foreach (var stem in Stems(words).Distinct())
        {
            if (!_byWord.TryGetValue(stem, out var topics)) continue;
            foreach (var (topic, weight) in topics) scores[topic] = scores.GetValueOrDefault(topic) + weight;
        }

        return [.. scores.Where(one => one.Value >= Enough).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(MostTopics).Select(one => one.Key)];
    }

    /// <summary>Words of more than three letters without their plural and verb endings.</summary>
    private static IEnumerable<string> Stems(string text) => SplitText.Words(text)
        .Where(token => token.Lower.Length > 3 && token.IsWord)
        .Select(token => token.Lower)
        .Select(word => word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word.EndsWith('s') ? word[..^1] : word);
}
