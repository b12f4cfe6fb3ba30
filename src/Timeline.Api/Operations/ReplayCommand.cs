using System.CommandLine;
using Microsoft.Extensions.Primitives;
using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Api.Replaying;
using Timeline.Api.Timelines;
using Timeline.Domain;

namespace Timeline.Api.Operations;

/// <summary><c>timeline replay</c>: how a dispute came to stand as it does, step by step; on a terminal, as a moving picture.</summary>
internal static class ReplayCommand
{
    private const double SpeedOnTerminal = 60;
    private const string BeginningOfLine = "\r\x1b[2K";

    public static Command Build()
    {
        var dispute = new Argument<string>("dispute") { Description = "The dispute's slug, as GET /v1/disputes tells it." };
        var order = new Option<string>("--order") { Description = "The axis to go along: occurred, published or recorded.", DefaultValueFactory = _ => Words<ReplayOrder>.Of(ReplayOrder.Occurred) };
        order.AcceptOnlyFromAmong([.. Words<ReplayOrder>.All]);
        var speed = new Option<double?>("--speed") { Description = $"How many days pass in a second: {SpeedOnTerminal} on a terminal, and nothing is waited for elsewhere, unless told." };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is <= 0) result.AddError("--speed must be more than 0.");
        });
        var published = new Option<string>("--published-until") { Description = "A day, month or year: only what documents had told by its end." };
        var recorded = new Option<string>("--recorded-until") { Description = "A sequence, or an instant such as 2021-02-28T12:00:00Z: only what was recorded until then." };
        var command = new Command("replay", "Tells step by step how a dispute came to stand as it does: when, how intense the month was by then, from hostile at the left to friendly at the right, and what happened.") { dispute, order, speed, published, recorded };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(dispute)!, Words<ReplayOrder>.Parse(parsed.GetValue(order)), parsed.GetValue(speed),
            new Dictionary<string, string?> { ["published_until"] = parsed.GetValue(published), [RecordedUntil.Parameter] = parsed.GetValue(recorded) }));
        return command;
    }

    private static async Task<int> RunAsync(string dispute, ReplayOrder order, double? speed, IReadOnlyDictionary<string, string?> bounds)
    {
        using var signals = new Signals();
        await using var database = await Database.OpenBesideAsync(Terminal.Say, signals.Token);
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        var source = services.GetRequiredService<NpgsqlDataSource>();
        await PrepareDatabase.MigrateAsync(source, Terminal.Say, signals.Token);
        await services.GetRequiredService<Projections>().CatchUpAsync(signals.Token);
        try
        {
            var given = bounds.Where(bound => bound.Value is not null).ToDictionary(bound => bound.Key, bound => new StringValues(bound.Value));
            _ = RecordedUntil.TryParse(bounds[RecordedUntil.Parameter], out var until);
            await using var snapshot = await ReadSnapshot.OpenAsync(source, services.GetRequiredService<CatalogueCache>(), signals.Token, until);
            var topic = GetDisputes.Find(dispute, snapshot.Catalogue);
            var filter = await GetTimeline.ReadFilterAsync(new QueryReader(new QueryCollection(given), GetReplay.OfDispute), snapshot, signals.Token);
            var replay = new Replay(snapshot, topic.Parties, GetDisputes.Of(filter, topic, snapshot.Catalogue.Topics), order, snapshot.Through);
            await ShowAsync(replay, new ReplayPace(speed ?? (Console.IsOutputRedirected ? null : SpeedOnTerminal), services.GetRequiredService<Pause>()), signals.Token);
            return 0;
        }
        catch (RequestProblem e)
        {
            Terminal.Say(e.Message);
            return 1;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            // Whoever has seen enough has done nothing wrong.
            return 0;
        }
    }

    private static async Task ShowAsync(Replay replay, ReplayPace pace, CancellationToken cancellationToken)
    {
        var (picture, moves, frames, state) = (new ReplayPicture(), !Console.IsOutputRedirected, 0L, (DisputeState?)null);
        await foreach (var (moment, frame) in replay.FramesAsync(cancellationToken))
        {
            await pace.ReachAsync(moment, () => Console.Out.FlushAsync(cancellationToken), cancellationToken);
            if (moves) Console.Out.Write(BeginningOfLine);
            foreach (var line in picture.Lines(frame)) Console.Out.WriteLine(line);
            if (moves) Console.Out.Write(picture.Sparkline());
            (frames, state) = (frame.Frame, frame.State);
        }

        if (moves) Console.Out.Write(BeginningOfLine);
        if (frames > 0) Console.Out.WriteLine(picture.Sparkline());
        Console.Out.WriteLine(ReplayPicture.Summary(frames, state));
    }
}
