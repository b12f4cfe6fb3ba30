using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Timeline.EventStore.Projections;

namespace Timeline.EventStore.Migrations;

/// <summary>
/// A file of SQL. One whose name begins with a digit runs once, in the order of the names; any other (a function,
/// a view, privileges) runs again whenever its text has changed.
/// </summary>
/// <param name="Name">The file's path below the folder of migrations, for example <c>functions/append_events.sql</c>.</param>
/// <param name="Sql">Its text.</param>
public sealed record MigrationScript(string Name, string Sql)
{
    private const string Folder = "migrations/";
    private const string Projections = Folder + "projections/";

    /// <summary>True for a numbered file, which must never change once it has run.</summary>
    public bool RunsOnce => char.IsAsciiDigit(Name[0]);

    /// <summary>SHA-256 of the text with line ends of one kind, so that a checkout on another system is the same file.</summary>
    internal string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The scripts that an assembly carries as resources named <c>migrations/…</c>.</summary>
    public static IReadOnlyList<MigrationScript> CarriedBy(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.StartsWith(Projections, StringComparison.Ordinal))
            .Select(name => new MigrationScript(name[Folder.Length..].Replace('\\', '/'), Read(assembly, name)))];

    /// <summary>The definitions of projections' tables that an assembly carries as resources named <c>migrations/projections/NAME.sql</c>.</summary>
    public static IReadOnlyList<ProjectionDefinition> ProjectionsOf(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Projections, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new ProjectionDefinition(Path.GetFileNameWithoutExtension(name[Projections.Length..]), Read(assembly, name)))];

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
