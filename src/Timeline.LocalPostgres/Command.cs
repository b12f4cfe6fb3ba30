using System.Diagnostics;
using System.Text;

namespace Timeline.LocalPostgres;

internal sealed record CommandResult(int ExitCode, string Output);

/// <summary>Runs a program to its end; what it prints goes to the caller, never to our own standard output.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(CommandLine line, CancellationToken ct)
    {
        using var process = Start(line);
        var output = new StringBuilder();
        void Hear(string? heard)
        {
            if (heard is null) return;
            lock (output)
            {
                output.Append(heard).Append('\n');
                line.Say(heard);
            }
        }
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        await using var stop = ct.Register(() => Signals.Send(process.Id, line.StopBy));
        try
        {
            await process.StandardInput.WriteAsync(line.Input.AsMemory(), CancellationToken.None);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code tells the rest.
        }
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        lock (output) return new CommandResult(process.ExitCode, output.ToString());
    }

    /// <summary>What a quick program prints, or null when it cannot run or fails.</summary>
    public static string? Output(string program, params string[] arguments)
    {
        try
        {
            using var process = Start(new CommandLine(program, arguments));
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public static Process Start(CommandLine line) =>
        Process.Start(line.ToStart()) ?? throw new LocalClusterException($"{line.Program} did not start.");
}
