using System.Diagnostics;
using System.IO.Compression;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Commands;

/// <summary>What a person sees who moves a timeline by <c>timeline export --format archive</c> and <c>timeline import</c>.</summary>
public sealed class ArchiveCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("timeline-archive-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_archive_is_written_and_read_compressed_or_not()
    {
        var seeds = await Templates.CopySeededAsync();
        var export = await Program.RunAsync(seeds, "export", "--format", "archive", "--output", At("all.ndjson"));
        Assert.True(export.Code == 0, export.Error);
        Assert.Contains("events with all documents in", export.Error, StringComparison.Ordinal);
        await using (var archive = File.OpenRead(At("all.ndjson")))
        await using (var compressed = new GZipStream(File.Create(At("all.ndjson.gz")), CompressionLevel.Fastest))
        {
            await archive.CopyToAsync(compressed);
        }

        var moved = await Templates.BareAsync();
        var import = await Program.RunAsync(moved, "import", At("all.ndjson.gz"));
        Assert.True(import.Code == 0, import.Error);
        Assert.Empty(import.Output);
        Assert.Contains("Checking: ", import.Error, StringComparison.Ordinal);
        Assert.Contains("Importing: ", import.Error, StringComparison.Ordinal);
        Assert.Contains(" events imported.", import.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Program.RunAsync(moved, "verify", "store")).Code);

        var again = await Program.RunAsync(moved, "import", At("all.ndjson"));
        Assert.Equal(0, again.Code);
        Assert.Contains("were there already, 0 imported.", again.Error, StringComparison.Ordinal);
        var seeded = await Program.RunAsync(moved, "import", "seeds");
        Assert.Contains("0 new or changed.", seeded.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","citations":[]}""", "line 1: These are entries without the documents that prove them", "timeline export --format archive --output FILE")]
    [InlineData("""{"archive":2,"lines":0}""", "line 1: archive: The archive is of form 2", "Nothing was imported.")]
    [InlineData("nonsense", "line 1: This begins no archive", "Nothing was imported.")]
    [InlineData("", "The file is empty.", "Nothing was imported.")]
    public async Task What_is_no_archive_is_told_before_the_database_is_looked_for(string line, string said, string more)
    {
        await File.WriteAllTextAsync(At("wrong.ndjson"), line);
        var ended = await Program.RunAsync("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2", "import", At("wrong.ndjson"));
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains($"{At("wrong.ndjson")}: {said}", ended.Error, StringComparison.Ordinal);
        Assert.Contains(more, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_a_line() =>
        (await Program.RunAsync(await Templates.BareAsync(), "import", At("nothing.ndjson"))).FailedPlainly("There is no file '");

    [Theory]
    [InlineData("/no/such/folder/file", "There is no folder '/no/such/folder'. Make it first, or name another file.")]
    [InlineData("/tmp", "'/tmp' is a folder. Name a file in it.")]
    public async Task Where_nothing_can_be_written_is_told_before_anything_is_read(string file, string said) =>
        (await Program.RunAsync("Host=127.0.0.1;Port=1;Database=x;Username=x", "export", "--output", file)).FailedPlainly(said);

    [Fact]
    public async Task An_archive_of_a_choice_is_refused() =>
        (await Program.RunAsync("Host=127.0.0.1;Port=1;Database=x;Username=x", "export", "topic=energy", "--format", "archive")).FailedPlainly("An archive carries all there is.");

    [Fact]
    public async Task Who_stops_reading_standard_output_stops_the_export()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "timeline.dll"), "export", "--format", "archive"]) start.ArgumentList.Add(word);
        start.Environment["ConnectionStrings__Timeline"] = await Templates.CopySeededAsync();
        using var program = Process.Start(start)!;
        Assert.StartsWith("{\"archive\":1,", await program.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        program.StandardOutput.Close();
        var said = await program.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, program.ExitCode);
        Assert.Contains("Whoever read standard output has stopped", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private string At(string file) => Path.Combine(_folder, file);
}
