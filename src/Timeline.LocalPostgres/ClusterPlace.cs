namespace Timeline.LocalPostgres;

/// <summary>Chooses where a folder's cluster lives: in the folder, or where user postgres can reach it.</summary>
internal static class ClusterPlace
{
    private static ClusterHome Inside(string folder) => new(Path.Combine(folder, "postgres"));

    private static ClusterHome Elsewhere(string folder) => new(Path.Combine("/var/lib/timeline", ClusterHome.Hash(folder)));

    public static ClusterHome? Existing(string folder) =>
        new[] { Inside(folder), Elsewhere(folder) }.FirstOrDefault(home => home.Exists);

    /// <exception cref="LocalClusterException">There are data, but the server's user cannot reach them: starting empty elsewhere would hide them.</exception>
    public static async Task<ClusterHome> ChooseAsync(string folder, Action<string> say, CancellationToken ct)
    {
        var (inside, elsewhere) = (Inside(folder), Elsewhere(folder));
        if (Directory.Exists(inside.Folder))
        {
            if (await ServerUser.CanEnterAsync(inside.Folder, ct)) return inside;
            var user = ServerUser.IsAnother ? "user postgres" : $"user {Environment.UserName}";
            throw new LocalClusterException(
                $"{inside.Folder} holds a cluster that {user} cannot reach. Run as the user who made it, or open the folders above it (chmod o+x).");
        }
        if (elsewhere.Exists)
        {
            say($"The data are in {elsewhere.Folder}.");
            return elsewhere;
        }
        if (!ServerUser.IsAnother || await CanLiveInAsync(folder, ct)) return inside;
        say($"User postgres cannot keep data in {folder}: they go to {elsewhere.Folder}.");
        MakeReachable(Path.GetDirectoryName(elsewhere.Folder)!);
        return elsewhere;
    }

    /// <summary>A new folder is open to be passed through, whatever the umask; one that exists is the user's to decide on.</summary>
    public static void MakeReachable(string folder)
    {
        if (Directory.Exists(folder)) return;
        Directory.CreateDirectory(folder);
        if (ServerUser.IsAnother && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("755", 8));
    }

    private static async Task<bool> CanLiveInAsync(string folder, CancellationToken ct)
    {
        var trial = Path.Combine(folder, "postgres.trial");
        try
        {
            return await ServerUser.TryMakeFolderAsync(trial, ct);
        }
        finally
        {
            if (Directory.Exists(trial)) Directory.Delete(trial);
        }
    }
}
