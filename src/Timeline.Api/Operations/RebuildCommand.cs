using System.CommandLine;
using Npgsql;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary><c>timeline rebuild</c>: folds a projection anew from the log, beside the live one, and swaps.</summary>
internal static class RebuildCommand
{
    public static Command Build()
    {
        var name = new Argument<string>("name") { Description = "The projection: timeline, catalogue or proposals." };
        name.AcceptOnlyFromAmong([.. PrepareDatabase.Definitions.Select(definition => definition.Name)]);
        var command = new Command(
            "rebuild", "Folds a projection anew from the log beside the live one and puts it in its place. The service goes on meanwhile; one that was cut short goes on where it was.") { name };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(name)!));
        return command;
    }

    private static async Task<int> RunAsync(string name)
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        var last = await services.GetRequiredService<ProjectionMarks>().LastSequenceAsync(signals.Token);
        try
        {
            await Terminal.CountAsync(
                $"Rebuilding {name}", last, progress => services.GetRequiredService<ProjectionRebuild>().RunAsync(
                    services.GetServices<IProjection>().Single(projection => projection.Name == name), PrepareDatabase.DefinitionOf(name), progress, signals.Token));
        }
        catch (ProjectionPausedException e)
        {
            Terminal.Say(e.Message);
            return 1;
        }

        Terminal.Say($"'{name}' is rebuilt.");
        return 0;
    }
}
