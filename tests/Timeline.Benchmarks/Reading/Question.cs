using Npgsql;
using Timeline.Benchmarks.Folding;

namespace Timeline.Benchmarks.Reading;

/// <summary>What somebody asks of a timeline: an actor over at most a year, which ends somewhere in the time of the documents.</summary>
/// <param name="Actor">The actor's slug.</param>
/// <param name="End">Where in that time it ends, from 0 to 1.</param>
/// <param name="Days">How many days it is long.</param>
internal sealed record Question(string Actor, double End, int Days)
{
    private const int Longest = 365;

    /// <summary>Draws actors as often as they take part, and ranges at random; the same for the same history.</summary>
    public static async Task<IReadOnlyList<Question>> DrawAsync(History history, int count, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(history.Database);
        var sums = new List<(string Actor, long Sum)>();
        foreach (var (actor, entries) in await new ReadModel(source).ActorsAsync(cancellationToken))
            sums.Add((actor, entries + (sums.Count == 0 ? 0 : sums[^1].Sum)));
        var random = new Random(1);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var drawn = random.NextInt64(sums[^1].Sum);
                return new Question(sums.First(actor => drawn < actor.Sum).Actor, random.NextDouble(), random.Next(1, Longest + 1));
            }),
        ];
    }

    /// <summary>Asks it of a history.</summary>
    public static async Task<IReadOnlyList<string>> QueriesAsync(History history, IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(history.Database);
        var (first, last) = await new ReadModel(source).PublishedAsync(cancellationToken);
        return [.. questions.Select(question => question.QueryOver(first, last))];
    }

    private string QueryOver(DateOnly first, DateOnly last)
    {
        var to = first.AddDays((int)(End * (last.DayNumber - first.DayNumber)));
        return $"?actor={Actor}&occurred_from={to.AddDays(1 - Days):O}&occurred_to={to:O}&limit=50";
    }
}
