using System.IO.Pipelines;
using Microsoft.Win32.SafeHandles;

namespace Timeline.Api.Operations;

/// <summary>Where an export goes: into a file that is there whole or not at all, or to standard output as it comes.</summary>
/// <param name="name">The file; <c>-</c> for standard output.</param>
internal sealed class ExportFile(string name)
{
    /// <summary>Standard output.</summary>
    public const string StandardOutput = "-";

    private const nint StandardOutputHandle = 1;

    /// <summary>What it is called in a sentence.</summary>
    public string Name => name == StandardOutput ? "standard output" : name;

    /// <summary>Says why nothing can be written there; null when it can.</summary>
    public string? Problem()
    {
        if (name == StandardOutput) return null;
        if (Directory.Exists(name)) return $"'{name}' is a folder. Name a file in it.";
        var folder = Path.GetDirectoryName(Path.GetFullPath(name))!;
        return Directory.Exists(folder) ? null : $"There is no folder '{folder}'. Make it first, or name another file.";
    }

    /// <summary>Writes it, in the place of what was there before.</summary>
    /// <exception cref="IOException">It cannot be written, or nobody reads it any more.</exception>
    public async Task WriteAsync(Func<PipeWriter, Task> write)
    {
        if (name == StandardOutput)
        {
            // The console's own stream passes over that nobody reads any more, and would write on for nothing.
            using var handle = new SafeFileHandle(StandardOutputHandle, ownsHandle: false);
            await using var output = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            try
            {
                await WriteAsync(output, write);
            }
            catch (IOException e)
            {
                throw new IOException("Whoever read standard output has stopped, so the export has too; it is not whole.", e);
            }

            return;
        }

        // Under another name until it is whole.
        var part = $"{name}.part";
        try
        {
            await using (var stream = File.Create(part)) await WriteAsync(stream, write);
            File.Move(part, name, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task WriteAsync(Stream stream, Func<PipeWriter, Task> write)
    {
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await write(output);
        await output.CompleteAsync();
    }
}
