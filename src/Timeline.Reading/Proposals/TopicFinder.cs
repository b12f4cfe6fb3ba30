using System.Collections.Frozen;
using Timeline.Domain.Topics;
using Timeline.Reading.Prose;

namespace Timeline.Reading.Proposals;

/// <summary>Finds the topics whose labels and scopes have rare words in common with a text, with the heading over it and with the names of who takes part.</summary>
internal sealed class TopicFinder
{
    private const int MostTopics = 2;
    private const double Enough = 1.0;
    private const double NextToBest = 0.75;
    private const double OfScope = 0.5;
    private const double OfHeading = 0.8;
    private const double OfNames = 0.35;
    private const double OfRoot = 0.5;

    /// <summary>Words of offices, which tell nothing of what they deal with.</summary>
    private static readonly FrozenSet<string> Offices = FrozenSet.Create("foreign", "ministry", "minister", "ministers", "affairs", "president", "presidents", "prime", "secretary", "government", "republic");

    /// <summary>Words that join others, which stand in every scope and every text.</summary>
    private static readonly FrozenSet<string> Joining = FrozenSet.Create(
        "about", "after", "also", "among", "been", "before", "between", "both", "does", "each", "from", "gets", "goes", "have", "here", "into", "many", "more", "most", "only", "other", "others", "over", "said", "same", "says", "some", "such",
        "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "under", "were", "what", "when", "where", "which", "while", "whose", "will", "with", "would");

    private readonly FrozenDictionary<string, (string Topic, double Weight)[]> _byWord;

    public TopicFinder(TopicTree topics)
    {
        var parents = topics.All.Select(topic => topic.Parent).OfType<string>().ToHashSet();
        var words = topics.All.OrderBy(topic => topic.Id, StringComparer.Ordinal)
            .SelectMany(topic => Stems(SplitText.Words(topic.Label)).Select(word => (word, topic.Id, Weight: 1.0)).Concat(Stems(SplitText.Words(topic.Scope)).Select(word => (word, topic.Id, Weight: OfScope))))
            .GroupBy(one => (one.word, one.Id)).Select(group => (group.Key.word, group.Key.Id, Weight: group.Max(one => one.Weight) * (parents.Contains(group.Key.Id) ? OfRoot : 1))).ToList();
        var all = Math.Max(1, topics.All.Count());
        _byWord = words.GroupBy(one => one.word)
            .ToFrozenDictionary(group => group.Key, group => group.Select(one => (one.Id, one.Weight * Math.Log((double)(all + 1) / group.Count()))).ToArray());
    }

    /// <summary>The likeliest topics, best first; none when nothing fits.</summary>
    /// <param name="words">What is told.</param>
    /// <param name="heading">The heading over it; null for none.</param>
    /// <param name="names">Who takes part.</param>
    public IReadOnlyList<string> In(IEnumerable<Token> words, string? heading, IEnumerable<string> names)
    {
        var scores = new Dictionary<string, double>();
        var seen = new HashSet<string>();
        Add(words, 1);
        if (heading is not null) Add(SplitText.Words(heading), OfHeading);
        foreach (var name in names) Add(SplitText.Words(name), OfNames);
        if (scores.Count == 0) return [];
        var best = scores.Values.Max();
        return [.. scores.Where(one => one.Value >= Enough && one.Value >= best * NextToBest).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(MostTopics).Select(one => one.Key)];

        void Add(IEnumerable<Token> tokens, double share)
        {
            foreach (var stem in Stems(tokens))
            {
                if (!seen.Add(stem) || !_byWord.TryGetValue(stem, out var topics)) continue;
                foreach (var (topic, weight) in topics) scores[topic] = scores.GetValueOrDefault(topic) + (weight * share);
            }
        }
    }

    /// <summary>Words of more than three letters without their endings; the parts of "North-South" count each.</summary>
    private static IEnumerable<string> Stems(IEnumerable<Token> tokens) => tokens
        .Where(token => token.IsWord)
        .SelectMany(token => token.Lower.Contains('-', StringComparison.Ordinal) ? token.Lower.Split('-') : [token.Lower])
        .Where(word => !Offices.Contains(word) && !Joining.Contains(word) && (word.Length > 3 || word is "war" or "gas" or "oil" or "eu" or "un" or "aid"))
        .Select(Stem);

    private static string Stem(string word)
    {
        foreach (var ending in (string[])["isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s"])
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length].TrimEnd('e', 'y', 'i');
        }

        return word.TrimEnd('e', 'y');
    }
}
