using System.IO.Compression;
using System.Text;
using Timeline.Api.Seeds;

namespace Timeline.Api.Archives;

/// <summary>The lines of an archive, which are read twice: once to check all of them, once to record them.</summary>
internal sealed class ArchiveFile : IDisposable
{
    /// <summary>Standard input.</summary>
    public const string StandardInput = "-";

    private const string Compressed = ".gz";

    private readonly string _path;
    private readonly bool _isKept;

    private ArchiveFile(string path, bool isKept)
    {
        _path = path;
        _isKept = isKept;
    }

    /// <summary>Opens a file, compressed or not; what comes by standard input is kept aside until it is disposed.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<ArchiveFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (path != StandardInput)
        {
            return File.Exists(path) ? new ArchiveFile(path, isKept: true) : throw new FileNotFoundException($"There is no file '{path}'.");
        }

        var aside = new ArchiveFile(Path.GetTempFileName(), isKept: false);
        await using var input = Console.OpenStandardInput();
        await using var copy = File.Create(aside._path);
        await input.CopyToAsync(copy, cancellationToken);
        return aside;
    }

    /// <summary>What the first line announces.</summary>
    /// <exception cref="ArchiveRefusedException">It begins no archive.</exception>
    public ArchiveHead Head() => ArchiveJson.Head(Lines().FirstOrDefault());

    /// <summary>All lines, from the first.</summary>
    /// <exception cref="ArchiveRefusedException">The file is not UTF-8, or is compressed and broken.</exception>
    public IEnumerable<string> Lines()
    {
        using var file = File.OpenRead(_path);
        using var stream = _path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream, SeedText.Strict);
        for (var number = 1L; Next(reader, number) is { } line; number++) yield return line;
    }

    public void Dispose()
    {
        if (!_isKept) File.Delete(_path);
    }

    private static string? Next(StreamReader reader, long number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException)
        {
            throw new ArchiveRefusedException(number, "", "The file is not UTF-8 from about here.");
        }
        catch (InvalidDataException e)
        {
            throw new ArchiveRefusedException(number, "", $"The compressed file is broken here: {e.Message}");
        }
    }
}
