using Npgsql;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Projections;

/// <summary>
/// A projection that can work out what a page changes while the page before is still being written: then the one
/// processor does not wait for the other.
/// </summary>
public interface IWorksAhead : IProjection
{
    /// <summary>Begins a run over the log. What it keeps in memory between pages is its own.</summary>
    IPageWorker Begin();
}

/// <summary>Works out pages, one after the other.</summary>
public interface IPageWorker
{
    /// <summary>Works out what a page changes. The page before need not be written yet.</summary>
    /// <param name="page">The page, all of whose events are of known types; never empty.</param>
    /// <param name="tables">Holds the transaction of the batch, in which the tables stand as of the mark; null when the page before is not written yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is to be written; null when that cannot be told without the tables.</returns>
    Task<WritePage?> WorkOutAsync(PageToFold page, NpgsqlConnection? tables, CancellationToken cancellationToken);
}

/// <summary>Events that follow a mark, and where the mark will stand behind them.</summary>
/// <param name="After">The mark before.</param>
/// <param name="Through">The mark afterwards.</param>
/// <param name="Events">The events in between, ascending.</param>
public sealed record PageToFold(long After, long Through, IReadOnlyList<StoredEvent> Events);

/// <summary>Writes what was worked out, inside the transaction that also moves the mark.</summary>
public delegate Task WritePage(NpgsqlConnection connection, CancellationToken cancellationToken);
