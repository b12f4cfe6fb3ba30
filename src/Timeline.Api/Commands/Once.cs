using Npgsql;
using Timeline.Api.Http;
using Timeline.EventStore.Appending;

namespace Timeline.Api.Commands;

/// <summary>Lets a request that is sent again under its key be answered as the first time, and nothing happen twice.</summary>
internal sealed class Once(NpgsqlDataSource source)
{
    /// <param name="by">Who sends the request, and under which key.</param>
    /// <param name="run">Decides and appends, to one stream.</param>
    /// <param name="cancellationToken">Stops waiting for the database.</param>
    /// <returns>What came of it, this time or the first time.</returns>
    /// <exception cref="RequestProblem">Something else was sent under the key before (409).</exception>
    public async Task<Done> RunAsync(Sender by, Func<Task<Done>> run, CancellationToken cancellationToken)
    {
        if (by.Key is not { } key) return await run();
        if (await FindAsync(key, cancellationToken) is { } before) return before;
        try
        {
            var done = await run();
            return done.Appended is { Repeated: false } ? done : await FindAsync(key, cancellationToken) ?? done;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever sent the same at the same moment was faster: what he is told is the answer here too.
            if (await FindAsync(key, cancellationToken) is { } meanwhile) return meanwhile;
            throw;
        }
    }

    private async Task<Done?> FindAsync(RequestKey key, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            SELECT e.stream_id, e.causation_id, max(together.version), max(together.seq_id)
            FROM timeline.mt_events e
            JOIN timeline.mt_events together
              ON together.stream_id = e.stream_id AND together.version >= e.version AND together.correlation_id = e.correlation_id
            WHERE e.id = $1
            GROUP BY e.id, e.stream_id, e.causation_id
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key.EventId(0) });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        if (row.GetString(1) != key.Causation)
        {
            throw new RequestProblem(
                StatusCodes.Status409Conflict, "The key belongs to another request.",
                $"Something else was sent here under the Idempotency-Key '{key.Given}' before. Send that again as it was, or this under a key of its own.");
        }

        var stream = row.GetString(0);
        return new Done(stream, new AppendResult(new Dictionary<string, long> { [stream] = row.GetInt64(2) }, row.GetInt64(3), Repeated: true));
    }
}

/// <summary>What a command came to.</summary>
/// <param name="Stream">The stream that it is about.</param>
/// <param name="Appended">What it appended to that stream; null when it told nothing new.</param>
internal sealed record Done(string Stream, AppendResult? Appended);
