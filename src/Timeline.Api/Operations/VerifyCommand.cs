using System.CommandLine;
using Npgsql;
using Timeline.Api.Seeds;
using Timeline.Api.Seeds.Verifying;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>
/// <c>timeline verify seeds</c>: checks a folder of seeds against its own documents; needs no database.
/// <c>timeline verify store</c>: folds the log afresh and compares every row.
/// </summary>
internal static class VerifyCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder of seeds, as 'import seeds' takes it; the program's own when left out.",
            DefaultValueFactory = _ => SeedFolder.Own,
        };
        var seeds = new Command(
            "seeds",
            "Checks documents and what was found in them: fields, quotations, slugs, dates; dated sentences that nobody read, actors named but left out, and near doubles, unless explained. The exit code is 0 when nothing is found.") { folder };
        seeds.SetAction((parsed, cancellationToken) => RunAsync(Path.GetFullPath(parsed.GetValue(folder)!), cancellationToken));
        var store = new Command(
            "store", "Folds the log afresh beside the live tables and compares every row with them. The service goes on meanwhile. The exit code is 0 when all are the same.");
        store.SetAction((_, _) => VerifyStoreAsync());
        return new Command("verify", "Checks what is there.") { seeds, store, VerifyTimeCommand.Build() };
    }

    private static async Task<int> VerifyStoreAsync()
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        var last = await services.GetRequiredService<ProjectionMarks>().LastSequenceAsync(signals.Token);
        var differences = 0L;
        foreach (var projection in services.GetServices<IProjection>())
        {
            ProjectionComparison? compared = null;
            await Terminal.CountAsync($"Folding {projection.Name} afresh", last, async progress =>
                compared = await services.GetRequiredService<ProjectionRebuild>().VerifyAsync(
                    projection, PrepareDatabase.DefinitionOf(projection.Name), progress, signals.Token));
            foreach (var table in compared!.Tables)
            {
                Console.Out.WriteLine($"{projection.Name}.{table.Table}: {table.Rows} rows, {table.Missing} missing, {table.Unfounded} unfounded");
                foreach (var example in table.Examples) Console.Out.WriteLine($"  {example}");
                differences += table.Missing + table.Unfounded;
            }
        }

        Terminal.Say(differences == 0 ? "The tables are what the log tells." : $"{differences} rows are not what the log tells. Mend the cause, then: timeline rebuild NAME");
        return differences == 0 ? 0 : 1;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var verdict = await VerifySeeds.RunAsync(folder, cancellationToken);
        foreach (var problem in verdict.Problems) Console.Out.WriteLine(problem);
        Terminal.Say($"{verdict.Documents} documents, {verdict.Occurrences} occurrences, {verdict.Citations} citations: {verdict.Problems.Count} problem(s).");
        return verdict.Problems.Count == 0 ? 0 : 1;
    }
}
