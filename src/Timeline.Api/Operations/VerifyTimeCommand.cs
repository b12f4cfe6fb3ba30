using System.CommandLine;
using Npgsql;
using Timeline.Api.Verifying;

namespace Timeline.Api.Operations;

/// <summary><c>timeline verify time</c>: asks the timeline at random points, and answers the slow way too.</summary>
internal static class VerifyTimeCommand
{
    public static Command Build()
    {
        var points = new Option<int>("--points") { Description = "How many points to compare.", DefaultValueFactory = _ => 100 };
        points.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--points must be 1 or more.");
        });
        var seed = new Option<int>("--seed") { Description = "Another number makes other points and other questions.", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "time", "Asks the timeline questions at random points of the log and of publication, folds the log in memory up to each, and compares the answers. The exit code is 0 when all are the same.") { points, seed };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(points), parsed.GetValue(seed)));
        return command;
    }

    private static async Task<int> RunAsync(int points, int seed)
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        TimeVerdict? verdict = null;
        await Terminal.CountAsync("Comparing", points, async progress =>
            verdict = await services.GetRequiredService<VerifyTime>().RunAsync(points, seed, progress, signals.Token));
        foreach (var difference in verdict!.Differences) Console.Out.WriteLine(difference);
        Terminal.Say($"{Spoken.Count(verdict.Points, "point")} compared (seed {seed}), {verdict.Entries} entries in their answers: {Spoken.Count(verdict.Differences.Count, "difference")}.");
        return verdict.Differences.Count == 0 ? 0 : 1;
    }
}
