using System.Text.Json;
using NodaTime;
using Npgsql;

namespace Timeline.EventStore.Events;

/// <summary>How events are written into the log's rows and read back.</summary>
internal sealed class EventFormat(EventTypes types, JsonSerializerOptions json)
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order, of the table under the alias <c>e</c>.</summary>
    public const string Columns = "e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.user_name, e.data";

    public string AliasOf(object data) => types.AliasOf(data.GetType());

    public string DotnetTypeOf(object data) => types.DotnetTypeOf(data.GetType());

    public byte[] Write(object data) => JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), json);

    public StoredEvent Read(NpgsqlDataReader row)
    {
        var sequence = row.GetInt64(0);
        var alias = row.GetString(4);
        return new StoredEvent(
            sequence,
            row.GetGuid(1),
            row.GetString(2),
            row.GetInt64(3),
            alias,
            types.Find(alias) is { } type ? ReadData(row, type, sequence, alias) : null,
            Instant.FromDateTimeUtc(row.GetDateTime(5)),
            row.IsDBNull(6) ? null : row.GetString(6));
    }

    private object? ReadData(NpgsqlDataReader row, Type type, long sequence, string alias)
    {
        try
        {
            return JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(7), type, json);
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException(sequence, alias, e);
        }
    }
}
