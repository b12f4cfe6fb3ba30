using Npgsql;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Timelines;

/// <summary>Folds bulletins, representation and occurrences into the entries of the timeline.</summary>
internal sealed class TimelineProjection(EventLog log, NpgsqlDataSource source) : IWorksAhead
{
    public string Name => "timeline";

    public IPageWorker Begin() => new TimelineWorker(log, source);

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var write = await Begin().WorkOutAsync(new PageToFold(page[0].Sequence - 1, page[^1].Sequence, page), connection, cancellationToken);
        await write!(connection, cancellationToken);
    }
}
