using Timeline.Domain.Bulletins;

namespace Timeline.Api.Archives;

/// <summary>
/// Puts the lines of an archive together as they were recorded: what stood in the log by one hand at one instant is
/// one append again, in the same order.
/// </summary>
internal static class ArchiveBatches
{
    /// <summary>No append is larger, whatever stood together.</summary>
    private const int Most = 5000;

    public static IEnumerable<IReadOnlyList<ArchivedEvent>> Of(IEnumerable<ArchivedEvent> events)
    {
        var batch = new List<ArchivedEvent>();
        foreach (var next in events)
        {
            if (batch.Count > 0 && (batch.Count == Most || !BelongsTo(batch[^1], next)))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(next);
        }

        if (batch.Count > 0) yield return batch;
    }

    private static bool BelongsTo(ArchivedEvent last, ArchivedEvent next)
    {
        if ((last.Told.By, last.Told.At) != (next.Told.By, next.Told.At) || IsOfBulletin(last) || IsOfBulletin(next)) return false;
        if (ArchivedEvents.IsDescription(last.Data) != ArchivedEvents.IsDescription(next.Data)) return false;

        // An append numbers its events by stream; and a description takes the place of the one before.
        var order = string.CompareOrdinal(last.Stream, next.Stream);
        return order < 0 || (order == 0 && !ArchivedEvents.IsDescription(next.Data));
    }

    private static bool IsOfBulletin(ArchivedEvent e) => e.Data is BulletinRegistered or BulletinWithdrawn;
}
