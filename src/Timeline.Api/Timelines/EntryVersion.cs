namespace Timeline.Api.Timelines;

/// <summary>An entry over the ranges in which it stays the same.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="KnownFrom">The sequence from which it was known so.</param>
/// <param name="KnownTo">The sequence that changed it; null while none has.</param>
/// <param name="PublishedFrom">The day from which documents told it so.</param>
/// <param name="PublishedTo">The day on which another document changed it; null while none has.</param>
internal sealed record EntryVersion(
    StoredEntry Entry, long KnownFrom, long? KnownTo, DateOnly PublishedFrom, DateOnly? PublishedTo)
{
    /// <summary>Whether it is what stands now, all documents counted.</summary>
    public bool IsPresent => KnownTo is null && PublishedTo is null;
}

/// <summary>An event that left an entry another than it was, on some day of publication at least.</summary>
/// <param name="KnownFrom">The event's sequence.</param>
/// <param name="Versions">The entry from then on, by days of publication; none when no document tells it any more.</param>
internal sealed record EntryChange(long KnownFrom, IReadOnlyList<EntryVersion> Versions);

/// <summary>What becomes of an entry.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Before">What stood before, by days of publication; none of an entry that is new or was not told any more.</param>
/// <param name="Changes">The changes, ascending, one at least.</param>
internal sealed record EntryChanges(string Id, IReadOnlyList<EntryVersion> Before, IReadOnlyList<EntryChange> Changes)
{
    /// <summary>Some entries from their beginnings, by all their versions.</summary>
    public static IEnumerable<EntryChanges> AllOf(IEnumerable<EntryVersion> versions) =>
        from version in versions
        group version by version.Entry.Id into entry
        select new EntryChanges(entry.Key, [], [.. Following([.. entry])]);

    /// <summary>Where a change is followed by nothing, or by a later one, no document told the entry in between.</summary>
    private static IEnumerable<EntryChange> Following(IReadOnlyList<EntryVersion> versions)
    {
        long? ended = null;
        foreach (var step in versions.GroupBy(version => version.KnownFrom).OrderBy(step => step.Key))
        {
            if (ended is { } end && end != step.Key) yield return new EntryChange(end, []);
            var told = step.OrderBy(version => version.PublishedFrom).ToList();
            yield return new EntryChange(step.Key, told);
            ended = told[0].KnownTo;
        }

        if (ended is { } last) yield return new EntryChange(last, []);
    }
}
