using System.Diagnostics;

namespace Timeline.LocalPostgres.Tests;

/// <summary>A second process that owns a cluster (Program.cs of this project), for the tests that end it or kill it.</summary>
internal sealed class OwnerProcess : IDisposable
{
    private readonly Process _process;

    private OwnerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static string Assembly => typeof(OwnerProcess).Assembly.Location;

    public static OwnerProcess Start(string folder, string mode = "", params string[] prefix)
    {
        string[] line = [.. prefix, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Assembly, folder, mode];
        var start = new ProcessStartInfo(line[0], line.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new OwnerProcess(Process.Start(start)!);
    }

    public async Task<string> ConnectionStringAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());

    public Task<string> ErrorAsync() => _process.StandardError.ReadToEndAsync();

    public async Task TerminateAsync()
    {
        Signals.Send(_process.Id, Signal.Terminate);
        await _process.WaitForExitAsync();
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
