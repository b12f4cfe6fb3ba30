using System.Collections.Concurrent;
using System.Diagnostics;
using Timeline.Http.Tests.House;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Clients;

/// <summary>A program of <c>tests/clients</c> that runs in Node, and the lines it prints.</summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private NodeProcess(string folder, string program, string[] words)
    {
        var start = new ProcessStartInfo(program, words) { WorkingDirectory = Path.Combine(Repository.Root, "tests", "clients", folder), RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Take;
        _process.ErrorDataReceived += Take;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far, on either output.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Installs the packages of a client, as its lock file names them, and starts it.</summary>
    public static async Task<NodeProcess> StartAsync(string folder, params string[] words)
    {
        using var install = new NodeProcess(folder, "npm", ["ci"]);
        await install._process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(install._process.ExitCode == 0, string.Join('\n', install.Lines));
        return new NodeProcess(folder, "node", words);
    }

    /// <summary>Waits until what it has printed is enough.</summary>
    public Task PrintsAsync(Func<IReadOnlyList<string>, bool> isEnough) =>
        Eventually.HoldsAsync(() => Task.FromResult(isEnough(Lines)), $"It does not go on:\n{string.Join('\n', Lines)}");

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) _lines.Enqueue(line.Data);
    }
}
