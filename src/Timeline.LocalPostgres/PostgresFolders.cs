namespace Timeline.LocalPostgres;

/// <summary>Where packages and builds put PostgreSQL's programs; servers' folders are mostly not on PATH.</summary>
internal static class PostgresFolders
{
    private static readonly string[] Patterns =
    [
        "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin", "/usr/libexec/postgresql*",
        "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin",
    ];

    public static IEnumerable<string> Likely() =>
        Patterns.SelectMany(Expand).Concat(OnPath()).Distinct().Where(HoldsPrograms);

    public static bool HoldsPrograms(string folder) =>
        File.Exists(Path.Combine(folder, "initdb"))
        && File.Exists(Path.Combine(folder, "postgres"))
        && File.Exists(Path.Combine(folder, "pg_ctl"));

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Expand(string pattern)
    {
        IEnumerable<string> found = ["/"];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = part.Contains('*', StringComparison.Ordinal)
                ? found.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateDirectories(folder, part))
                : found.Select(folder => Path.Combine(folder, part));
        }
        return found;
    }
}
