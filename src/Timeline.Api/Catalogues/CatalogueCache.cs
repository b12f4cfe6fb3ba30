using System.Text.Json;
using Npgsql;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;

namespace Timeline.Api.Catalogues;

/// <summary>The catalogue in memory, read again only when something was described since.</summary>
internal sealed class CatalogueCache
{
    private volatile Catalogue? _last;

    /// <summary>The catalogue as the transaction on <paramref name="connection"/> sees it.</summary>
    /// <param name="connection">A connection, best inside a transaction that sees one snapshot.</param>
    /// <param name="stamp">The highest sequence in the catalogue's table, read in that snapshot.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Catalogue> GetAsync(NpgsqlConnection connection, long stamp, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.Stamp == stamp) return last;
        return _last = await ReadAsync(connection, stamp, cancellationToken);
    }

    private static async Task<Catalogue> ReadAsync(
        NpgsqlConnection connection, long stamp, CancellationToken cancellationToken)
    {
        var actors = new List<Actor>();
        var topics = new List<Topic>();
        var places = new List<Place>();
        await using var command = new NpgsqlCommand("SELECT kind, description FROM catalogue ORDER BY id", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            switch (rows.GetString(0))
            {
                case "actor": actors.Add(Read<Actor>(rows)); break;
                case "topic": topics.Add(Read<Topic>(rows)); break;
                default: places.Add(Read<Place>(rows)); break;
            }
        }

        return new Catalogue(stamp, new ActorCatalogue(actors), new TopicTree(topics), new Gazetteer(places));
    }

    private static T Read<T>(NpgsqlDataReader rows) =>
        JsonSerializer.Deserialize<T>(rows.GetFieldValue<byte[]>(1), TimelineJson.Options)!;
}
