using Timeline.Api.Timelines;

namespace Timeline.Api.Verifying;

/// <summary>Puts entries in the orders of a timeline.</summary>
internal static class SlowOrder
{
    /// <param name="entries">The entries.</param>
    /// <param name="sort">The order, as the parameter names it.</param>
    public static IReadOnlyList<StoredEntry> Sort(IEnumerable<StoredEntry> entries, string sort)
    {
        var sorted = (sort.TrimStart('-') switch
        {
            "recorded" => entries.OrderBy(e => e.Sequence).ThenBy(e => e.Id, StringComparer.Ordinal),
            "published" => ThenOccurred(entries.OrderBy(e => e.FirstPublished)),
            _ => ThenOccurred(entries.OrderBy(_ => 0)),
        }).ToList();
        if (sort.StartsWith('-')) sorted.Reverse();
        return sorted;
    }

    private static IOrderedEnumerable<StoredEntry> ThenOccurred(IOrderedEnumerable<StoredEntry> entries) => entries
        .ThenBy(e => e.Date.Earliest!.Value.ToDateOnly())
        .ThenBy(e => e.Date.Latest?.ToDateOnly() ?? DateOnly.MaxValue)
        .ThenBy(e => e.Id, StringComparer.Ordinal);
}
