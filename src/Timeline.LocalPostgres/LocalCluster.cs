namespace Timeline.LocalPostgres;

/// <summary>
/// A private PostgreSQL on 127.0.0.1 that runs as long as its owner: ended when this is disposed, and also when the owning
/// process is killed. Only the owner's password opens it.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private readonly LocalClusterOptions _options;
    private readonly PostgresBinaries _binaries;
    private readonly ClusterHome _home;
    private readonly string _folder;
    private readonly OwnerLock _owner;
    private RunningServer _server;
    private bool _isDisposed;

    private LocalCluster(
        LocalClusterOptions options, PostgresBinaries binaries, ClusterHome home, string folder, OwnerLock owner, RunningServer server)
    {
        (_options, _binaries, _home) = (options, binaries, home);
        (_folder, _owner, _server) = (folder, owner, server);
    }

    /// <summary>Opens the database <c>timeline</c> as the cluster's superuser.</summary>
    public string ConnectionString => ConnectionStringTo(Connections.Database);

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => _server.Port;

    /// <summary>PostgreSQL's data folder; not always inside the folder that was asked for.</summary>
    public string DataFolder => _home.Data;

    /// <summary>The server's first process.</summary>
    public int ServerProcessId => _server.ProcessId;

    /// <summary>A server without an owner was already running on these data, and is ours now.</summary>
    public bool Adopted => _server.Adopted;

    /// <summary>Makes the cluster on the first start, repairs what a killed run left behind, and starts the server.</summary>
    /// <exception cref="PostgresMissingException">No PostgreSQL on this machine.</exception>
    /// <exception cref="LocalClusterException">Already running, port in use, data out of reach or of another version, or the server's own reason.</exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var binaries = options.Binaries ?? PostgresBinaries.Find() ?? throw PostgresMissingException.Nowhere();
        var folder = RealPath.Of(options.Folder);
        ClusterPlace.MakeReachable(folder);
        var owner = await OwnerLock.TakeAsync(folder, ct);
        ClusterHome? home = null;
        try
        {
            home = await ClusterPlace.ChooseAsync(folder, options.Say, ct);
            if (home.Exists)
            {
                binaries = BinariesFor(home, binaries, options);
            }
            else
            {
                if (!options.Ephemeral) options.Say($"Making a PostgreSQL {binaries.Version} cluster in {home.Folder}.");
                await ClusterBirth.RunAsync(home, binaries, options.Ephemeral, ct);
            }
            var server = await Orphan.AdoptOrEndAsync(home, binaries, options, ct)
                ?? await ServerStart.RunAsync(home, binaries, options, options.Ephemeral ? folder : null, ct);
            try
            {
                await Connections.EnsureDatabaseAsync(home, server.Port, ct);
            }
            catch
            {
                await server.StopAsync();
                throw;
            }
            return new LocalCluster(options, binaries, home, folder, owner, server);
        }
        catch
        {
            owner.Dispose();
            if (options.Ephemeral) RemoveAll(home, folder);
            throw;
        }
    }

    /// <summary>For a command beside a running owner: the connection string of the folder's server, or null when none answers. Owns nothing.</summary>
    public static async Task<string?> FindRunningAsync(LocalClusterOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ClusterPlace.Existing(RealPath.Of(options.Folder)) is not { } home) return null;
        if (PostmasterFile.Read(home) is not { IsReady: true } file || !ServerProcesses.IsAlive(file.ProcessId, home.Mark)) return null;
        return await Connections.AnswersAsync(home, file.Port, ct) ? Connections.String(Connections.Database, home, file.Port) : null;
    }

    /// <summary>Ends the server within about 5 seconds, and gives the folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _server.StopAsync();
        _owner.Dispose();
        if (_options.Ephemeral) RemoveAll(_home, _folder);
    }

    internal string ConnectionStringTo(string database) => Connections.String(database, _home, _server.Port);

    internal Task KillAsync() => _server.KillAsync();

    internal async Task RestartAsync(CancellationToken ct)
    {
        await _server.StopAsync();
        PostmasterFile.RemoveIfNumberReused(_home);
        _server = await ServerStart.RunAsync(_home, _binaries, _options with { Port = _server.Port }, _options.Ephemeral ? _folder : null, ct);
    }

    /// <summary>Data belong to one major version; a newer PostgreSQL installed beside it changes nothing.</summary>
    private static PostgresBinaries BinariesFor(ClusterHome home, PostgresBinaries preferred, LocalClusterOptions options)
    {
        var major = home.Major;
        if (preferred.Version.Major == major) return preferred;
        var other = options.Binaries is null ? PostgresBinaries.FindAll().FirstOrDefault(found => found.Version.Major == major) : null;
        return other ?? throw new LocalClusterException(
            $"The data in {home.Folder} are of PostgreSQL {major}, here is {preferred.Version}. Install PostgreSQL {major}, or move the folder away to begin anew.");
    }

    /// <summary>Only what we made: the folder itself goes when nothing else is in it.</summary>
    private static void RemoveAll(ClusterHome? home, string folder)
    {
        if (home is not null) Folders.TryRemove(home.Folder);
        File.Delete(OwnerLock.LockFile(folder));
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}
