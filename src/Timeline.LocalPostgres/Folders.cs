namespace Timeline.LocalPostgres;

/// <summary>Removes what may still be written to: a dying process can put a file into a folder that is being emptied.</summary>
internal static class Folders
{
    public static void TryRemove(string folder)
    {
        for (var attempt = 0; attempt < 3 && Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Left for the next start to sweep.
            }
        }
    }
}
