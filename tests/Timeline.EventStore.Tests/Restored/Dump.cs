using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Timeline.LocalPostgres;

namespace Timeline.EventStore.Tests.Restored;

/// <summary>A dump of a database by PostgreSQL's own tools, in a file that goes with it.</summary>
internal sealed class Dump : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private Dump()
    {
    }

    public static async Task<Dump> OfAsync(string connectionString)
    {
        var dump = new Dump();
        await RunAsync("pg_dump", connectionString, "--format=custom", $"--file={dump._file}");
        return dump;
    }

    /// <summary>Into an empty database.</summary>
    public Task RestoreAsync(string connectionString) => RunAsync("pg_restore", connectionString, "--exit-on-error", _file);

    public void Dispose() => File.Delete(_file);

    private static async Task RunAsync(string program, string connectionString, params string[] words)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Path.Combine(PostgresBinaries.Find()!.Folder, program), [$"--dbname={database.Database}", .. words])
        {
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = database.Host;
        start.Environment["PGPORT"] = database.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = database.Username;
        start.Environment["PGPASSWORD"] = database.Password;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }
}
