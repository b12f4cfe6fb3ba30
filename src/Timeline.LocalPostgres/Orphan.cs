using Npgsql;

namespace Timeline.LocalPostgres;

/// <summary>
/// A server that runs without an owner, because owner and guard were both killed: taken over when it is what we would
/// start ourselves, else ended. Called by the holder of the lock only.
/// </summary>
internal static class Orphan
{
    // A guard without an owner is about to end its server; a fast shutdown takes less.
    private static readonly TimeSpan GuardLimit = TimeSpan.FromSeconds(6);

    public static async Task<RunningServer?> AdoptOrEndAsync(
        ClusterHome home, PostgresBinaries binaries, LocalClusterOptions options, CancellationToken ct)
    {
        if (!await Until.TrueAsync(() => ServerProcesses.Guards(home.Mark).Count == 0, GuardLimit, ct))
            foreach (var guard in ServerProcesses.Guards(home.Mark)) Signals.Send(guard, Signal.Kill);

        var living = ServerProcesses.Of(home.Mark);
        if (living.Count > 0)
        {
            if (PostmasterFile.Read(home) is { } file && living.Contains(file.ProcessId))
            {
                if (await IsAsWantedAsync(home, file, binaries, options, ct))
                {
                    options.Say($"Found the server of an earlier run still alive (process {file.ProcessId}): going on with it.");
                    return new RunningServer(home, file.ProcessId, file.Port, Guard.WatchServer(home, file.ProcessId), adopted: true);
                }
                options.Say($"Found the server of an earlier run still alive (process {file.ProcessId}): ending it.");
                await RunningServer.EndAsync(home, file.ProcessId);
            }
            await RunningServer.EndLeftAsync(home);
        }
        PostmasterFile.RemoveIfNumberReused(home);
        return null;
    }

    private static async Task<bool> IsAsWantedAsync(
        ClusterHome home, PostmasterFile file, PostgresBinaries binaries, LocalClusterOptions options, CancellationToken ct) =>
        file.IsReady
        && (options.Port == 0 || options.Port == file.Port)
        && PostmasterFile.StartedWith(home, ServerArguments.For(home, options, file.Port))
        && await VersionAsync(home, file.Port, ct) is { } version
        && PostgresBinaries.ParseVersion($"(PostgreSQL) {version}") == binaries.Version;

    /// <summary>Null when it does not answer as a healthy server does.</summary>
    private static async Task<string?> VersionAsync(ClusterHome home, int port, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connections.To("postgres", home, port));
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SHOW server_version", connection);
            return (string?)await command.ExecuteScalarAsync(ct);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }
}
