using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Operations;
using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;

namespace Timeline.Http.Tests.Running;

/// <summary>A made-up history of any length, the same for the same seed: all kinds of dates, actors in layers, several bulletins.</summary>
internal sealed class RandomHistory(Chronicle chronicle, int seed)
{
    private static readonly string[] States = ["north", "south", "east", "west"];
    private static readonly string[] Bodies = ["north-ministry", "south-ministry", "league"];
    private static readonly string[] People = ["ann", "bob", "cid", "dee", "eve"];
    private static readonly string[] Offices = ["Minister", "Envoy", "former Minister", "guest"];
    private static readonly string[] Topics = ["peace", "treaty", "talks", "trade", "gas", "shuttle-talks"];
    private static readonly string[] Places = ["harbour", "hill"];

    private readonly Random _random = new(seed);
    private readonly List<string> _bulletins = [];
    private readonly List<string> _slugs = [];

    public async Task BeginAsync()
    {
        await chronicle.StatesAsync([.. States, "league-seat"]);
        await chronicle.ActorsAsync([.. Bodies.Concat(People).Select(RandomActor)]);
        await chronicle.TopicsAsync(("peace", null), ("treaty", "peace"), ("talks", "peace"), ("shuttle-talks", "talks"), ("trade", null), ("gas", "trade"));
        await chronicle.PlacesAsync(Places);
        for (var month = 1; month <= 4; month++) await AddBulletinAsync(month);
    }

    public async Task GoOnAsync(int steps)
    {
        for (var i = 0; i < steps; i++) await StepAsync();
    }

    private async Task StepAsync()
    {
        switch (_slugs.Count < 3 ? 0 : _random.Next(20))
        {
            case < 9: await RecordAsync(); break;
            case < 13: await chronicle.CiteAsync(Any(_slugs), Any(_bulletins), Sentence()); break;
            case < 15: await chronicle.ClaimAsync(Any(_slugs), Any(States), Any(Enum.GetValues<ClaimStance>()), Any(_bulletins), Sentence(), Date()); break;
            case < 17: await LinkAsync(); break;
            case < 19: await chronicle.ActorsAsync(RandomActor(Any([.. Bodies, .. People]))); break;
            default: await AddBulletinAsync(_random.Next(1, 13)); break;
        }
    }

    private async Task RecordAsync()
    {
        var slug = $"entry-{_slugs.Count + 1}";
        var participants = Enumerable.Range(0, _random.Next(5))
            .Select(_ => new Participant(Any([.. States, .. Bodies, .. People]), Any(Enum.GetValues<ParticipantRole>()), _random.Next(3) == 0 ? Any(Offices) : null))
            .ToList();
        await chronicle.RecordAsync(
            slug, Date(), Any(_bulletins), Sentence(), participants, Any(Enum.GetValues<OccurrenceKind>()), _random.Next(2) == 0 ? Any(Places) : null,
            topics: [.. Topics.Where(_ => _random.Next(4) == 0)]);
        _slugs.Add(slug);
    }

    private async Task LinkAsync()
    {
        var (from, to) = (Any(_slugs), Any(_slugs));
        if (from != to) await chronicle.LinkAsync(from, to, Any(Enum.GetValues<LinkRelation>()));
    }

    private async Task AddBulletinAsync(int month)
    {
        var id = $"bulletin-{_bulletins.Count + 1}";
        await chronicle.BulletinAsync(id, new DateOnly(2021, month, _random.Next(1, 29)).ToString("O", CultureInfo.InvariantCulture));
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

    private int Sentence() => _random.Next(1, 41);

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}

/// <summary>The application on a made-up history of three hundred steps.</summary>
public sealed class MadeUpService : Service
{
    private const int Seed = 20210111;

    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        var history = new RandomHistory(new Chronicle(parts), Seed);
        await history.BeginAsync();
        await history.GoOnAsync(300);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        return database;
    });

    private protected override async Task<string> CopyDatabaseAsync() => await Templates.CopyAsync(await Template.Value);
}
