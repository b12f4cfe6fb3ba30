using System.ComponentModel;
using System.Diagnostics;
using Timeline.Reading;

namespace Timeline.Api.Evaluating;

/// <summary>Gets the text out of a file: UTF-8 as it stands, a PDF by <c>pdftotext</c>.</summary>
internal static class ReadableFile
{
    /// <exception cref="FormatException">The file has no text that can be read; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static async Task<BulletinText> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder. Give one file.");
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file '{path}'. Give the path of a text in UTF-8, or of a PDF.");
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        if (bytes.AsSpan().StartsWith("%PDF"u8)) return BulletinText.Decode(await FromPdfAsync(path, cancellationToken));
        try
        {
            return BulletinText.Decode(bytes);
        }
        catch (FormatException e)
        {
            throw new FormatException($"'{path}' holds no text: {e.Message} Give a text file in UTF-8, or a PDF.", e);
        }
    }

    private static async Task<byte[]> FromPdfAsync(string path, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("pdftotext") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["-enc", "UTF-8", "-nopgbrk", path, "-"]) start.ArgumentList.Add(word);
        try
        {
            using var process = Process.Start(start)!;
            using var text = new MemoryStream();
            var said = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.BaseStream.CopyToAsync(text, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? text.ToArray() : throw new FormatException($"'{path}' cannot be read as a PDF: {(await said).Trim()}");
        }
        catch (Win32Exception)
        {
            throw new FormatException($"'{path}' is a PDF, and there is no 'pdftotext' to read it. Install poppler-utils, or give its text.");
        }
    }
}
