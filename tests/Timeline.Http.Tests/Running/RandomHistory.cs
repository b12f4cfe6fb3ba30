using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Operations;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Http.Tests.Running;

/// <summary>
/// A made-up history of any length, the same for the same seed: all kinds of dates, actors in layers, several bulletins,
/// and second thoughts about everything.
/// </summary>
/// <param name="chronicle">Records it.</param>
/// <param name="seed">What the dice begin with.</param>
/// <param name="mergers">How many occurrences are merged with each other, retracted, and so on; the fewer, the more often each.</param>
internal sealed class RandomHistory(Chronicle chronicle, int seed, int mergers = 8)
{
    private static readonly string[] States = ["north", "south", "east", "west"];
    private static readonly string[] Bodies = ["north-ministry", "south-ministry", "league"];
    private static readonly string[] People = ["ann", "bob", "cid", "dee", "eve"];
    private static readonly string[] Offices = ["Minister", "Envoy", "former Minister", "guest"];
    private static readonly string[] Topics = ["peace", "treaty", "talks", "trade", "gas", "shuttle-talks"];
    private static readonly string[] Propositions = ["who began", "whose hill it is"];
    private static readonly CodingType[] Codings = [CodingType.Consult, CodingType.Accuse, CodingType.Assault, CodingType.Reject, CodingType.Mobilize];
    private static readonly string[] Places = ["harbour", "hill"];

    private readonly Random _random = new(seed);
    private readonly Random _hostility = new(seed);
    private readonly List<string> _bulletins = [];
    private readonly List<string> _slugs = [];
    private readonly List<string> _mergers = [];
    private readonly List<string> _linked = [];
    private readonly RandomCorrections _corrections = new(seed);
    private int _withdrawn;

    public async Task BeginAsync()
    {
        await chronicle.StatesAsync([.. States, "league-seat"]);
        await chronicle.ActorsAsync([.. Bodies.Concat(People).Select(RandomActor)]);
        await chronicle.TopicsAsync(("peace", null), ("treaty", "peace"), ("talks", "peace"), ("shuttle-talks", "talks"), ("trade", null), ("gas", "trade"));
        await chronicle.DisputeAsync("talks", "peace", "north", "south");
        await chronicle.DisputeAsync("gas", "trade", "south", "east", "league");
        await chronicle.PlacesAsync(Places);
        for (var month = 1; month <= 4; month++) await AddBulletinAsync(month);
    }

    public async Task GoOnAsync(int steps)
    {
        for (var i = 0; i < steps; i++) await StepAsync();
    }

    private async Task StepAsync()
    {
        try
        {
            await (_slugs.Count < 3 ? RecordAsync() : AnyStepAsync());
        }
        catch (RefusedException)
        {
            // Not everything that comes to somebody's mind is allowed: nothing has happened.
        }
    }

    private Task AnyStepAsync() => _random.Next(40) switch
    {
        < 10 => RecordAsync(),
        < 16 => chronicle.CiteAsync(Slug(), Any(_bulletins), Sentence()),
        < 19 => chronicle.ClaimAsync(Slug(), Any(States), Any(Enum.GetValues<ClaimStance>()), Any(_bulletins), Sentence(), Date(), Propositions[_hostility.Next(Propositions.Length)]),
        < 22 => LinkAsync(),
        < 28 => chronicle.CorrectAsync(Slug(), _corrections.Next(Date(), _random.Next(2) == 0 ? chronicle.Citation(Any(_bulletins), Sentence()) : null)),
        < 31 => TakeBackAsync(),
        < 36 => ChangeStandingAsync(),
        < 37 => WithdrawAsync(),
        < 39 => chronicle.ActorsAsync(RandomActor(Any([.. Bodies, .. People]))),
        _ => AddBulletinAsync(_random.Next(1, 13)),
    };

    private async Task RecordAsync()
    {
        var slug = $"entry-{_slugs.Count + 1}";
        var participants = Enumerable.Range(0, _random.Next(8))
            .Select(_ => new Participant(Any([.. States, .. Bodies, .. People]), Any(Enum.GetValues<ParticipantRole>()), _random.Next(3) == 0 ? Any(Offices) : null))
            .ToList();
        await chronicle.RecordAsync(
            slug, Date(), Any(_bulletins), Sentence(), participants, Any(Enum.GetValues<OccurrenceKind>()), _random.Next(2) == 0 ? Any(Places) : null,
            coding: Codings[_hostility.Next(Codings.Length)], topics: [.. Topics.Where(_ => _random.Next(4) == 0)]);
        _slugs.Add(slug);
        if (_mergers.Count < mergers) _mergers.Add(slug);
    }

    private async Task LinkAsync()
    {
        var (from, to) = (Any(_slugs), Any(_slugs));
        await chronicle.LinkAsync(from, to, Any(Enum.GetValues<LinkRelation>()));
        _linked.Add(from);
    }

    private async Task TakeBackAsync()
    {
        if (_linked.Count > 0 && _random.Next(2) == 0)
        {
            var linked = Any(_linked);
            foreach (var link in (await chronicle.KnownAsync(linked))!.Links.Take(1)) await chronicle.UnlinkAsync(linked, link);
            return;
        }

        var slug = Slug();
        await chronicle.UnciteAsync(slug, _random.Next((await chronicle.KnownAsync(slug))!.Citations.Count));
    }

    /// <summary>Merges, so that chains grow at their ends, retracts, and takes either back.</summary>
    private async Task ChangeStandingAsync()
    {
        var slug = Any(_mergers);
        var (end, standing) = await EndOfAsync(slug);
        await (_random.Next(6) switch
        {
            < 2 when slug != end => chronicle.UnmergeAsync(slug),
            _ when standing == OccurrenceStatus.Retracted => chronicle.ReinstateAsync(end),
            2 => chronicle.RetractAsync(end),
            _ => chronicle.MergeAsync(end, (await EndOfAsync(Any(_mergers))).Slug),
        });
    }

    private async Task<(string Slug, OccurrenceStatus Status)> EndOfAsync(string slug)
    {
        var known = (await chronicle.KnownAsync(slug))!;
        return known.MergedInto is { } into ? await EndOfAsync(into) : (slug, known.Status);
    }

    /// <summary>Some bulletins are left, or nothing would be told any more.</summary>
    private async Task WithdrawAsync()
    {
        if (_bulletins.Count - _withdrawn < 5) return;
        await chronicle.WithdrawAsync(Any(_bulletins));
        _withdrawn++;
    }

    /// <summary>Several may come out on one day.</summary>
    private async Task AddBulletinAsync(int month)
    {
        var id = $"bulletin-{_bulletins.Count + 1}";
        await chronicle.BulletinAsync(id, new DateOnly(2021, month, _random.Next(1, 29) / 7 * 7 + 1).ToString("O", CultureInfo.InvariantCulture));
        _bulletins.Add(id);
    }

    /// <summary>People act for bodies or states, bodies for states: never in a circle.</summary>
    private Actor RandomActor(string id) => Chronicle.Actor(
        id,
        [
            .. Enumerable.Range(0, _random.Next(3))
                .Select(_ => Any(People.Contains(id) ? [.. States, .. Bodies] : States)).Distinct()
                .Select(actor => Chronicle.For(actor, _random.Next(2) == 0 ? Any(Offices) : null, _random.Next(2) == 0 ? "2019-06" : null, _random.Next(2) == 0 ? "2021-06-15" : null)),
        ]);

    private string Date()
    {
        var day = new DateOnly(2018, 1, 1).AddDays(_random.Next(1500));
        return _random.Next(10) switch
        {
            0 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            1 => day.ToString("yyyy", CultureInfo.InvariantCulture),
            2 => "201X",
            3 => day.ToString("yyyy", CultureInfo.InvariantCulture) + "-22",
            4 => $"{day:O}/{day.AddDays(_random.Next(60)):O}",
            5 => $"{day:O}/..",
            6 => $"{day:O}~",
            _ => day.ToString("O", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Those that are merged with each other have more said about them.</summary>
    private string Slug() => Any(_random.Next(2) == 0 ? _mergers : _slugs);

    /// <summary>Some sentences are cited for everything.</summary>
    private int Sentence() => _random.Next(3) == 0 ? _random.Next(1, 4) : _random.Next(1, 41);

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}

/// <summary>The application on a made-up history of five hundred steps.</summary>
public sealed class MadeUpService : Service
{
    private const int Seed = 20210111;

    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        var history = new RandomHistory(new Chronicle(parts), Seed, mergers: 20);
        await history.BeginAsync();
        await history.GoOnAsync(500);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        return database;
    });

    private protected override async Task<string> CopyDatabaseAsync() => await Templates.CopyAsync(await Template.Value);
}
