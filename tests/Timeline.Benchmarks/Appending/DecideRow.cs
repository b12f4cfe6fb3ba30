using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Commands;
using Timeline.Api.Generating;
using Timeline.Api.Occurrences;
using Timeline.Benchmarks.Running;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Appending;

namespace Timeline.Benchmarks.Appending;

/// <summary>The whole way of a command on what exists: load an occurrence, decide another citation, append it; by eight writers.</summary>
internal static class DecideRow
{
    private const int Writers = 8;
    private const int Occurrences = 20_000;
    private const int Batch = 1000;

    public static async Task<Measured> MeasureAsync(Bench bench)
    {
        var rates = new List<double>();
        for (var round = 0; round < bench.Scale.Rounds; round++)
        {
            var database = await bench.EmptyDatabaseAsync();
            rates.Add(await MeasureAsync(bench, database));
            await bench.DropAsync(database);
        }

        return new Measured(Rounds.Median(rates), null, null);
    }

    private static async Task<double> MeasureAsync(Bench bench, string database)
    {
        await using var parts = Bench.Parts(database);
        await BeginAsync(parts.GetRequiredService<EventLog>(), bench.Stop);
        await bench.SettleAsync();
        var commands = parts.GetRequiredService<DecideAndAppend>();
        var bulletins = Enumerable.Range(0, 50).Select(number => new MadeUpBulletin(2, number)).ToList();
        return await Appending.Writers.PerSecondAsync(
            [.. Enumerable.Range(0, Writers).Select(writer => Citing(commands, bulletins, new Random(writer), bench.Stop))], bench.Scale.Stretch);
    }

    /// <summary>The occurrences there are.</summary>
    private static async Task BeginAsync(EventLog log, CancellationToken cancellationToken)
    {
        var events = SomeOccurrences.Events;
        foreach (var numbers in Enumerable.Range(0, Occurrences).Chunk(Batch))
        {
            await log.AppendAsync(
                [.. numbers.Select(i => new StreamAppend(Occurrence.StreamOf(SlugOf(i)), "occurrence", 0, [NewEvent.Of(events[i % events.Count])]))],
                new AppendContext(SystemClock.Instance.GetCurrentInstant(), "bench"), cancellationToken);
        }
    }

    private static Func<Task<int>> Citing(DecideAndAppend commands, List<MadeUpBulletin> bulletins, Random random, CancellationToken cancellationToken) =>
        async () =>
        {
            var citation = bulletins[random.Next(bulletins.Count)].Cite(random.Next(MadeUpBulletin.Sentences), DateBasis.Explicit);
            var work = new OccurrenceWork(SlugOf(random.Next(Occurrences)), [new AddCitation(citation)]);
            return await RecordOccurrences.HandleAsync(commands, [work], "bench", cancellationToken) is null ? 0 : 1;
        };

    private static string SlugOf(int number) => $"bench-{number}";
}
