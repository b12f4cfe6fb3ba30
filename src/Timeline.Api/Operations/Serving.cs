namespace Timeline.Api.Operations;

/// <summary>Notes in the private folder where the service listens, for <c>timeline status</c>.</summary>
internal sealed class Serving : IDisposable
{
    private static string NoteFile => Path.Combine(Database.Folder, "serving");

    /// <summary>Notes the addresses until disposed.</summary>
    public static Serving Announce(ICollection<string> urls)
    {
        Directory.CreateDirectory(Database.Folder);
        File.WriteAllLines(NoteFile, urls);
        return new Serving();
    }

    /// <summary>The addresses that were noted last; empty when none are.</summary>
    public static IReadOnlyList<string> Noted() => File.Exists(NoteFile) ? File.ReadAllLines(NoteFile) : [];

    public void Dispose() => File.Delete(NoteFile);
}
