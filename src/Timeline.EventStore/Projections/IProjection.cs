using Npgsql;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Projections;

/// <summary>Folds the log into tables of its own, page by page.</summary>
public interface IProjection
{
    /// <summary>The name of its mark, for example <c>timeline</c>; never changes.</summary>
    string Name { get; }

    /// <summary>
    /// Folds a page inside the transaction that also moves the mark: both happen or neither. What is written may
    /// depend only on the log up to the page's end, never on the clock or on how the pages were cut.
    /// </summary>
    /// <param name="page">Events that follow the mark, ascending, all of known types; never empty.</param>
    /// <param name="connection">The connection that holds the transaction.</param>
    /// <param name="cancellationToken">Stops the fold; nothing is kept then.</param>
    Task ApplyAsync(IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken);
}
