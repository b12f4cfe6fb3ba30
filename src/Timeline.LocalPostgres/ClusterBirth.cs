using System.Security.Cryptography;

namespace Timeline.LocalPostgres;

/// <summary>
/// Makes a cluster's home beside its place and then renames it: data, password and all appear at once or not at all,
/// so an interrupted initdb leaves nothing that could be taken for a cluster.
/// </summary>
internal static class ClusterBirth
{
    // The password comes through the pipe: a file of root's would be closed to user postgres, and an argument open to everyone.
    private const string Script = """
        umask 077 && cd "$1" && shift && cat >password && exec "$@" --pwfile=password
        """;

    public static async Task RunAsync(ClusterHome home, PostgresBinaries binaries, bool ephemeral, CancellationToken ct)
    {
        Sweep(home);
        // Never the same name twice: an initdb whose owner was killed may still be at work in the old one.
        var unborn = $"{home.Folder}.new-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            if (!await ServerUser.TryMakeFolderAsync(unborn, ct))
                throw new LocalClusterException($"Cannot make the folder {unborn} for PostgreSQL's data.");
            string[] initdb =
            [
                Path.Combine(binaries.Folder, "initdb"), "-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8",
                "--locale=C.UTF-8", "-D", ClusterHome.DataName,
                // Data that are to last reach the disk before they count as made; it costs a tenth of a second.
                .. ephemeral ? (string[])["-N"] : [],
            ];
            var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
            var done = await ServerUser.RunAsync(ServerUser.Command(["/bin/sh", "-c", Script, "sh", unborn, .. initdb]), password, ct);
            if (done.ExitCode != 0) throw new LocalClusterException($"initdb failed:\n{done.Output.TrimEnd()}");
            MakeRoom(home);
            Directory.Move(unborn, home.Folder);
        }
        catch
        {
            Folders.TryRemove(unborn);
            throw;
        }
    }

    /// <summary>Something that is not a whole cluster may still be somebody's data: only an empty folder is replaced.</summary>
    private static void MakeRoom(ClusterHome home)
    {
        if (!Directory.Exists(home.Folder)) return;
        if (Directory.EnumerateFileSystemEntries(home.Folder).Any())
            throw new LocalClusterException($"{home.Folder} is not empty and holds no whole cluster. Move it away to begin anew.");
        Directory.Delete(home.Folder);
    }

    private static void Sweep(ClusterHome home)
    {
        var name = Path.GetFileName(home.Folder);
        foreach (var left in Directory.EnumerateDirectories(Path.GetDirectoryName(home.Folder)!, name + ".new-*")) Folders.TryRemove(left);
    }
}
