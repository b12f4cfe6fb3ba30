using System.CommandLine;
using Npgsql;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Api.Proposals;
using Timeline.Api.Proposals.Reviewing;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Proposals;
using Timeline.EventStore;

namespace Timeline.Api.Operations;

/// <summary><c>timeline review BULLETIN</c>: somebody at a terminal decides about what the reader found.</summary>
internal static class ReviewCommand
{
    public static Command Build()
    {
        var bulletin = new Argument<string>("bulletin") { Description = "The bulletin's slug, as 'timeline import' told it." };
        var by = new Option<string>("--by") { Description = "Who decides; the name stands on every event. The user of this machine when left out.", DefaultValueFactory = _ => Environment.UserName };
        by.Validators.Add(given =>
        {
            if (WriterNames.ProblemWith(given.GetValueOrDefault<string>()) is { } problem) given.AddError($"--by: {problem}");
        });
        var command = new Command(
            "review", "Goes through the open proposals of a bulletin: shows the words in their place, the fields, how sure the reader is and why; one key accepts, amends, rejects, skips, goes back or quits.") { bulletin, by };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(bulletin)!, parsed.GetValue(by)!));
        return command;
    }

    private static async Task<int> RunAsync(string id, string by)
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), Terminal.Say, signals.Token);
        var documents = services.GetRequiredService<Documents>();
        if (RegisterBulletin.Fold(id, await services.GetRequiredService<EventLog>().ReadStreamAsync(Bulletin.StreamOf(id), signals.Token)) is not { } bulletin)
        {
            Terminal.Say(GetBulletins.Unknown(id, await documents.BulletinsAsync(signals.Token)).Message);
            return 1;
        }

        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        if (bulletin.ToBeRead) await services.GetRequiredService<ReadRegistered>().RunAsync(id, signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        var open = await OpenAsync(id, services, signals.Token);
        if (open.Count == 0)
        {
            Terminal.Say($"Nothing of '{id}' waits for a decision.");
            return 0;
        }

        var text = (await documents.ReadAsync(bulletin.Sha256, signals.Token))!;
        var session = new ReviewSession(
            services.GetRequiredService<DecideProposal>(), services.GetRequiredService<LogCatalogue>(), new ReviewKeys(Console.In, !Console.IsInputRedirected),
            Console.Out, new ShowProposal(text, !Console.IsOutputRedirected), by);
        await session.RunAsync(open, signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        return 0;
    }

    private static async Task<IReadOnlyList<string>> OpenAsync(string id, ServiceProvider services, CancellationToken cancellationToken)
    {
        await using var snapshot = await ReadSnapshot.OpenAsync(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<CatalogueCache>(), cancellationToken);
        var where = GetProposals.Matching([id], [], 0, Words<ProposalState>.Of(ProposalState.Open));
        return [.. (await GetProposals.ReadAsync(where, snapshot, int.MaxValue, cancellationToken)).Select(one => one.Id)];
    }
}
