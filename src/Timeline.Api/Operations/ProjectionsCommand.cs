using System.CommandLine;
using Npgsql;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary><c>timeline projections</c>: what to do about a projection that is paused.</summary>
internal static class ProjectionsCommand
{
    public static Command Build() => new("projections", "Decides for a projection that is paused before an event it cannot fold; 'timeline status' tells which and why.")
    {
        Replay(), Skip(),
    };

    private static Command Replay()
    {
        var name = new Argument<string>("name") { Description = "The projection." };
        var command = new Command("replay", "Lets it try the event again, after whatever was wrong has been mended.") { name };
        command.SetAction((parsed, cancellationToken) => DecideAsync(
            parsed.GetValue(name)!,
            async (paused, projection) => await paused.ReplayAsync(projection, cancellationToken) ? $"'{projection}' tries again." : null,
            cancellationToken));
        return command;
    }

    private static Command Skip()
    {
        var name = new Argument<string>("name") { Description = "The projection." };
        var reason = new Option<string>("--reason") { Description = "Why it may go on without the event; recorded.", Required = true };
        var command = new Command("skip", "Lets it go on without the event, and records that.") { name, reason };
        command.SetAction((parsed, cancellationToken) => DecideAsync(
            parsed.GetValue(name)!,
            async (paused, projection) =>
                await paused.SkipAsync(projection, parsed.GetValue(reason)!, Environment.UserName, cancellationToken) is { } sequence
                    ? $"'{projection}' goes on without event {sequence}."
                    : null,
            cancellationToken));
        return command;
    }

    private static async Task<int> DecideAsync(
        string name, Func<PausedProjections, string, Task<string?>> decide, CancellationToken cancellationToken)
    {
        await using var database = await Database.FindAsync(cancellationToken);
        if (database is null)
        {
            Terminal.Say("No database runs here. Start it with: timeline serve");
            return 1;
        }

        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var done = await decide(new PausedProjections(source), name);
        Terminal.Say(done ?? $"There is no paused projection '{name}'. 'timeline status' tells what there is.");
        return done is null ? 1 : 0;
    }
}
