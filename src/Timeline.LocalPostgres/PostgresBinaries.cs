using System.Globalization;
using System.Text.RegularExpressions;

namespace Timeline.LocalPostgres;

/// <summary>The programs of one PostgreSQL on this machine: the folder that holds initdb, postgres and pg_ctl, and their version.</summary>
/// <param name="Folder">The folder of the programs.</param>
/// <param name="Version">What <c>postgres --version</c> says; a beta or development version has minor 0.</param>
public sealed partial record PostgresBinaries(string Folder, Version Version)
{
    internal const string Variable = "TIMELINE_POSTGRES_BIN";
    internal const int OldestMajor = 15;

    internal string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>The PostgreSQL named by TIMELINE_POSTGRES_BIN, else the highest version found, else null.</summary>
    /// <exception cref="PostgresMissingException">TIMELINE_POSTGRES_BIN names a folder without a PostgreSQL that can be used.</exception>
    public static PostgresBinaries? Find() => FindAll() is [var highest, ..] ? highest : null;

    /// <summary>As <see cref="Find"/>; where there is none, installs Debian's package if this process may (root, apt-get).</summary>
    /// <param name="say">Told what is going on, line by line.</param>
    /// <param name="ct">Stops the installation as softly as apt-get allows.</param>
    /// <exception cref="PostgresMissingException">There is none and it could not be installed.</exception>
    public static async Task<PostgresBinaries> FindOrInstallAsync(Action<string> say, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(say);
        return Find() ?? await PostgresInstallation.RunAsync("/usr/bin/apt-get", Find, say, ct);
    }

    /// <summary>Highest version first; only the chosen one when the variable is set.</summary>
    internal static IReadOnlyList<PostgresBinaries> FindAll() =>
        FindAll(Environment.GetEnvironmentVariable(Variable), PostgresFolders.Likely());

    internal static IReadOnlyList<PostgresBinaries> FindAll(string? chosen, IEnumerable<string> likely)
    {
        if (string.IsNullOrEmpty(chosen))
            return [.. likely.Select(In).OfType<PostgresBinaries>().OrderByDescending(found => found.Version)];

        var found = In(chosen) ?? throw new PostgresMissingException(
            $"{Variable} is {chosen}, but no PostgreSQL {OldestMajor} or later is there.",
            "Set it to the folder that holds initdb, postgres and pg_ctl, or unset it to have one looked for.");
        return [found];
    }

    private static PostgresBinaries? In(string folder)
    {
        if (!PostgresFolders.HoldsPrograms(folder)) return null;
        var said = Command.Output(Path.Combine(folder, "postgres"), "--version");
        var version = said is null ? null : ParseVersion(said);
        return version is null || version.Major < OldestMajor ? null : new PostgresBinaries(folder, version);
    }

    internal static Version? ParseVersion(string said)
    {
        var match = VersionPattern().Match(said);
        return match.Success ? new Version(Number(match.Groups[1]), Number(match.Groups[2])) : null;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionPattern();
}
