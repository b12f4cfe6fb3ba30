using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Timeline.LocalPostgres;

/// <summary>A cluster for tests in a temporary folder: fresh databases, crashes on demand. Safe for many test classes at once.</summary>
public sealed class TemporaryCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<TemporaryCluster>> One = new(() => StartAsync());

    private static readonly Dictionary<string, string> DurableSettings = new()
    {
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
    };

    private readonly LocalCluster _cluster;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private int _databases;

    private TemporaryCluster(LocalCluster cluster) => _cluster = cluster;

    /// <summary>One for the whole test process, started when first asked for; it goes with the process and need not be disposed.</summary>
    public static Task<TemporaryCluster> Shared => One.Value;

    /// <summary>Opens the database that every cluster has, <c>timeline</c>; tests use databases of their own.</summary>
    public string ConnectionString => _cluster.ConnectionString;

    /// <summary>The port on 127.0.0.1; a restart keeps it.</summary>
    public int Port => _cluster.Port;

    /// <summary>PostgreSQL's data folder.</summary>
    public string DataFolder => _cluster.DataFolder;

    /// <summary>The server's first process; another one after a restart.</summary>
    public int ServerProcessId => _cluster.ServerProcessId;

    /// <summary>Starts a cluster of its own, for tests that crash it or need other settings.</summary>
    /// <param name="durable">Waits for the disk as in earnest: for tests of what a crash keeps.</param>
    /// <param name="settings">Settings of the server; they win over all others.</param>
    /// <param name="ct">Stops the start.</param>
    public static async Task<TemporaryCluster> StartAsync(
        bool durable = false, IReadOnlyDictionary<string, string>? settings = null, CancellationToken ct = default)
    {
        var all = new Dictionary<string, string> { ["max_connections"] = "300", ["max_prepared_transactions"] = "20" };
        foreach (var (name, value) in (durable ? DurableSettings : []).Concat(settings ?? new Dictionary<string, string>())) all[name] = value;
        var folder = Path.Combine(Path.GetTempPath(), "timeline-" + RandomNumberGenerator.GetHexString(12, lowercase: true));
        return new TemporaryCluster(await LocalCluster.StartAsync(
            new LocalClusterOptions { Folder = folder, Ephemeral = true, Settings = all }, ct));
    }

    /// <summary>Makes a database that nobody else uses.</summary>
    /// <param name="template">The connection string of the database to copy, from this method; all connections to it are closed. Null for an empty one.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null, CancellationToken ct = default)
    {
        var name = "t" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture) + "_" + RandomNumberGenerator.GetHexString(6, lowercase: true);
        var source = template is null ? "template0" : DatabaseOf(template);
        await _oneAtATime.WaitAsync(ct);
        try
        {
            if (template is not null) await DisconnectAllAsync(template, ct);
            // Copying files is the quicker way here; PostgreSQL's default writes every page to its log as well.
            await ExecuteAsync($"CREATE DATABASE {Quote(name)} TEMPLATE {Quote(source)} STRATEGY FILE_COPY", ct);
        }
        finally
        {
            _oneAtATime.Release();
        }
        return _cluster.ConnectionStringTo(name);
    }

    /// <summary>Removes a database made by <see cref="CreateDatabaseAsync"/>, whoever is connected.</summary>
    public async Task DropDatabaseAsync(string connectionString, CancellationToken ct = default)
    {
        ClearPool(connectionString);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Quote(DatabaseOf(connectionString))} WITH (FORCE)", ct);
    }

    /// <summary>Kills the server without warning (kill -9) and returns when none of its processes is left.</summary>
    public Task KillAsync() => _cluster.KillAsync();

    /// <summary>Starts the server again on the same data and port, after <see cref="KillAsync"/> or from the running state.</summary>
    public Task RestartAsync(CancellationToken ct = default) => _cluster.RestartAsync(ct);

    /// <summary>Ends the server and removes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _oneAtATime.Dispose();
    }

    /// <summary>A template with anyone connected cannot be copied, and pools keep connections that nobody uses any more.</summary>
    private async Task DisconnectAllAsync(string template, CancellationToken ct)
    {
        ClearPool(template);
        // Pools of other data sources are out of our reach. The copy itself waits up to 5 seconds for the ended ones to be gone.
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{DatabaseOf(template)}'", ct);
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_cluster.ConnectionStringTo("postgres") + ";Pooling=false;Command Timeout=60");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void ClearPool(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private static string DatabaseOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Database ?? throw new ArgumentException("No database in the connection string.");

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
