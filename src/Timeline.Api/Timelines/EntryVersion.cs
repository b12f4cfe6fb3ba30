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
/// <param name="Id">The entry.</param>
/// <param name="KnownFrom">The event's sequence.</param>
/// <param name="Versions">The entry from then on, by days of publication; none when no document tells it any more.</param>
internal sealed record EntryChange(string Id, long KnownFrom, IReadOnlyList<EntryVersion> Versions);
