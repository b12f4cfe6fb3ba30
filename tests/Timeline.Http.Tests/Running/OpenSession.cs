using Npgsql;

namespace Timeline.Http.Tests.Running;

/// <summary>Somebody's own session, with a transaction that has drawn a number of the log and is left open.</summary>
internal sealed class OpenSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private OpenSession(NpgsqlConnection connection) => _connection = connection;

    public int ProcessId => _connection.ProcessID;

    /// <summary>Opens one that calls itself <c>ledger</c>.</summary>
    public static async Task<OpenSession> HoldingANumberAsync(string database)
    {
        var session = await ConnectAsync(database);
        await session.ExecuteAsync("BEGIN; SELECT pg_current_xact_id(); SELECT nextval('timeline.mt_events_sequence')");
        return session;
    }

    /// <summary>Opens one that lets nobody else at a table.</summary>
    public static async Task<OpenSession> LockingAsync(string database, string table)
    {
        var session = await ConnectAsync(database);
        await session.ExecuteAsync($"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");
        return session;
    }

    public Task RollbackAsync() => ExecuteAsync("ROLLBACK");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<OpenSession> ConnectAsync(string database)
    {
        var connection = new NpgsqlConnection($"{database};Application Name=ledger;Pooling=false");
        await connection.OpenAsync();
        return new OpenSession(connection);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
