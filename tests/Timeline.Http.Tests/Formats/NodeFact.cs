using System.Diagnostics;
using Timeline.Http.Tests.House;

namespace Timeline.Http.Tests.Formats;

/// <summary>A test by a client in JavaScript; passed over, with the reason, where there is no Node or what it needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> NoClients = new(InstallClients);

    public NodeFactAttribute(bool needsBrowser = false) =>
        Skip = NoClients.Value ?? (needsBrowser && Browser is null ? "There is no chromium; install it (Debian's package chromium)." : null);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "clients", "formats");

    public static string? Browser { get; } = Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Installs the clients as the lock file has them, once and whenever it has changed.</summary>
    /// <returns>Why there are none; null when there are.</returns>
    private static string? InstallClients()
    {
        if (Find("node") is null) return "There is no node; install Node 20 or later.";
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc > File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"))) return null;
        if (Find("npm") is not { } npm) return "There is no npm to install the clients with.";
        using var install = Process.Start(new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = Task.WhenAll(install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        install.WaitForExit();
        var words = string.Concat(said.GetAwaiter().GetResult());
        return install.ExitCode == 0 ? null : $"The clients cannot be had, npm ci says: {words[..Math.Min(300, words.Length)]}";
    }
}
