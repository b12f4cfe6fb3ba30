using Npgsql;

namespace Timeline.LocalPostgres.Tests;

/// <summary>One statement on a connection of its own, so that no pool outlives a server.</summary>
internal static class Sql
{
    public static async Task<object?> RunAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
