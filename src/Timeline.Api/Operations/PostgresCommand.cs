using System.CommandLine;
using Timeline.LocalPostgres;

namespace Timeline.Api.Operations;

/// <summary><c>timeline postgres</c>: where PostgreSQL is on this machine.</summary>
internal static class PostgresCommand
{
    public static Command Build()
    {
        var command = new Command("postgres", "Finds PostgreSQL 15 or later, installing Debian's package if it is missing and may be installed, and prints its folder.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var binaries = await PostgresBinaries.FindOrInstallAsync(Terminal.Say, cancellationToken);
            Console.Out.WriteLine(binaries.Folder);
            return 0;
        });
        return command;
    }
}
