namespace Timeline.LocalPostgres;

/// <summary>
/// Installs Debian's package `postgresql` and nothing else. The package's own habits are left alone: where it makes and starts
/// its cluster "main" on port 5432, that one is the machine's, not ours, and we neither stop nor configure it.
/// </summary>
internal static class PostgresInstallation
{
    private static readonly string[] Install = ["-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "postgresql"];

    public static async Task<PostgresBinaries> RunAsync(
        string aptGet, Func<PostgresBinaries?> find, Action<string> say, CancellationToken ct)
    {
        if (!File.Exists(aptGet)) throw PostgresMissingException.Nowhere();
        if (!Environment.IsPrivilegedProcess) throw PostgresMissingException.Nowhere(", and only root may install it");

        say("PostgreSQL is missing: installing Debian's package with apt-get; a minute perhaps.");
        // A fresh image has no package lists, an old one has stale ones: both show as a failed first attempt.
        var done = await AptAsync(aptGet, Install, say, ct);
        if (done.ExitCode != 0 && (await AptAsync(aptGet, ["update"], say, ct)).ExitCode == 0)
            done = await AptAsync(aptGet, Install, say, ct);

        if (done.ExitCode != 0) throw PostgresMissingException.Nowhere($", and apt-get could not install it ({Reason(done)})");
        return find() ?? throw PostgresMissingException.Nowhere(", not even after apt-get installed its package");
    }

    /// <summary>Cancelled by SIGINT: apt-get leaves a download at once, but lets a running dpkg finish its package.</summary>
    private static Task<CommandResult> AptAsync(string aptGet, string[] arguments, Action<string> say, CancellationToken ct) =>
        Command.RunAsync(
            new CommandLine(aptGet, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" }, Say = say, StopBy = Signal.Interrupt },
            ct);

    private static string Reason(CommandResult done)
    {
        var lines = done.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.StartsWith("E: ", StringComparison.Ordinal)) ?? $"exit code {done.ExitCode}";
    }
}
