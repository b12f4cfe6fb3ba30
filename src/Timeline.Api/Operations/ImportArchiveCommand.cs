using Npgsql;
using Timeline.Api.Archives;

namespace Timeline.Api.Operations;

/// <summary><c>timeline import FILE.ndjson</c>: takes an archive into an empty database.</summary>
internal static class ImportArchiveCommand
{
    private static readonly IReadOnlyList<string> Endings = [".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"];

    /// <summary>Whether a file is an archive by its name.</summary>
    public static bool Takes(string file) =>
        file == ArchiveFile.StandardInput || Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public static async Task<int> RunAsync(string name)
    {
        using var signals = new Signals();
        var isRecording = false;
        try
        {
            using var file = await ArchiveFile.OpenAsync(name, signals.Token);
            var lines = file.Head().Lines;
            await Terminal.CountAsync("Checking", lines, progress =>
            {
                CheckArchive.Run(file, progress, signals.Token);
                return Task.CompletedTask;
            });
            await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
            await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
            await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
            isRecording = true;
            var done = 0L;
            await Terminal.CountAsync(
                "Importing", lines, async progress => done = await services.GetRequiredService<ImportArchive>().RunAsync(file, progress, signals.Token));
            Terminal.Say("Working out the timeline.");
            await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
            Terminal.Say(done == lines ? $"{lines} events imported." : $"{lines} events: {lines - done} were there already, {done} imported.");
            return 0;
        }
        catch (ArchiveRefusedException e)
        {
            foreach (var problem in e.Problems) Terminal.Say($"{(name == ArchiveFile.StandardInput ? "standard input" : name)}: {problem}");
            if (!isRecording) Terminal.Say("Nothing was imported.");
            return 1;
        }
        catch (OperationCanceledException)
        {
            Terminal.Say(isRecording ? "Stopped. Say it again to go on where it ended." : "Stopped; nothing was imported.");
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Terminal.Say(e.Message);
            return 1;
        }
    }
}
