using System.CommandLine;
using Npgsql;
using Timeline.Api.Seeds;

namespace Timeline.Api.Operations;

/// <summary><c>timeline import</c>: takes a folder of seeds, or a file, into the database.</summary>
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

        // Hidden, since help would tell it of 'import seeds' too.
        var file = new Argument<string>("file") { Hidden = true };
        var import = new Command(
            "import",
            "Imports a folder of seeds; or FILE, into an empty database: an archive as 'timeline export --format archive' writes it, .ndjson or .jsonl, with .gz behind it when compressed, - for standard input.") { file, seeds };
        import.SetAction((parsed, _) => RunFileAsync(parsed.GetValue(file)!));
        return import;
    }

    private static Task<int> RunFileAsync(string file)
    {
        if (ImportArchiveCommand.Takes(file)) return ImportArchiveCommand.RunAsync(file);
        Terminal.Say($"'{file}' cannot be imported: the name of an archive ends with .ndjson or .jsonl, compressed with .gz. Or a folder of seeds: timeline import seeds FOLDER");
        return Task.FromResult(1);
    }

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
