using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Archives;
using Timeline.Api.Operations;
using Timeline.EventStore.Projections;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Archives;

/// <summary>The lines of an archive, and the way of them from one database into another.</summary>
internal sealed class Archive : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("timeline-archive-").FullName;

    private Archive(IEnumerable<string> lines) => Write(lines);

    public string File => Path.Combine(_folder, "archive.ndjson");

    public IReadOnlyList<string> Lines => System.IO.File.ReadAllLines(File);

    /// <summary>The archive of a database.</summary>
    public static async Task<Archive> OfAsync(string database)
    {
        await using var parts = Templates.Parts(database);
        var export = parts.GetRequiredService<ExportArchive>();
        var through = await parts.GetRequiredService<ProjectionMarks>().LastSequenceAsync(default);
        var lines = new List<string>();
        await export.WriteAsync(through, await export.CountAsync(through, default), line =>
        {
            lines.Add(System.Text.Encoding.UTF8.GetString(line));
            return Task.CompletedTask;
        }, default);
        return new Archive(lines);
    }

    /// <summary>The lines without the instants, which are another store's own.</summary>
    public IEnumerable<string> Told => Lines.Select(line =>
    {
        var told = JsonNode.Parse(line)!.AsObject();
        told.Remove("at");
        return told.ToJsonString();
    });

    public void Write(IEnumerable<string> lines) => System.IO.File.WriteAllLines(File, lines);

    /// <summary>Changes the first line that is so.</summary>
    /// <returns>Its number.</returns>
    public int Change(Func<string, bool> which, Action<JsonObject> change)
    {
        var lines = Lines.ToList();
        var place = lines.FindIndex(line => which(line));
        var told = JsonNode.Parse(lines[place])!.AsObject();
        change(told);
        lines[place] = told.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Write(lines);
        return place + 1;
    }

    /// <summary>Checks and imports it, and folds what was imported.</summary>
    public async Task ImportAsync(string database, IProgress<long>? progress = null)
    {
        using var file = await ArchiveFile.OpenAsync(File, default);
        CheckArchive.Run(file, new Progress<long>(), default);
        await using var parts = Templates.Parts(database);
        await parts.GetRequiredService<ImportArchive>().RunAsync(file, progress ?? new Progress<long>(), default);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
