using System.ComponentModel;

namespace Timeline.LocalPostgres;

/// <summary>Who the server runs as: PostgreSQL refuses root, so root hands over to user postgres; anyone else runs it himself.</summary>
internal static class ServerUser
{
    private static readonly string[] HandOver = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"];

    public static bool IsAnother => Environment.IsPrivilegedProcess;

    /// <summary>setpriv execs: the process that is started becomes the command, with the same id.</summary>
    public static IReadOnlyList<string> Command(params IEnumerable<string> command) => IsAnother ? [.. HandOver, .. command] : [.. command];

    /// <summary>Makes a folder that only the server's user can enter, and says whether that user really can.</summary>
    /// <remarks>
    /// Tried instead of reasoned about: besides a closed parent folder, a shared or foreign file system may refuse or
    /// silently forget the change of owner.
    /// </remarks>
    public static async Task<bool> TryMakeFolderAsync(string path, CancellationToken ct)
    {
        string[] owner = IsAnother ? ["-o", "postgres", "-g", "postgres"] : [];
        if ((await RunAsync(["install", "-d", "-m", "700", .. owner, path], "", ct)).ExitCode != 0)
        {
            if (IsAnother && (await RunAsync(["id", "-u", "postgres"], "", ct)).ExitCode != 0)
                throw new LocalClusterException("PostgreSQL does not run as root, and there is no user postgres to run it. Make one: useradd --system postgres");
            return false;
        }
        var entered = await RunAsync(Command("/bin/sh", "-c", "cd \"$1\" && [ -O . ] && [ -w . ]", "sh", path), "", ct);
        return entered.ExitCode == 0;
    }

    public static async Task<bool> CanEnterAsync(string path, CancellationToken ct) =>
        (await RunAsync(Command("/bin/sh", "-c", "cd \"$1\" && [ -w . ]", "sh", path), "", ct)).ExitCode == 0;

    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> command, string input, CancellationToken ct)
    {
        try
        {
            return await LocalPostgres.Command.RunAsync(new CommandLine(command[0], command.Skip(1)) { Input = input }, ct);
        }
        catch (Win32Exception) when (command[0] == HandOver[0])
        {
            throw new LocalClusterException("PostgreSQL does not run as root, and setpriv (package util-linux) is not here to change to user postgres.");
        }
    }
}
