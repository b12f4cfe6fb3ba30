using Npgsql;

namespace Timeline.EventStore.Tests.Store;

/// <summary>A transaction that appends by the SQL function and stays open until the test decides how it ends.</summary>
internal sealed class OpenTransaction : IAsyncDisposable
{
    private const string Append =
        """
        SELECT sequence FROM timeline.append_events($1, 'account', $2, ARRAY(SELECT gen_random_uuid() FROM generate_series(1, $3)),
          array_fill('deposited'::varchar, ARRAY[$3]), array_fill('Deposited'::varchar, ARRAY[$3]),
          array_fill('{"amount": 1}'::jsonb, ARRAY[$3]), now(), 'teller', NULL, NULL)
        """;

    private OpenTransaction(NpgsqlConnection connection) => Connection = connection;

    public NpgsqlConnection Connection { get; }

    public static async Task<OpenTransaction> BeginAsync(NpgsqlDataSource source)
    {
        var transaction = new OpenTransaction(await source.OpenConnectionAsync());
        await transaction.Connection.ExecuteAsync("BEGIN");
        return transaction;
    }

    /// <summary>Begins and appends at once to a stream that nobody knows.</summary>
    /// <returns>The transaction and the last number that it has drawn.</returns>
    public static async Task<(OpenTransaction Transaction, long Sequence)> WithEventsAsync(NpgsqlDataSource source, int count = 1)
    {
        var transaction = await BeginAsync(source);
        return (transaction, await transaction.AppendAsync(Account.NewStream("open"), expected: 0, count));
    }

    /// <returns>The last number drawn.</returns>
    public async Task<long> AppendAsync(string stream, long expected, int count = 1)
    {
        await using var command = new NpgsqlCommand(Append, Connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = expected });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public Task CommitAsync() => Connection.ExecuteAsync("COMMIT");

    public Task RollbackAsync() => Connection.ExecuteAsync("ROLLBACK");

    /// <summary>Gives the transaction over to the server: it now stays open without any connection.</summary>
    public Task PrepareAsync(string name) => Connection.ExecuteAsync($"PREPARE TRANSACTION '{name}'");

    /// <summary>Ends the connection; a pooled one that comes back with an open transaction is rolled back.</summary>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
