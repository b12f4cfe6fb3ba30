using System.Text.Json.Serialization;

namespace Timeline.Domain.Topics;

/// <summary>What occurrences are about: a leaf or a branch of a small tree.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Label">A short label.</param>
/// <param name="Parent">The slug of the topic above; null for a root.</param>
/// <param name="Scope">One line that says what belongs here.</param>
/// <param name="Parties">The parties when the topic is a dispute; empty when it is none.</param>
public sealed record Topic(string Id, string Label, string? Parent, string Scope, IReadOnlyList<string> Parties)
{
    /// <summary>True when somebody disputes it with somebody.</summary>
    [JsonIgnore]
    public bool IsDispute => Parties.Count > 0;

    /// <summary>The stream that holds the topic's descriptions.</summary>
    public static string StreamOf(string id) => $"topic/{id}";

    /// <summary>Describes a topic anew: one event when something differs from what is known, else none.</summary>
    public static IReadOnlyList<TopicDescribed> Decide(Topic? known, Topic wanted) =>
        known is not null && known with { Parties = wanted.Parties } == wanted && known.Parties.SequenceEqual(wanted.Parties)
            ? []
            : [new TopicDescribed(wanted)];
}

/// <summary>A topic was described, as a whole; a later description replaces it.</summary>
public sealed record TopicDescribed(Topic Topic);
