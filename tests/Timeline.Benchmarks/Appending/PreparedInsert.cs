using Npgsql;
using NpgsqlTypes;

namespace Timeline.Benchmarks.Appending;

/// <summary>The least that PostgreSQL must do for an event and its new stream: a prepared batch that inserts both rows in one transaction and one round trip.</summary>
internal sealed class PreparedInsert : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlParameter<string> _stream = new();
    private readonly NpgsqlParameter<DateTime> _begun = new();
    private readonly NpgsqlParameter<Guid> _id = new();
    private readonly NpgsqlParameter<string> _streamOfEvent = new();
    private readonly NpgsqlParameter<string> _data = new() { NpgsqlDbType = NpgsqlDbType.Jsonb };
    private readonly NpgsqlParameter<string> _type = new();
    private readonly NpgsqlParameter<DateTime> _at = new();
    private readonly NpgsqlParameter<string> _dotnetType = new();

    private PreparedInsert(NpgsqlConnection connection)
    {
        _connection = connection;
        _batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("INSERT INTO timeline.mt_streams (id, type, version, timestamp, created) VALUES ($1, 'occurrence', 1, $2, $2)")
                {
                    Parameters = { _stream, _begun },
                },
                new("""
                    INSERT INTO timeline.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
                    VALUES (nextval('timeline.mt_events_sequence'), $1, $2, 1, $3, $4, $5, $6, 'bench')
                    """)
                {
                    Parameters = { _id, _streamOfEvent, _data, _type, _at, _dotnetType },
                },
            },
        };
    }

    public static async Task<PreparedInsert> PrepareAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var insert = new PreparedInsert(await source.OpenConnectionAsync(cancellationToken));
        insert.Set("", new EventColumns("", "", ""));
        await insert._batch.PrepareAsync(cancellationToken);
        return insert;
    }

    public Task RunAsync(string stream, EventColumns row, CancellationToken cancellationToken)
    {
        Set(stream, row);
        return _batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Set(string stream, EventColumns row)
    {
        _stream.TypedValue = _streamOfEvent.TypedValue = stream;
        _begun.TypedValue = _at.TypedValue = DateTime.UtcNow;
        _id.TypedValue = Guid.CreateVersion7();
        (_type.TypedValue, _dotnetType.TypedValue, _data.TypedValue) = row;
    }
}
