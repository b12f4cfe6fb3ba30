using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>Questions at random about what a service holds.</summary>
internal sealed class RandomQuestions
{
    private static readonly string[] Roles = ["speaker", "addressee", "participant", "host", "mediator", "signatory", "perpetrator", "target", "subject", "other"];
    private static readonly string[] Sorts = ["occurred", "-occurred", "published", "-published", "recorded", "-recorded"];

    private readonly Random _random;
    private readonly Dictionary<string, IReadOnlySet<string>> _withDescendants = [];
    private readonly List<string> _actors;
    private readonly List<string> _places;
    private readonly List<(string Id, DateOnly Published)> _bulletins;

    private RandomQuestions(Random random, IReadOnlyList<EntrySeen> all, JsonElement topics)
    {
        _random = random;
        All = all;
        foreach (var root in topics.EnumerateArray()) Gather(root);
        _actors = [.. all.SelectMany(e => e.Participants).SelectMany(p => p.Represents.Prepend(p.Actor)).Distinct()];
        _places = [.. all.Select(e => e.Place?.Id).OfType<string>().Distinct()];
        _bulletins = [.. all.SelectMany(e => e.Citations).Select(c => (c.Bulletin, c.Published)).Distinct()];
    }

    /// <summary>All entries there are.</summary>
    public IReadOnlyList<EntrySeen> All { get; }

    public static async Task<RandomQuestions> AboutAsync(Service service, int seed) =>
        new(new Random(seed), await service.AllAsync("status=all"), (await service.ReadAsync("/v1/topics")).GetProperty("topics"));

    public IReadOnlySet<string> WithDescendants(string topic) => _withDescendants[topic];

    public IEnumerable<string> Topics => _withDescendants.Keys;

    /// <summary>A question with few parameters, mostly, so that most have an answer.</summary>
    public Question Next()
    {
        var parameters = _random.Next(1, 5);
        var question = Question.All with { Sort = Any(Sorts), Represented = _random.Next(4) > 0 };
        for (var i = 0; i < parameters; i++) question = Add(question);
        return question;
    }

    private Question Add(Question q) => _random.Next(12) switch
    {
        0 => q with { Actor = Some(_actors) },
        1 => q with { Actor = Some(_actors), AllActors = true },
        2 => q with { Role = Some(Roles) },
        3 => q with { Between = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Pair())] },
        4 => q with { Topic = Some([.. Topics]) },
        5 => q with { Kind = Some(["statement", "meeting", "incident", "agreement"]) },
        6 => q with { Type = Some([.. All.Select(e => e.Coding.Type).Distinct()]), Quad = _random.Next(2) == 0 ? [] : Some(["none", "verbal-cooperation", "material-conflict"]) },
        7 when _places.Count > 0 => q with { Place = Some(_places) },
        8 => q with { Bulletin = Some([.. _bulletins.Select(bulletin => bulletin.Id)]) },
        9 => q with { PublishedUntil = Any(_bulletins).Published.AddDays(_random.Next(-1, 2)) },
        10 => q with { Status = Any(["all", "active", "retracted", "merged"]) },
        _ => Days(q),
    };

    private Question Days(Question q)
    {
        var from = Any(All).Earliest.AddDays(_random.Next(-40, 40));
        var bounded = q with { From = from, To = from.AddDays(_random.Next(0, 400)), Certainly = _random.Next(2) == 0 };
        return _random.Next(4) switch
        {
            0 => bounded with { From = null },
            1 => bounded with { To = null },
            _ => bounded,
        };
    }

    private (string, string) Pair()
    {
        var one = Any(_actors);
        return (one, Any([.. _actors.Where(actor => actor != one)]));
    }

    private IReadOnlyList<string> Some(IReadOnlyList<string> all) => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Any(all)).Distinct()];

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private HashSet<string> Gather(JsonElement topic)
    {
        var below = topic.GetProperty("children").EnumerateArray().SelectMany(Gather).Prepend(topic.GetProperty("id").GetString()!).ToHashSet();
        _withDescendants[topic.GetProperty("id").GetString()!] = below;
        return below;
    }
}
