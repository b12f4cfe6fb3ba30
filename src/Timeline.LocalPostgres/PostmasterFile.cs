using System.Globalization;

namespace Timeline.LocalPostgres;

/// <summary>What the server writes about itself into its data folder.</summary>
internal sealed record PostmasterFile(int ProcessId, int Port, bool IsReady)
{
    private static string PathIn(ClusterHome home) => Path.Combine(home.Data, "postmaster.pid");

    /// <summary>Null when there is none, or when it is only half written.</summary>
    public static PostmasterFile? Read(ClusterHome home)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(home));
            return lines.Length >= 4 && Number(lines[0]) is { } id && Number(lines[3]) is { } port
                ? new PostmasterFile(id, port, lines.Length >= 8 && lines[7].Trim() == "ready")
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Needed only when the number in the file has gone to another process, as it does after a reboot or in a container:
    /// PostgreSQL then believes that process to be a server. Any other stale file it removes itself, with better checks than ours.
    /// </summary>
    public static void RemoveIfNumberReused(ClusterHome home)
    {
        if (Read(home) is { } stale && Signals.Exists(stale.ProcessId)) File.Delete(PathIn(home));
    }

    /// <summary>The arguments of the last start, as the server quoted them.</summary>
    public static bool StartedWith(ClusterHome home, IEnumerable<string> arguments)
    {
        var file = Path.Combine(home.Data, "postmaster.opts");
        return File.Exists(file) && File.ReadAllText(file).TrimEnd().EndsWith(
            " " + string.Join(' ', arguments.Select(argument => $"\"{argument}\"")), StringComparison.Ordinal);
    }

    private static int? Number(string line) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
