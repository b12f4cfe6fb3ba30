using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.Domain.Actors;
using Timeline.Domain.Places;
using Timeline.Domain.Topics;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Catalogues;

/// <summary>Keeps the last description of every actor, topic and place.</summary>
internal sealed class CatalogueProjection : IProjection
{
    public string Name => "catalogue";

    public async Task ApplyAsync(
        IReadOnlyList<StoredEvent> page, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var last = page
            .Select(e => Row(e.Sequence, e.Data))
            .OfType<CatalogueRow>()
            .GroupBy(row => (row.Kind, row.Id))
            .Select(descriptions => descriptions.Last())
            .ToList();
        if (last.Count == 0) return;

        await using var command = new NpgsqlCommand(
            """
            INSERT INTO catalogue AS c (kind, id, description, sequence)
            SELECT * FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::bigint[])
            ON CONFLICT (kind, id) DO UPDATE SET description = EXCLUDED.description, sequence = EXCLUDED.sequence
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. last.Select(row => row.Kind)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. last.Select(row => row.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            TypedValue = [.. last.Select(row => row.Description)],
        });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. last.Select(row => row.Sequence)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static CatalogueRow? Row(long sequence, object? data) => data switch
    {
        ActorDescribed e => new("actor", e.Actor.Id, JsonSerializer.Serialize(e.Actor, TimelineJson.Options), sequence),
        TopicDescribed e => new("topic", e.Topic.Id, JsonSerializer.Serialize(e.Topic, TimelineJson.Options), sequence),
        PlaceDescribed e => new("place", e.Place.Id, JsonSerializer.Serialize(e.Place, TimelineJson.Options), sequence),
        _ => null,
    };

    private sealed record CatalogueRow(string Kind, string Id, string Description, long Sequence);
}
