using System.Diagnostics;
using System.Globalization;

namespace Timeline.EventStore.Tests.Processes;

/// <summary>A node in a process of its own (this very assembly, run as a program), for tests that kill or freeze it.</summary>
internal sealed class Node : IDisposable
{
    public const string Stalls = "stalls in";
    public const string Failed = "failed by";

    /// <summary>It only ends a test that has failed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private Node(Process process)
    {
        _process = process;
        Stalled = SaysAsync(Stalls);
    }

    /// <summary>What it said when it came to its stall: the projection it is in.</summary>
    public Task<string> Stalled { get; }

    public static Node Start(string connectionString, string name, Stall stall, params string[] projections)
    {
        string[] words = [typeof(Node).Assembly.Location, $"{connectionString};Application Name={name}", stall.ToString(), .. projections];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new Node(Process.Start(start)!);
    }

    /// <summary>The rest of its next line that begins with some words. It may have failed before: a batch that a busy machine holds up loses its lock as well.</summary>
    public Task<string> SaysAsync(string words) => HearAsync(words).WaitAsync(Longest);

    public void Kill() => _process.Kill();

    public void Freeze() => Send("STOP");

    public void Thaw()
    {
        Send("CONT");
        _process.StandardInput.WriteLine("go on");
        _process.StandardInput.Flush();
    }

    public void Dispose()
    {
        // A frozen one too: nobody can hold this signal up.
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<string> HearAsync(string words)
    {
        while (true)
        {
            var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The node has ended.");
            if (line.StartsWith(words, StringComparison.Ordinal)) return line[(words.Length + 1)..];
        }
    }

    private void Send(string signal)
    {
        // .NET sends no signal but the one that kills; every shell does.
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var shell = Process.Start("/bin/sh", ["-c", "kill -s \"$1\" \"$2\"", "sh", signal, id]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
