using System.CommandLine;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.Domain;

namespace Timeline.Api.Keys;

/// <summary><c>timeline keys</c>: makes, lists and revokes the keys by which somebody may write.</summary>
internal static class KeysCommand
{
    public static Command Build() => new("keys", "Makes, lists and revokes the keys by which somebody may write.")
    {
        Add(), List(), Revoke(),
    };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "Whose key it is; the name stands on every event." };
        name.Validators.Add(given =>
        {
            if (WriterNames.ProblemWith(given.GetValueOrDefault<string>()) is { } problem) given.AddError(problem);
        });
        var role = new Option<string>("--role") { Description = "What it allows: analyst or admin.", DefaultValueFactory = _ => Words<KeyRole>.Of(KeyRole.Analyst) };
        role.AcceptOnlyFromAmong([.. Words<KeyRole>.All]);
        var command = new Command("add", "Makes a key and prints it, alone, on standard output. It is shown only once.") { name, role };
        command.SetAction((parsed, cancellationToken) => WithKeysAsync(
            async keys => Console.Out.WriteLine(await keys.AddAsync(parsed.GetValue(name)!, Words<KeyRole>.Parse(parsed.GetValue(role)), cancellationToken)),
            cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists who has a key, with its role and when it was made.");
        command.SetAction((_, cancellationToken) => WithKeysAsync(
            async keys =>
            {
                foreach (var holder in await keys.ListAsync(cancellationToken))
                    Console.Out.WriteLine($"{holder.Name}\t{Words<KeyRole>.Of(holder.Role)}\t{holder.CreatedAt:yyyy-MM-ddTHH:mm:ssZ}");
            },
            cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var name = new Argument<string>("name") { Description = "Whose key is to end." };
        var command = new Command("revoke", "Ends a key at once.") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var revoked = false;
            await WithKeysAsync(async keys => revoked = await keys.RevokeAsync(parsed.GetValue(name)!, cancellationToken), cancellationToken);
            if (!revoked) Terminal.Say($"'{parsed.GetValue(name)}' has no key. 'timeline keys list' tells who has.");
            return revoked ? 0 : 1;
        });
        return command;
    }

    private static async Task WithKeysAsync(Func<ApiKeys, Task> run, CancellationToken cancellationToken)
    {
        await using var database = await Database.OpenBesideAsync(Terminal.Say, cancellationToken);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, cancellationToken);
        await run(services.GetRequiredService<ApiKeys>());
    }
}
