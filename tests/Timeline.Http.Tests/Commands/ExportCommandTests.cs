using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Commands;

/// <summary>What <c>timeline export</c> leaves in a file is what the service answers.</summary>
public sealed class ExportCommandTests(SeededService service) : IClassFixture<SeededService>
{
    [Theory]
    [InlineData("ndjson", "")]
    [InlineData("csv", "topic=energy&sort=-occurred")]
    [InlineData("timemap-sources", "actor=russia")]
    [InlineData("ics", "kind=meeting&limit=7")]
    public async Task It_is_what_the_service_answers(string format, string query)
    {
        using var folder = new Folder();
        var ended = await Program.RunAsync(service.Database, "export", query, "--format", format, "--output", folder.File, "--site", service.Address.ToString());
        Assert.Equal((0, ""), (ended.Code, ended.Output));
        using var response = await service.GetAsync($"/v1/timeline?{query}&format={format}".Replace("?&", "?", StringComparison.Ordinal));
        Assert.Equal(await response.Content.ReadAsStringAsync(), await File.ReadAllTextAsync(folder.File));
        Assert.Contains("entries in", ended.Error, StringComparison.Ordinal);
        Assert.Equal([folder.File], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Pages_are_one_in_a_file()
    {
        using var folder = new Folder();
        Assert.Equal(0, (await Program.RunAsync(service.Database, "export", "--format", "json", "--output", folder.File)).Code);
        var page = JsonSerializer.Deserialize<PageSeen>(await File.ReadAllTextAsync(folder.File), EntrySeen.Json)!;
        Assert.Equal((await service.AllAsync()).Select(entry => entry.Id), page.Ids);
        Assert.Equal((null, (long?)page.Entries.Count), (page.Next, page.Matched));
    }

    [Fact]
    public async Task What_is_wrong_is_said_plainly_and_leaves_no_file()
    {
        using var folder = new Folder();
        (await Program.RunAsync(service.Database, "export", "actor=azerbajan", "--output", folder.File)).FailedPlainly("Did you mean 'azerbaijan'?");
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("timeline-export-").FullName;

        public string File => System.IO.Path.Combine(Path, "entries");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
