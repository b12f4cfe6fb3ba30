using System.Text;

namespace Timeline.LocalPostgres;

/// <summary>Starts the server on a port and waits until it accepts connections.</summary>
internal static class ServerStart
{
    private const int PortsToTry = 5;
    private const long LargeLog = 4 * 1024 * 1024;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task<RunningServer> RunAsync(
        ClusterHome home, PostgresBinaries binaries, LocalClusterOptions options, string? folderToRemove, CancellationToken ct)
    {
        if (File.Exists(home.Log) && new FileInfo(home.Log).Length > LargeLog) File.Move(home.Log, home.Log + ".old", overwrite: true);
        for (var attempt = 1; ; attempt++)
        {
            var port = Ports.Choose(options, home);
            var logBefore = File.Exists(home.Log) ? new FileInfo(home.Log).Length : 0;
            var (guard, processId) = await Guard.StartServerAsync(
                home, folderToRemove, ServerUser.Command([binaries.Postgres, .. ServerArguments.For(home, options, port)]), ct);
            var server = new RunningServer(home, processId, port, guard, adopted: false);
            try
            {
                if (await IsReadyAsync(home, processId, options, ct))
                {
                    home.RememberedPort = port;
                    return server;
                }
            }
            catch
            {
                await server.StopAsync();
                throw;
            }
            await server.StopAsync();
            // Another process can be quicker to take the port that we found free, and may have left it again since.
            var log = Tail(home.Log, logBefore);
            if (!log.Contains("could not bind", StringComparison.Ordinal) || attempt == PortsToTry)
                throw new LocalClusterException($"PostgreSQL did not start:\n{log}");
        }
    }

    private static async Task<bool> IsReadyAsync(ClusterHome home, int processId, LocalClusterOptions options, CancellationToken ct)
    {
        var isReady = false;
        // Asking the file instead of the port: no failed connections in the log, and no other server taken for ours.
        bool Decided()
        {
            isReady = PostmasterFile.Read(home) is { IsReady: true } file && file.ProcessId == processId;
            return isReady || !ServerProcesses.IsAlive(processId, home.Mark);
        }
        if (await Until.TrueAsync(Decided, Slow, ct)) return isReady;
        options.Say("PostgreSQL is still starting; after a crash it first repeats what was not yet in its data files.");
        if (await Until.TrueAsync(Decided, Limit, ct)) return isReady;
        throw new LocalClusterException($"PostgreSQL did not accept connections within {Limit.TotalMinutes} minutes; see {home.Log}.");
    }

    private static string Tail(string log, long from)
    {
        if (!File.Exists(log)) return "(no log)";
        using var stream = File.OpenRead(log);
        stream.Seek(Math.Max(from, stream.Length - 2000), SeekOrigin.Begin);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd();
    }
}
