using System.Globalization;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Generating;

/// <summary>
/// Makes up a plausible history of any length by the ordinary commands: documents, occurrences, further citations,
/// claims, links, corrections, retractions, merges. The same for the same seed, but for ids and times.
/// </summary>
internal sealed class GenerateHistory(DecideAndAppend commands, DescribeCatalogue describe, RegisterBulletin register)
{
    private const string By = "generator";
    private const int Batch = 500;

    /// <summary>Appends a history.</summary>
    /// <param name="occurrences">How many occurrences it has, 1 or more.</param>
    /// <param name="seed">Makes it another one.</param>
    /// <param name="progress">Hears how many occurrences there are.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="RefusedException">There is a history of this seed already.</exception>
    public async Task RunAsync(int occurrences, int seed, IProgress<long> progress, CancellationToken cancellationToken)
    {
        await describe.HandleAsync(
            _ => Task.FromResult(new CatalogueDescriptions(MadeUpWorld.Actors, MadeUpWorld.Topics, MadeUpWorld.Places, OnlyNews: true)), By, cancellationToken);
        var random = new Random(seed);
        var telling = new MadeUpOccurrence(random);
        var older = new List<string>();
        while (older.Count < occurrences)
        {
            var count = Math.Min(Batch, occurrences - older.Count);
            var bulletin = await PublishAsync(seed, older.Count / Batch, cancellationToken);
            var fresh = Enumerable.Range(older.Count, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"made-up-{seed}-{i}")).ToList();
            await RecordAsync(fresh, older, telling, bulletin, random, cancellationToken);
            older.AddRange(fresh);
            progress.Report(older.Count);
        }
    }

    private async Task<MadeUpBulletin> PublishAsync(int seed, int number, CancellationToken cancellationToken)
    {
        var bulletin = new MadeUpBulletin(seed, number);
        var (_, appended) = await register.HandleAsync(bulletin.Bulletin, bulletin.Bytes, By, cancellationToken);
        return appended is null && number == 0
            ? throw new RefusedException($"There is a generated history of seed {seed} already. Choose another seed.")
            : bulletin;
    }

    /// <summary>Records new occurrences, and half as many times something more about older ones.</summary>
    private Task RecordAsync(
        List<string> fresh, List<string> older, MadeUpOccurrence telling, MadeUpBulletin bulletin, Random random, CancellationToken cancellationToken)
    {
        var told = fresh.Select(slug => new OccurrenceWork(slug, telling.Told(bulletin))).ToList();
        var more = older.Count == 0 ? [] : Enumerable.Range(0, fresh.Count / 2).Select(_ => older[random.Next(older.Count)]).Distinct().ToList();
        var others = more.Select(_ => older[random.Next(older.Count)]).ToList();
        return commands.RunAsync(
            [.. fresh.Concat(more).Concat(others).Distinct().Select(Occurrence.StreamOf)],
            known =>
            {
                Occurrence StateOf(string slug) => RecordOccurrences.Fold(known[Occurrence.StreamOf(slug)])!;
                var about = more.Zip(others).Where(pair => pair.First != pair.Second && !others.Contains(pair.First)).Select(pair =>
                    new OccurrenceWork(pair.First, [telling.More(StateOf(pair.First), bulletin, (pair.Second, StateOf(pair.Second)))]));
                return told.Concat(about).Select(work => RecordOccurrences.Decide(known, work));
            },
            By,
            cancellationToken);
    }
}
