using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Order;

namespace Timeline.EventStore.Projections;

/// <summary>
/// Gives the pages of the log to one runner, and what they change. While a full page is written, the next is read and
/// worked out already: what a page holds does not depend on the batch, and it is thrown away when somebody else has
/// moved the mark meanwhile.
/// </summary>
/// <param name="reader">Reads the log.</param>
/// <param name="worker">Works out pages; null for a projection that does not work ahead.</param>
/// <param name="full">How many events a full page has.</param>
internal sealed class PagesAhead(LogReader reader, IPageWorker? worker, int full)
{
    private const int AtOnce = 250;

    private (long After, Task<(LogPage Page, WritePage? Write)> Ready)? _next;

    /// <summary>Waits for what is under way: one reader serves one caller at a time.</summary>
    public async Task RestAsync()
    {
        if (_next is { } next) await ((Task)next.Ready).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The next page, and what is to be written for it; null when that is the projection's own business or nothing.</summary>
    /// <param name="connection">The connection of the batch.</param>
    /// <param name="mark">The mark, locked by the batch.</param>
    /// <param name="limit">The most events to give.</param>
    /// <param name="through">The last event to give.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(LogPage Page, WritePage? Write)> TakeAsync(
        NpgsqlConnection connection, long mark, int limit, long through, CancellationToken cancellationToken)
    {
        await RestAsync();
        var next = _next;
        _next = null;

        // What failed or was called off is done again, and tells why if it fails again. What is worked out only now, while
        // the transaction waits, is little: a transaction that waits for long is taken for one of a frozen node.
        var size = worker is null ? limit : Math.Min(limit, AtOnce);
        (LogPage? whole, WritePage? write) = (null, null);
        if (next is { } ready && ready.After == mark && limit == full && ready.Ready.IsCompletedSuccessfully) (whole, write) = await ready.Ready;
        if (whole is null || (worker is not null && write is null)) whole = await reader.ReadAsync(connection, mark, size, cancellationToken);
        else size = full;
        var page = whole.UpTo(through);
        if (page.Through != whole.Through) write = null;
        write ??= await WorkOutAsync(page, mark, connection, cancellationToken);
        if (limit == full && page.Events.Count == size) _next = (page.Through, WorkAheadAsync(page.Through, cancellationToken));
        return (page, write);
    }

    /// <summary>The events of a page that somebody here knows.</summary>
    public static IReadOnlyList<StoredEvent> Known(LogPage page) => [.. page.Events.Where(e => e.Data is not null)];

    private async Task<(LogPage Page, WritePage? Write)> WorkAheadAsync(long after, CancellationToken cancellationToken)
    {
        var page = await reader.ReadAsync(after, full, cancellationToken);
        return (page, await WorkOutAsync(page, after, tables: null, cancellationToken));
    }

    private async Task<WritePage?> WorkOutAsync(LogPage page, long after, NpgsqlConnection? tables, CancellationToken cancellationToken)
    {
        var known = Known(page);
        return worker is null || known.Count == 0
            ? null
            : await worker.WorkOutAsync(new PageToFold(after, page.Through, known), tables, cancellationToken);
    }
}
