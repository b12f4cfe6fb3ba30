using System.Text.Json;
using Npgsql;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Domain.Bulletins;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Order;

namespace Timeline.Api.Archives;

/// <summary>Tells the whole timeline line by line, so that another store can take it in: who and what there is, the documents, and what happened.</summary>
internal sealed class ExportArchive(EventLog log, NpgsqlDataSource source, LogCatalogue catalogue, Documents documents)
{
    private const int Page = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>How many lines follow the first one, up to a place in the log.</summary>
    public async Task<long> CountAsync(long through, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT count(*) FROM timeline.mt_events WHERE seq_id <= $1 AND type = ANY($2)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = through });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ArchivedEvents.Names] });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Writes the lines up to a place in the log.</summary>
    /// <param name="through">The place.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="write">Takes each line.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task WriteAsync(long through, long count, Func<byte[], Task> write, CancellationToken cancellationToken)
    {
        await write(JsonSerializer.SerializeToUtf8Bytes(new ArchiveHead(ArchiveHead.Form, count), TimelineJson.Options));
        foreach (var e in await catalogue.HistoryAsync(cancellationToken))
            if (e.Sequence <= through) await write(await LineAsync(e, cancellationToken));

        var reader = new LogReader(log, source);
        for (var mark = 0L; mark < through;)
        {
            var page = (await reader.ReadAsync(mark, Page, cancellationToken)).UpTo(through);
            foreach (var e in page.Events.Where(e => ArchivedEvents.Carries(e.Data) && !ArchivedEvents.IsDescription(e.Data)))
                await write(await LineAsync(e, cancellationToken));
            // A number before this place that is not there yet: its writer may still be at work.
            if (page.Through == mark) await Task.Delay(Poll, cancellationToken);
            mark = page.Through;
        }
    }

    private async Task<byte[]> LineAsync(StoredEvent e, CancellationToken cancellationToken)
    {
        var text = e.Data is BulletinRegistered bulletin
            ? (await documents.ReadAsync(bulletin.Sha256, cancellationToken))?.ToString() ?? throw new IOException($"The text of '{e.Stream}' is not kept, so it cannot be exported.")
            : null;
        // What the program found in it was decided here, and is not to be decided again elsewhere.
        var data = e.Data is BulletinRegistered registered ? registered with { ToBeRead = false } : e.Data!;
        var line = new ArchiveLine(
            e.Stream, ArchivedEvents.VersionOf(e), e.Type, e.By ?? "unknown", e.At.ToDateTimeUtc(),
            JsonSerializer.SerializeToElement(data, data.GetType(), TimelineJson.Options), text);
        return JsonSerializer.SerializeToUtf8Bytes(line, TimelineJson.Options);
    }
}
