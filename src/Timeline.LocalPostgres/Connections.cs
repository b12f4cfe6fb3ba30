using Npgsql;

namespace Timeline.LocalPostgres;

/// <summary>The ways into a cluster, and its one database.</summary>
internal static class Connections
{
    public const string Database = "timeline";

    public static string String(string database, ClusterHome home, int port) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Password = home.Password,
            Database = database,
            // The connection stays within the machine: nothing to negotiate.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    /// <summary>For our own few questions: not pooled, so that nothing of ours stays connected, and not patient.</summary>
    public static string To(string database, ClusterHome home, int port) =>
        new NpgsqlConnectionStringBuilder(String(database, home, port)) { Pooling = false, Timeout = 3, CommandTimeout = 3 }.ConnectionString;

    public static async Task<bool> AnswersAsync(ClusterHome home, int port, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(To(Database, home, port));
            await connection.OpenAsync(ct);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Looked at in every start: the first one may have been interrupted before it came to this.</summary>
    public static async Task EnsureDatabaseAsync(ClusterHome home, int port, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(To("postgres", home, port)) { Timeout = 30, CommandTimeout = 60 }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{Database}'", connection);
        if (await exists.ExecuteScalarAsync(ct) is not null) return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }
}
