using Timeline.LocalPostgres;

namespace Timeline.Api.Operations;

/// <summary>The database that a command works on: the one that is configured, or a private one on this machine.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly LocalCluster? _cluster;

    private Database(string connectionString, string description, LocalCluster? cluster)
    {
        ConnectionString = connectionString;
        Description = description;
        _cluster = cluster;
    }

    public string ConnectionString { get; }

    /// <summary>Where it is, for people.</summary>
    public string Description { get; }

    /// <summary>True when nothing was configured, so that this is somebody's own machine.</summary>
    public static bool IsPrivate => Configured is null;

    /// <summary>The folder in which the private database and what runs here are kept.</summary>
    public static string Folder =>
        Path.Combine(Environment.GetEnvironmentVariable("TIMELINE_HOME") ?? Directory.GetCurrentDirectory(), ".timeline");

    private static string? Configured =>
        new ConfigurationBuilder().AddEnvironmentVariables().Build().GetConnectionString("Timeline") is { Length: > 0 } configured ? configured : null;

    /// <summary>Opens the configured database, or starts the private one and owns it until disposed.</summary>
    /// <exception cref="PostgresMissingException">There is no PostgreSQL, and it may not be installed.</exception>
    /// <exception cref="LocalClusterException">It cannot be started; the message says what to do.</exception>
    public static async Task<Database> OpenAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (Configured is { } configured) return OfConfigured(configured);
        var binaries = await PostgresBinaries.FindOrInstallAsync(say, cancellationToken);
        var cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions { Folder = Folder, Binaries = binaries, Say = say }, cancellationToken);
        return new Database(
            cluster.ConnectionString, $"PostgreSQL on port {cluster.Port}, data in {cluster.DataFolder}{(cluster.Adopted ? ", adopted" : "")}", cluster);
    }

    /// <summary>The same, but beside a running server its database is used and left running.</summary>
    public static async Task<Database> OpenBesideAsync(Action<string> say, CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? await OpenAsync(say, cancellationToken);

    /// <summary>The database if it runs; null when it does not. Starts nothing.</summary>
    public static async Task<Database?> FindAsync(CancellationToken cancellationToken)
    {
        if (Configured is { } configured) return OfConfigured(configured);
        return await LocalCluster.FindRunningAsync(new LocalClusterOptions { Folder = Folder }, cancellationToken) is { } running
            ? new Database(running, $"the private PostgreSQL in {Folder}", cluster: null)
            : null;
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <exception cref="Npgsql.NpgsqlException">It is no connection string.</exception>
    private static Database OfConfigured(string connectionString)
    {
        try
        {
            var settings = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
            return new Database(connectionString, $"the configured PostgreSQL, {settings.Host}:{settings.Port}, database {settings.Database}", cluster: null);
        }
        catch (ArgumentException e)
        {
            throw new Npgsql.NpgsqlException(e.Message, e);
        }
    }
}
