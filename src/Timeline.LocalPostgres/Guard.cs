using System.Diagnostics;
using System.Globalization;

namespace Timeline.LocalPostgres;

/// <summary>
/// A small shell that holds the end of a pipe from us: when we die, however we die, it reads the end of file and ends the server.
/// </summary>
/// <remarks>
/// It starts the server itself, so that there is no moment in which the server is unguarded, and as the parent it keeps
/// the server's process id from being given to another process. --pdeathsig would fire with the thread that started the server.
/// SIGINT asks for a fast shutdown, but a shell's background jobs ignore it until PostgreSQL is up: SIGTERM before it ends
/// what is not yet a server. A word on the pipe releases it: the owner has ended the server and looks after the rest.
/// </remarks>
internal sealed class Guard : IDisposable
{
    private const string Start = """
        exec 2>/dev/null; log=$1 home=$2 folder=$3; shift 3
        "$@" </dev/null >>"$log" 2>&1 &
        server=$!; echo "$server"; read -r word
        kill -TERM "$server"; kill -INT "$server"; wait "$server"
        if [ -n "$folder" ] && [ -z "$word" ]; then
            rm -rf "$home" "$folder/postgres.lock" "$folder/postgres.owner"; rmdir "$folder"
        fi
        """;

    // No parent of this server: the number is trusted only while the command line carries the mark.
    private const string Watch = """
        exec 2>/dev/null; read -r word
        [ -z "$word" ] || exit 0
        grep -q "$2" "/proc/$1/cmdline" && kill -INT "$1"
        while grep -q "$2" "/proc/$1/cmdline"; do sleep 0.1; done
        """;

    private readonly Process _shell;

    private Guard(Process shell) => _shell = shell;

    /// <returns>The guard, and the process id of the server, which has not yet begun to listen.</returns>
    public static async Task<(Guard Guard, int ServerProcessId)> StartServerAsync(
        ClusterHome home, string? folderToRemove, IReadOnlyList<string> command, CancellationToken ct)
    {
        var guard = new Guard(Shell(Start, [home.Log, home.Folder, folderToRemove ?? "", .. command]));
        try
        {
            var line = await guard._shell.StandardOutput.ReadLineAsync(ct);
            return (guard, int.Parse(line ?? "", CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is OperationCanceledException or FormatException)
        {
            guard.Dispose();
            throw;
        }
    }

    public static Guard WatchServer(ClusterHome home, int processId) =>
        new(Shell(Watch, [processId.ToString(CultureInfo.InvariantCulture), ServerArguments.Word(home.Mark)]));

    /// <summary>Call it when the server is gone: the guard has nothing left to do but to collect the dead.</summary>
    public async Task ReleaseAsync()
    {
        try
        {
            await _shell.StandardInput.WriteLineAsync("released");
            _shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // Somebody killed the guard before.
        }
        if (!await Until.TrueAsync(() => _shell.HasExited, TimeSpan.FromSeconds(1))) _shell.Kill();
    }

    public void Dispose() => _shell.Dispose();

    /// <summary>In a session of its own: Ctrl-C in the terminal is for us; we end the server when we have ended our work on it.</summary>
    private static Process Shell(string script, IEnumerable<string> arguments)
    {
        string[] line = ["/bin/sh", "-c", script, ServerProcesses.GuardName, .. arguments];
        return Command.Start(OperatingSystem.IsLinux() ? new CommandLine("setsid", line) : new CommandLine(line[0], line.Skip(1)));
    }
}
