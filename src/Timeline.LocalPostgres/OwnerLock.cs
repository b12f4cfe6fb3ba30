using System.Globalization;

namespace Timeline.LocalPostgres;

/// <summary>
/// One owner a folder: a lock that the kernel takes back when its process ends, however it ends. Who holds it stands in a
/// second file, because a file locked in this way cannot be read.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly FileStream _held;
    private readonly string _ownerFile;

    private OwnerLock(FileStream held, string ownerFile) => (_held, _ownerFile) = (held, ownerFile);

    public static string LockFile(string folder) => Path.Combine(folder, "postgres.lock");

    public static string OwnerFile(string folder) => Path.Combine(folder, "postgres.owner");

    /// <summary>Waits a moment for an owner that is about to leave.</summary>
    public static async Task<OwnerLock> TakeAsync(string folder, CancellationToken ct)
    {
        FileStream? held = null;
        if (!await Until.TrueAsync(() => (held = TryOpen(folder)) is not null, Patience, ct))
            throw new LocalClusterException($"Timeline is already running as process {Owner(folder)} in {folder}. End that one first, or use another folder.");
        await File.WriteAllTextAsync(OwnerFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), ct);
        return new OwnerLock(held!, OwnerFile(folder));
    }

    public void Dispose()
    {
        File.Delete(_ownerFile);
        _held.Dispose();
    }

    private static FileStream? TryOpen(string folder)
    {
        try
        {
            return new FileStream(LockFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult is 11 or 35)
        {
            // EWOULDBLOCK, on Linux and on BSD: held by another.
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new LocalClusterException($"{folder} belongs to another user. Run as that user, or use another folder.");
        }
    }

    private static string Owner(string folder) => File.Exists(OwnerFile(folder)) ? File.ReadAllText(OwnerFile(folder)) : "(unknown)";
}
