using System.CommandLine;
using Npgsql;
using Timeline.Api.Seeds;

namespace Timeline.Api.Operations;

/// <summary><c>timeline import</c>: takes a folder of seeds, a document, or a timeline that was exported, into the database.</summary>
internal static class ImportCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder with actors.yaml, topics.yaml, places.yaml, bulletins.yaml, bulletins/ and occurrences/; the program's own seeds when left out.",
            DefaultValueFactory = _ => SeedFolder.Own,
        };
        var seeds = new Command("seeds", "Imports documents and what was found in them. What is known already is passed over; a file with a mistake is left out whole.") { folder };
        seeds.SetAction((parsed, _) => RunAsync(parsed.GetValue(folder)!));

        var document = new ImportDocumentCommand();
        // Hidden, since help would tell it of 'import seeds' too.
        var file = new Argument<string>("file") { Hidden = true };
        var import = new Command(
            "import",
            "Imports a folder of seeds; or FILE. A document, a text in UTF-8 or a PDF when 'pdftotext' is installed, is registered and read: what is found in it waits for a decision. An archive as 'timeline export --format archive' writes it, .ndjson or .jsonl, with .gz behind it when compressed, - for standard input, goes into an empty database.") { file, seeds };
        foreach (var option in document.Options) import.Options.Add(option);
        import.SetAction((parsed, _) => RunFileAsync(parsed.GetValue(file)!, document, parsed));
        return import;
    }

    private static Task<int> RunFileAsync(string file, ImportDocumentCommand document, ParseResult parsed) =>
        ImportArchiveCommand.Takes(file) ? ImportArchiveCommand.RunAsync(file) : document.RunAsync(file, parsed);

    private static async Task<int> RunAsync(string folder)
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        var report = await Terminal.ImportAsync(services.GetRequiredService<ImportSeeds>(), Path.GetFullPath(folder), signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        Terminal.Say($"{report.Streams} new or changed.");
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
