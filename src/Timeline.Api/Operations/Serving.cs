using System.Text.RegularExpressions;

namespace Timeline.Api.Operations;

/// <summary>Notes in the private folder where the service listens, for <c>timeline status</c>.</summary>
internal sealed partial class Serving : IDisposable
{
    private static string NoteFile => Path.Combine(Database.Folder, "serving");

    /// <summary>Notes the addresses until disposed.</summary>
    public static Serving Announce(ICollection<string> urls)
    {
        Directory.CreateDirectory(Database.Folder);
        File.WriteAllLines(NoteFile, urls.Select(Reachable));
        return new Serving();
    }

    /// <summary>The addresses that were noted last; empty when none are.</summary>
    public static IReadOnlyList<string> Noted() => File.Exists(NoteFile) ? File.ReadAllLines(NoteFile) : [];

    /// <summary>An address on all interfaces is reached here by this one.</summary>
    private static string Reachable(string url) => AllInterfaces().Replace(url, "//localhost");

    [GeneratedRegex(@"//(0\.0\.0\.0|\[::\]|\+|\*)")]
    private static partial Regex AllInterfaces();

    public void Dispose() => File.Delete(NoteFile);
}
