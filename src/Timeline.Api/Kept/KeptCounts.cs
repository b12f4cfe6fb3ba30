using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Topics;

namespace Timeline.Api.Kept;

/// <summary>Counts what stands at present, from what is kept in memory.</summary>
internal static class KeptCounts
{
    /// <summary>The number of entries of each kind, by its word.</summary>
    public static IReadOnlyDictionary<string, long> ByKind(PresentEntries entries, TimelineFilter filter, string? alsoOf)
    {
        var sorts = new long[PresentEntry.Sorts];
        foreach (var entry in entries.Chosen(filter, alsoOf)) sorts[entry.Sort]++;
        return Enumerable.Range(0, sorts.Length).Where(sort => sorts[sort] > 0)
            .GroupBy(sort => PresentEntry.KindAndTypeOf((short)sort).Kind, sort => sorts[sort]).ToDictionary(kind => Words<OccurrenceKind>.Of(kind.Key), kind => kind.Sum());
    }

    /// <summary>The number of entries for each value behind a prefix among their words.</summary>
    public static IReadOnlyDictionary<string, long> By(string prefix, PresentEntries entries, TimelineFilter filter, string? alsoOf)
    {
        var counted = entries.Beginning(prefix);
        var counts = new long[counted.Length];
        foreach (var entry in entries.Chosen(filter, alsoOf))
        {
            foreach (var word in entries.WordsOf(entry)) counts[word] += counted[word] ? 1 : 0;
        }

        return Enumerable.Range(0, counts.Length).Where(word => counts[word] > 0).ToDictionary(entries.NameOf, word => counts[word]);
    }

    /// <summary>The number of entries for each topic, its descendants' included; an entry counts once for each.</summary>
    public static IReadOnlyDictionary<string, long> ByTopic(TopicTree tree, PresentEntries entries, TimelineFilter filter, string? alsoOf)
    {
        var topics = tree.All.Select(topic => topic.Id).ToList();
        var above = new Dictionary<int, List<int>>();
        for (var topic = 0; topic < topics.Count; topic++)
        {
            foreach (var descendant in tree.WithDescendants(topics[topic]))
            {
                if (entries.NumberOf(EntryTerms.Topic + descendant) is not { } word) continue;
                if (!above.TryGetValue(word, out var those)) above[word] = those = [];
                those.Add(topic);
            }
        }

        var (counts, lastCounted, number) = (new long[topics.Count], new long[topics.Count], 0L);
        foreach (var entry in entries.Chosen(filter, alsoOf))
        {
            number++;
            foreach (var word in entries.WordsOf(entry))
            {
                if (!above.TryGetValue(word, out var those)) continue;
                foreach (var topic in those)
                {
                    if (lastCounted[topic] == number) continue;
                    lastCounted[topic] = number;
                    counts[topic]++;
                }
            }
        }

        return Enumerable.Range(0, topics.Count).Where(topic => counts[topic] > 0).ToDictionary(topic => topics[topic], topic => counts[topic]);
    }
}
