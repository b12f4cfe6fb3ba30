using Npgsql;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore;
using Timeline.EventStore.Events;

namespace Timeline.Api.Catalogues;

/// <summary>The catalogue straight from the log, for decisions: the read model may lag behind.</summary>
internal sealed class LogCatalogue(EventLog log, NpgsqlDataSource source)
{
    public async Task<Catalogue> ReadAsync(CancellationToken cancellationToken)
    {
        var events = await HistoryAsync(cancellationToken);
        var last = events.GroupBy(e => e.Stream).Select(stream => stream.Last().Data).ToList();
        return new Catalogue(
            events.Count == 0 ? 0 : events[^1].Sequence,
            new ActorCatalogue(last.OfType<ActorDescribed>().Select(e => e.Actor)),
            new TopicTree(last.OfType<TopicDescribed>().Select(e => e.Topic)),
            new Gazetteer(last.OfType<PlaceDescribed>().Select(e => e.Place)));
    }

    /// <summary>All descriptions there ever were, ascending by sequence.</summary>
    public async Task<IReadOnlyList<StoredEvent>> HistoryAsync(CancellationToken cancellationToken) =>
        [.. (await log.ReadStreamsAsync(await StreamsAsync(cancellationToken), cancellationToken)).OrderBy(e => e.Sequence)];

    private async Task<List<string>> StreamsAsync(CancellationToken cancellationToken)
    {
        var streams = new List<string>();
        await using var command = source.CreateCommand("SELECT id FROM timeline.mt_streams WHERE type IN ('actor', 'topic', 'place')");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) streams.Add(rows.GetString(0));
        return streams;
    }
}
