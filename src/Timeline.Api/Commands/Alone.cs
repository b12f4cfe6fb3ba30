using Npgsql;

namespace Timeline.Api.Commands;

/// <summary>
/// Lets one decide while nobody else does, on any node: about what no single stream's version can guard, such as that
/// no two actors bear one alias.
/// </summary>
internal sealed class Alone(NpgsqlDataSource source) : IDisposable
{
    // One of this process at a time, so that those who wait do not use up the connections that the first one needs.
    private readonly SemaphoreSlim _oneHere = new(1);

    /// <param name="concern">What is decided about: a lock of the whole server's.</param>
    /// <param name="decide">What is to be done alone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<T> RunAsync<T>(Concern concern, Func<Task<T>> decide, CancellationToken cancellationToken)
    {
        await _oneHere.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)concern });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return await decide();
        }
        finally
        {
            _oneHere.Release();
        }
    }

    public void Dispose() => _oneHere.Dispose();
}

/// <summary>What must be decided alone.</summary>
internal enum Concern : long
{
    /// <summary>Which bulletin some bytes are: between keeping them and appending, they could become two.</summary>
    Bulletins = 0x62756c6c,

    /// <summary>What is merged into what, and whether that stands: two merges at once could make a circle.</summary>
    Merges = 0x6d657267,

    /// <summary>How actors, topics and places stand together.</summary>
    Catalogue = 0x63617461,
}
