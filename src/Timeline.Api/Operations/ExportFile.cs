using System.IO.Pipelines;

namespace Timeline.Api.Operations;

/// <summary>Where an export goes: into a file that is there whole or not at all, or to standard output as it comes.</summary>
/// <param name="name">The file; <c>-</c> for standard output.</param>
internal sealed class ExportFile(string name)
{
    /// <summary>Standard output.</summary>
    public const string StandardOutput = "-";

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
            await using var output = Console.OpenStandardOutput();
            await WriteAsync(output, write);
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
