using System.Globalization;

namespace Timeline.LocalPostgres;

/// <summary>Finds who listens on a port, so that the error can name him.</summary>
internal static class PortHolder
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];
    private const string Listening = "0A";

    /// <summary>"process 77 (node)", or null: the processes of others are closed to an ordinary user.</summary>
    public static string? Of(int port)
    {
        var sockets = Tables.Where(File.Exists).SelectMany(file => Sockets(file, port)).ToHashSet();
        if (sockets.Count == 0) return null;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            if (Holds(folder, sockets)) return $"process {Path.GetFileName(folder)} ({File.ReadAllText(Path.Combine(folder, "comm")).Trim()})";
        }
        return null;
    }

    private static IEnumerable<string> Sockets(string file, int port)
    {
        var end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return File.ReadLines(file)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns.Length > 9 && columns[1].EndsWith(end, StringComparison.Ordinal) && columns[3] == Listening)
            .Select(columns => $"socket:[{columns[9]}]");
    }

    private static bool Holds(string folder, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(folder, "fd"))
                .Any(descriptor => new FileInfo(descriptor).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
