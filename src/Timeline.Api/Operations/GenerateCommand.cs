using System.CommandLine;
using Npgsql;
using Timeline.Api.Generating;
using Timeline.Domain;

namespace Timeline.Api.Operations;

/// <summary><c>timeline generate</c>: appends a made-up history, for measuring and trying out.</summary>
internal static class GenerateCommand
{
    public static Command Build()
    {
        var occurrences = new Option<int>("--occurrences") { Description = "How many occurrences, 1 to 10,000,000.", Required = true };
        occurrences.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000_000) result.AddError("--occurrences must be from 1 to 10,000,000.");
        });
        var seed = new Option<int>("--seed") { Description = "Another number makes another history.", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "generate",
            "Appends a made-up history to the database by the ordinary commands: documents, occurrences, citations, corrections, merges. Do not use it beside real entries: nothing is ever deleted.") { occurrences, seed };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(occurrences), parsed.GetValue(seed)));
        return command;
    }

    private static async Task<int> RunAsync(int occurrences, int seed)
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        try
        {
            await Terminal.CountAsync(
                "Generating", occurrences, progress => services.GetRequiredService<GenerateHistory>().RunAsync(occurrences, seed, progress, signals.Token));
            return 0;
        }
        catch (RefusedException e)
        {
            Terminal.Say(e.Message);
            return 1;
        }
    }
}
