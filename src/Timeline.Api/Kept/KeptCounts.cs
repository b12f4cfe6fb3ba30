using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Topics;

namespace Timeline.Api.Kept;

/// <summary>Counts chosen entries.</summary>
internal static class KeptCounts
{
    /// <summary>The number of entries of each kind, by its word.</summary>
    public static IReadOnlyDictionary<string, long> ByKind(ChosenEntries entries)
    {
        var sorts = new long[KeptEntry.Sorts];
        foreach (ref readonly var entry in entries) sorts[entry.Sort]++;
        return Enumerable.Range(0, sorts.Length).Where(sort => sorts[sort] > 0)
            .GroupBy(sort => KeptEntry.KindAndTypeOf((short)sort).Kind, sort => sorts[sort]).ToDictionary(kind => Words<OccurrenceKind>.Of(kind.Key), kind => kind.Sum());
    }

    /// <summary>The number of entries for each topic, its descendants' included; an entry counts once for each.</summary>
    public static IReadOnlyDictionary<string, long> ByTopic(TopicTree tree, ChosenEntries entries)
    {
        var topics = tree.All.Select(topic => topic.Id).ToList();
        var told = entries.Words.Behind(EntryTerms.Topic);
        var places = Enumerable.Range(0, told.Names.Count).ToDictionary(place => told.Names[place], StringComparer.Ordinal);
        var above = told.Names.Select(_ => new List<int>()).ToArray();
        for (var topic = 0; topic < topics.Count; topic++)
        {
            foreach (var descendant in tree.WithDescendants(topics[topic]))
            {
                if (places.TryGetValue(descendant, out var place)) above[place].Add(topic);
            }
        }

        var (counts, lastCounted, number) = (new long[topics.Count], new long[topics.Count], 0L);
        foreach (ref readonly var entry in entries)
        {
            number++;
            foreach (var word in entries.WordsOf(entry))
            {
                if (told.Of[word] is not (>= 0 and var value)) continue;
                foreach (var topic in above[value])
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
