using System.Text.Json;
using Npgsql;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Order;

namespace Timeline.Api.Verifying;

/// <summary>What a comparison came to.</summary>
/// <param name="Points">How many points were compared.</param>
/// <param name="Entries">How many entries were compared at them.</param>
/// <param name="Differences">The questions that were answered otherwise than the log tells, and how.</param>
internal sealed record TimeVerdict(int Points, long Entries, IReadOnlyList<string> Differences);

/// <summary>
/// Asks the readers of the timeline questions at random points of the log and of publication, and answers each the slow
/// way too: by folding the log up to there in memory and looking at every entry.
/// </summary>
internal sealed class VerifyTime(EventLog log, NpgsqlDataSource source, CatalogueCache catalogues)
{
    private const int Compared = 200;
    private const int FullPage = 4000;
    private const int Days = 3;

    /// <param name="points">How many points, 1 or more.</param>
    /// <param name="seed">Another number makes other points and other questions.</param>
    /// <param name="progress">Hears how many points were compared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TimeVerdict> RunAsync(int points, int seed, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var (last, published) = await PresentAsync(cancellationToken);
        var days = published.Values.Distinct().Order().OrderBy(_ => random.Next()).Take(Days).Select(day => (DateOnly?)day).Append(null).ToList();
        var verdict = new TimeVerdict(0, 0, []);

        // One world for each day, one after the other: as many as fit in memory is one.
        foreach (var group in Enumerable.Range(0, points).GroupBy(point => point % days.Count))
        {
            var sequences = group.Select(_ => random.NextInt64(1, Math.Max(1, last) + 1)).Order().ToList();
            await foreach (var (entries, differences) in CompareAsync(days[group.Key], sequences, published, random, cancellationToken))
            {
                verdict = new TimeVerdict(verdict.Points + 1, verdict.Entries + entries, [.. verdict.Differences, .. differences]);
                progress.Report(verdict.Points);
            }
        }

        return verdict;
    }

    /// <summary>Folds the log once, and stops at each point.</summary>
    private async IAsyncEnumerable<(int Entries, IReadOnlyList<string> Differences)> CompareAsync(
        DateOnly? day, IReadOnlyList<long> sequences, IReadOnlyDictionary<string, DateOnly> published, Random random,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var world = new EntriesSeen(citation => day is null || published[citation.Bulletin] <= day);
        var reader = new LogReader(log, source);
        var (page, next) = (new LogPage([], 0, null, null), 0);
        foreach (var sequence in sequences)
        {
            while (true)
            {
                for (; next < page.Events.Count && page.Events[next].Sequence <= sequence; next++)
                {
                    if (page.Events[next].Data is OccurrenceEvent or BulletinWithdrawn) world.Take(page.Events[next]);
                }

                if (next < page.Events.Count || page.Through >= sequence) break;
                (page, next) = (await reader.ReadAsync(page.Through, FullPage, cancellationToken), 0);
            }

            yield return await CompareAsync(world, sequence, day, published, random, cancellationToken);
        }
    }

    private async Task<(int Entries, IReadOnlyList<string> Differences)> CompareAsync(
        EntriesSeen world, long sequence, DateOnly? day, IReadOnlyDictionary<string, DateOnly> published, Random random, CancellationToken cancellationToken)
    {
        _ = RecordedUntil.TryParse($"{sequence}", out var until);
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken, until);
        var asked = new TimeQuestions(random, snapshot.Catalogue, published).Next(sequence, day);
        var query = new QueryReader(asked, TimelineParameters.Timeline);
        var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
        var answer = await new TimelineReader(snapshot, filter, TimelineOrder.Named(query.One("sort")!)).PageAsync(asked, null, Compared, countAll: true, cancellationToken);

        var fold = new EntryFold(bulletin => published[bulletin], snapshot.Catalogue.Actors);
        var there = world.All.Select(entry => fold.Show(entry.Id, entry.Seen)).ToDictionary(entry => entry.Id);
        var slow = SlowOrder.Sort(there.Values.Where(new SlowFilter(filter).Chooses), query.One("sort")!);
        var differences = new List<string>();
        if (answer.Matched != slow.Count) differences.Add($"{answer.Matched} match, not {slow.Count}");
        var expected = slow.Take(Compared).Select(entry => Text(Entry.Show(entry with { Links = [.. entry.Links.Select(Standing)] }, snapshot.Catalogue))).ToList();
        StoredLink Standing(StoredLink link) => link with { Status = there.GetValueOrDefault(link.To)?.Status };
        var actual = answer.Entries.Select(Text).ToList();
        var first = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        if (first < Math.Max(expected.Count, actual.Count)) differences.Add($"entry {first + 1} is {actual.ElementAtOrDefault(first)}, not {expected.ElementAtOrDefault(first)}");
        return (expected.Count, [.. differences.Select(difference => $"/v1/timeline{CanonicalUrl.Query(asked, leaveOut: [])}: {difference}")]);
    }

    private async Task<(long Last, Dictionary<string, DateOnly> Published)> PresentAsync(CancellationToken cancellationToken)
    {
        await using var snapshot = await ReadSnapshot.OpenAsync(source, catalogues, cancellationToken);
        return (snapshot.Sequence, await snapshot.BulletinsAsync(cancellationToken));
    }

    private static string Text(Entry entry) => JsonSerializer.Serialize(entry, TimelineJson.Options);
}
