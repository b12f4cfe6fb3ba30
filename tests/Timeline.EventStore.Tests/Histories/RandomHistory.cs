namespace Timeline.EventStore.Tests.Histories;

/// <summary>Small histories of a store in memory, some of them with one thing or two made wrong afterwards.</summary>
internal sealed class RandomHistory(int seed)
{
    private static readonly string[] Streams = ["x", "y"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, List<string>> _lists = Streams.ToDictionary(stream => stream, _ => new List<string>());
    private readonly List<Operation> _history = [];
    private char _id = 'a';

    public List<Operation> Make()
    {
        for (var moment = 10; moment < 70; moment += 10) _history.Add(_random.Next(3) == 0 ? Read(moment) : Append(moment));
        for (var wrong = _random.Next(5); wrong > 0; wrong--)
        {
            var n = _random.Next(_history.Count);
            _history[n] = Changed(_history[n]);
        }

        return [.. _history, Reads(1000, 1001, Streams)];
    }

    private Read Read(int moment) => Reads(moment - _random.Next(1, 25), moment + _random.Next(1, 25), _random.Next(2) == 0 ? Streams : [Any(Streams)]);

    private Read Reads(int began, int ended, string[] streams) =>
        new("reader", began, ended, streams.ToDictionary(stream => stream, stream => _lists[stream].ToArray()));

    private Append Append(int moment)
    {
        var earlier = _history.OfType<Append>().ToArray();
        var parts = earlier.Length > 0 && _random.Next(3) == 0 ? Any(earlier).Parts : [.. Some(Streams).Select(NewPart)];
        var (began, ended) = (moment - _random.Next(1, 25), moment + _random.Next(1, 25));
        var fits = parts.All(part => _lists[part.Stream].Count == part.Expected);
        var stands = parts.All(part => _lists[part.Stream].Skip((int)part.Expected).Take(part.Ids.Length).SequenceEqual(part.Ids));
        if (_random.Next(4) == 0) fits &= _random.Next(2) == 0;
        else if (!fits && !stands) return new Append("writer", began, ended, parts, Answer.Refused, FoundFor(parts));
        else return new Append("writer", began, ended, parts, fits ? Write(parts) : Answer.Repeated);

        if (fits) Write(parts);
        return new Append("writer", began, Operation.Never, parts, Answer.Unknown);
    }

    private Answer Write(Part[] parts)
    {
        foreach (var part in parts) _lists[part.Stream].AddRange(part.Ids);
        return Answer.Written;
    }

    private Found FoundFor(Part[] parts)
    {
        var part = parts.First(part => _lists[part.Stream].Count != part.Expected);
        return new Found(part.Stream, _lists[part.Stream].Count);
    }

    private Part NewPart(string stream) =>
        new(stream, Math.Max(0, _lists[stream].Count + (_random.Next(4) == 0 ? _random.Next(-1, 2) : 0)), [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => $"{_id++}")]);

    private Operation Changed(Operation operation) => (operation, _random.Next(4)) switch
    {
        ({ Ended: not Operation.Never }, 0) => operation with { Began = operation.Began - 30, Ended = operation.Ended - 30 },
        ({ Ended: not Operation.Never }, 1) => operation with { Began = operation.Began + 30, Ended = operation.Ended + 30 },
        (Read read, _) => read with { Seen = read.Seen.ToDictionary(seen => seen.Key, seen => seen.Value[..^Math.Min(seen.Value.Length, _random.Next(3))]) },
        (Append { Found: { } found } append, _) => append with { Found = found with { Version = _random.Next(5) } },
        (Append append, 2) => append with { Answer = Answer.Unknown, Ended = Operation.Never },
        (Append { Ended: not Operation.Never } append, _) => append with { Answer = Any([Answer.Written, Answer.Repeated]) },
        _ => operation,
    };

    private T Any<T>(T[] choice) => choice[_random.Next(choice.Length)];

    private string[] Some(string[] choice) => _random.Next(3) == 0 ? choice : [Any(choice)];
}
