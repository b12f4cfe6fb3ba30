using Timeline.Api.Timelines;

namespace Timeline.Api.Dashboards;

/// <summary>By what each bucket of a histogram is split.</summary>
internal enum HistogramSplit
{
    None,
    Kind,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("quadClass")]
    QuadClass,
    Actor,
    Topic,
}

/// <summary>What a split counts.</summary>
internal static class HistogramSplits
{
    /// <summary>Whether an entry counts for each of several values.</summary>
    public static bool CountsValues(this HistogramSplit split) => split is HistogramSplit.Actor or HistogramSplit.Topic;

    /// <summary>What the terms begin with that are counted.</summary>
    public static string PrefixOfValues(this HistogramSplit split, TimelineFilter filter) =>
        split == HistogramSplit.Topic ? EntryTerms.Topic : filter.Represented ? EntryTerms.Side : EntryTerms.Actor;
}
