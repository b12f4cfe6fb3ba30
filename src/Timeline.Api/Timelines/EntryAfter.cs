using System.Text.Json;
using Timeline.Api.Http;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;

namespace Timeline.Api.Timelines;

/// <summary>An entry as an event of its own left it, whatever its status: the answer to a command.</summary>
internal static class EntryAfter
{
    /// <param name="snapshot">A moment that shows the event.</param>
    /// <param name="log">The log.</param>
    /// <param name="id">The entry.</param>
    /// <param name="sequence">The event's sequence, or a later one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Entry> ReadAsync(ReadSnapshot snapshot, EventLog log, string id, long sequence, CancellationToken cancellationToken)
    {
        var where = new Conditions();
        where.Add($"e.id = {where.Value(id)}");
        TimelineFilter.AddPoint(where, sequence, publishedUntil: null);
        await using var command = where.Command($"SELECT {LinkStatuses.Body(where, sequence, null)} FROM entry e WHERE {where.Sql}", snapshot.Connection);
        var body = await command.ExecuteScalarAsync(cancellationToken);
        var entry = body is string json
            ? JsonSerializer.Deserialize<StoredEntry>(json, TimelineJson.Options)!
            : (await ReadUnprovedAsync(snapshot, log, id, sequence, cancellationToken))!;
        return Entry.Show(entry, snapshot.Catalogue);
    }

    /// <summary>An entry that no document proves any more, and that is shown to nobody, as its own events tell it; null when it never was.</summary>
    public static async Task<StoredEntry?> ReadUnprovedAsync(
        ReadSnapshot snapshot, EventLog log, string id, long sequence, CancellationToken cancellationToken)
    {
        var events = await log.ReadStreamsAsync(snapshot.Connection, [Occurrence.StreamOf(id)], sequence, cancellationToken);
        if (events.Count == 0) return null;
        var published = await snapshot.BulletinsAsync(cancellationToken);
        var fold = new EntryFold(bulletin => published[bulletin], snapshot.Catalogue.Actors);
        return fold.ChangesAfter(new EntryFamily(events), mark: 0).Single().Changes[^1].Versions[^1].Entry;
    }
}
