using System.Diagnostics;

namespace Timeline.LocalPostgres.Tests;

/// <summary>A second process that owns a cluster (Program.cs of this project), for the tests that end it or kill it.</summary>
internal sealed class OwnerProcess : IDisposable
{
    private readonly Process process;

    private OwnerProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public static string Assembly => typeof(OwnerProcess).Assembly.Location;

    public static OwnerProcess Start(string folder, string mode = "", params string[] prefix)
    {
        string[] line = [.. prefix, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Assembly, folder, mode];
        var start = new ProcessStartInfo(line[0], line.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new OwnerProcess(Process.Start(start)!);
    }

    public async Task<string> ConnectionStringAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());

    public Task<string> ErrorAsync() => process.StandardError.ReadToEndAsync();

    public async Task TerminateAsync()
    {
        Signals.Send(process.Id, Signal.Terminate);
        await process.WaitForExitAsync();
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
