using System.Globalization;

namespace Timeline.LocalPostgres;

/// <summary>
/// Finds a cluster's living processes by the mark in their command lines. Not by their working folder: root in a container
/// may not look at another user's. A zombie has an empty command line, and so counts as dead.
/// </summary>
internal static class ServerProcesses
{
    public const string GuardName = "timeline-guard";

    public static IReadOnlyList<int> Of(string mark) => [.. Living().Where(p => IsServer(p.Words, mark)).Select(p => p.Id)];

    public static IReadOnlyList<int> Guards(string mark) => [.. Living().Where(p => IsGuard(p.Words, mark)).Select(p => p.Id)];

    /// <summary>Also true before the process has become the server: the shell and setpriv carry the server's whole command.</summary>
    public static bool IsAlive(int processId, string mark)
    {
        if (!Directory.Exists("/proc/self")) return Signals.Exists(processId);
        // In the middle of an exec a living process has no command line.
        return !IsZombieOrGone(processId)
            && (Words(processId) is var words && (words.Length == 0 || words.Any(word => word.Contains(mark, StringComparison.Ordinal))));
    }

    private static bool IsServer(string[] words, string mark) =>
        words.Length > 0
        && (words[0].StartsWith($"postgres: {mark}: ", StringComparison.Ordinal)
            || (Path.GetFileName(words[0]) == "postgres" && words.Contains(ServerArguments.Word(mark))));

    private static bool IsGuard(string[] words, string mark) =>
        words.Length > 0 && words[0] == "/bin/sh" && words.Contains(GuardName) && words.Contains(ServerArguments.Word(mark));

    private static IEnumerable<(int Id, string[] Words)> Living()
    {
        if (!Directory.Exists("/proc/self")) yield break;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) yield return (id, Words(id));
        }
    }

    private static bool IsZombieOrGone(int processId)
    {
        var stat = Text($"/proc/{processId}/stat");
        // The second field is the program's name, which may itself hold brackets and spaces.
        var state = stat.LastIndexOf(')') + 2;
        return state >= stat.Length || stat[state] is 'Z' or 'X';
    }

    private static string[] Words(int processId) =>
        Text($"/proc/{processId}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
