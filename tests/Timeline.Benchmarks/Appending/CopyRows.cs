using Npgsql;
using NpgsqlTypes;

namespace Timeline.Benchmarks.Appending;

/// <summary>The quickest way into the same tables: binary COPY, which draws no numbers and checks no versions.</summary>
internal static class CopyRows
{
    /// <summary>Copies events and their new streams in one transaction.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="rows">Each event and the stream that it begins.</param>
    /// <param name="after">The last number that is taken.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    public static async Task RunAsync(
        NpgsqlConnection connection, IReadOnlyList<(string Stream, EventColumns Event)> rows, long after, CancellationToken cancellationToken)
    {
        var now = DateTime.UtcNow;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var streams = await connection.BeginBinaryImportAsync(
            "COPY timeline.mt_streams (id, type, version, timestamp, created) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            foreach (var (stream, _) in rows)
            {
                await streams.StartRowAsync(cancellationToken);
                await streams.WriteAsync(stream, NpgsqlDbType.Varchar, cancellationToken);
                await streams.WriteAsync("occurrence", NpgsqlDbType.Varchar, cancellationToken);
                await streams.WriteAsync(1L, NpgsqlDbType.Bigint, cancellationToken);
                await streams.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellationToken);
                await streams.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellationToken);
            }

            await streams.CompleteAsync(cancellationToken);
        }

        await using (var events = await connection.BeginBinaryImportAsync(
            "COPY timeline.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            foreach (var (i, (stream, happened)) in rows.Index())
            {
                await events.StartRowAsync(cancellationToken);
                await events.WriteAsync(after + i + 1, NpgsqlDbType.Bigint, cancellationToken);
                await events.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, cancellationToken);
                await events.WriteAsync(stream, NpgsqlDbType.Varchar, cancellationToken);
                await events.WriteAsync(1L, NpgsqlDbType.Bigint, cancellationToken);
                await events.WriteAsync(happened.Data, NpgsqlDbType.Jsonb, cancellationToken);
                await events.WriteAsync(happened.Type, NpgsqlDbType.Varchar, cancellationToken);
                await events.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellationToken);
                await events.WriteAsync(happened.DotnetType, NpgsqlDbType.Varchar, cancellationToken);
                await events.WriteAsync("bench", NpgsqlDbType.Varchar, cancellationToken);
            }

            await events.CompleteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
