using Npgsql;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore;

namespace Timeline.Api.Catalogues;

/// <summary>The catalogue straight from the log, for decisions: the read model may lag behind.</summary>
internal sealed class LogCatalogue(EventLog log, NpgsqlDataSource source)
{
    public async Task<Catalogue> ReadAsync(CancellationToken cancellationToken)
    {
        var events = await log.ReadStreamsAsync(await StreamsAsync(cancellationToken), cancellationToken);
        var last = events.GroupBy(e => e.Stream).Select(stream => stream.Last().Data).ToList();
        return new Catalogue(
            events.Select(e => e.Sequence).DefaultIfEmpty().Max(),
            new ActorCatalogue(last.OfType<ActorDescribed>().Select(e => e.Actor)),
            new TopicTree(last.OfType<TopicDescribed>().Select(e => e.Topic)),
            new Gazetteer(last.OfType<PlaceDescribed>().Select(e => e.Place)));
    }

    private async Task<List<string>> StreamsAsync(CancellationToken cancellationToken)
    {
        var streams = new List<string>();
        await using var command = source.CreateCommand("SELECT id FROM timeline.mt_streams WHERE type IN ('actor', 'topic', 'place')");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) streams.Add(rows.GetString(0));
        return streams;
    }
}
