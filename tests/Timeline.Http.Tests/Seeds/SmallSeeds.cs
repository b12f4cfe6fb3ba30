using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Seeds;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Seeds;

/// <summary>A small folder of seeds without a mistake, for tests to put mistakes into: two documents, each with what it tells.</summary>
internal sealed class SmallSeeds : IDisposable
{
    public const string One = "occurrences/one.jsonl";
    public const string Two = "occurrences/two.jsonl";

    private static readonly string[] Files = ["actors.yaml", "topics.yaml", "places.yaml", "bulletins.yaml", "bulletins/one.txt", "bulletins/two.txt", One, Two];

    private readonly string _folder = Directory.CreateTempSubdirectory("timeline-seeds-").FullName;

    public SmallSeeds()
    {
        foreach (var file in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
            Write(file, Content(file));
        }
    }

    /// <summary>A line that records a meeting, as seeds have it.</summary>
    public static string Line(string slug, string quote, string date = "2021-01-05", string actor = "north", string more = "") =>
        $$"""{"slug": "{{slug}}", "kind": "meeting", "date": "{{date}}", "yearGiven": true, "title": "Title of {{slug}}", "participants": [{"actor": "{{actor}}", "role": "host"}], "topics": ["peace"], "coding": {"type": "consult"}, "citations": [{"quote": "{{quote}}", "basis": "explicit"}]{{more}}}""";

    public static string Cites(string slug, string quote) => $$"""{"cites": "{{slug}}", "citations": [{"quote": "{{quote}}", "basis": "relative"}]}""";

    public void Write(string file, params string[] lines) => File.WriteAllText(Path.Combine(_folder, file), string.Join('\n', lines) + "\n");

    /// <summary>Puts one byte in place of another.</summary>
    public void Spoil(string file, byte old, byte wrong)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path).Select(one => one == old ? wrong : one)]);
    }

    public void Delete(string file) => File.Delete(Path.Combine(_folder, file));

    public string Folder => _folder;

    /// <summary>Imports the folder and tells all problems, one a line.</summary>
    public async Task<IReadOnlyList<SeedProblem>> ImportAsync(string database)
    {
        await using var parts = Templates.Parts(database);
        return (await parts.GetRequiredService<ImportSeeds>().RunAsync(_folder, new Progress<SeedStep>(), default)).Problems;
    }

    /// <summary>The streams that an import left, of one kind.</summary>
    public static Task<IReadOnlyList<string>> StreamsAsync(string database, string kind) =>
        Sql.ColumnAsync(database, $"SELECT id FROM timeline.mt_streams WHERE type = '{kind}' ORDER BY id");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Content(string file) => file switch
    {
        "actors.yaml" =>
        [
            "actors:",
            "  - id: north",
            "    name: North",
            "    type: state",
            "    aliases: [The North]",
            "  - id: south",
            "    name: South",
            "    type: state",
            "  - id: ann",
            "    name: Ann",
            "    type: person",
            "    represents:",
            "      - {actor: north, as: Minister, from: 2020-01}",
        ],
        "topics.yaml" => ["topics:", "  - id: peace", "    label: Peace", "    scope: All of it.", "  - id: treaty", "    label: Treaty", "    parent: peace", "    scope: The treaty."],
        "places.yaml" => ["places:", "  - id: harbour", "    name: Harbour", "    latitude: 40", "    longitude: 45.5", "    precision: town"],
        "bulletins.yaml" => [.. ((string[])["one", "two"]).SelectMany(Bulletin).Prepend("bulletins:")],
        "bulletins/one.txt" => ["The North met the South. Twice. Twice. The end of one."],
        "bulletins/two.txt" => ["The South met the North. They had met before. The end of two."],
        One => [Line("first-talk", "The North met the South."), Line("first-end", "The end of one.", more: """, "links": [{"to": "first-talk", "relation": "follows"}]""")],
        _ => [Line("second-talk", "The South met the North."), Cites("first-talk", "They had met before.")],
    };

    private static IEnumerable<string> Bulletin(string id) =>
        [$"  - id: {id}-bulletin", $"    file: {id}.txt", $"    title: Bulletin {id}", "    publisher: Testers", "    issued: \"2021-01\"", "    published: \"2021-01-31\""];
}
