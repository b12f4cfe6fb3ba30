using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Events;

namespace Timeline.Api.Seeds;

/// <summary>
/// Takes a folder of seeds the same road as anything else: commands, decisions, one append a file. A file with a
/// problem is left out whole; what the seeds have told already follows as nothing, so an import may be repeated or cut short.
/// </summary>
internal sealed class ImportSeeds(EventLog log, DecideAndAppend commands, DescribeCatalogue describe, RegisterSeeds documents)
{
    /// <summary>Whose events they are: by this name the seeds know their own last word.</summary>
    public const string By = "seeds";

    /// <summary>Imports a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="progress">Hears of each part that is done.</param>
    /// <param name="cancellationToken">Stops between parts.</param>
    public async Task<SeedReport> RunAsync(string path, IProgress<SeedStep> progress, CancellationToken cancellationToken)
    {
        var seeds = SeedFolder.Read(path);
        var citing = seeds.Occurrences.Count(file => file.Entries.Any(IsCiting));
        var steps = new Steps(2 + seeds.Occurrences.Count + citing, progress);

        var (catalogue, report) = await DescribeAsync(seeds, cancellationToken);
        steps.Add("actors, topics, places", report);

        var (bulletins, registered) = await documents.RunAsync(seeds, By, cancellationToken);
        steps.Add("bulletins", registered);

        var files = await CheckAsync(seeds, bulletins, catalogue, cancellationToken);
        foreach (var (name, file) in files)
            steps.Add(name, new SeedReport(file.Problems, 0) + await RecordAsync(file, file.Records, cancellationToken));

        // Citations of other files' occurrences come after all records, so that the order of the files does not matter.
        foreach (var (name, file) in files.Where(file => file.Checked.Citing.Count > 0))
            steps.Add($"{name}, citing other files", await RecordAsync(file, file.Citing, cancellationToken));
        return steps.Report;
    }

    private static bool IsCiting(SeedEntry<SeedOccurrence> entry) => entry.Value.Cites is not null;

    private async Task<(Catalogue After, SeedReport Report)> DescribeAsync(SeedFolder seeds, CancellationToken cancellationToken)
    {
        IReadOnlyList<SeedProblem> problems = [];
        Catalogue? after = null;
        var appended = await describe.HandleAsync(
            known =>
            {
                (problems, var described, after) = CheckCatalogue.Run(seeds, known);
                return Task.FromResult(described);
            },
            By,
            cancellationToken);
        return (after!, new SeedReport(problems, appended?.Versions.Count ?? 0));
    }

    /// <summary>Checks all files. One that is left out takes its occurrences with it, so whoever refers to them has a problem too.</summary>
    private async Task<IReadOnlyList<(string Name, CheckedFile Checked)>> CheckAsync(
        SeedFolder seeds, IReadOnlyDictionary<string, SeedDocument> bulletins, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var leftOut = new Dictionary<string, CheckedFile>();
        while (true)
        {
            var sound = seeds.Occurrences.Where(file => !leftOut.ContainsKey(file.Name)).ToList();
            var isOccurrence = await KnownOccurrencesAsync(sound, cancellationToken);
            var files = sound.ToDictionary(file => file.Name, file => Check(file, bulletins, catalogue, isOccurrence));
            foreach (var (name, file) in files.Where(file => file.Value.Problems.Count > 0)) leftOut.Add(name, file);
            if (files.Values.All(file => file.Problems.Count == 0))
                return [.. seeds.Occurrences.Select(file => (file.Name, leftOut.GetValueOrDefault(file.Name) ?? files[file.Name]))];
        }
    }

    /// <summary>What is an occurrence: whatever one of these files records, and what was recorded before.</summary>
    private async Task<Func<string, bool>> KnownOccurrencesAsync(IEnumerable<SeedFile<SeedOccurrence>> files, CancellationToken cancellationToken)
    {
        var lines = files.SelectMany(file => file.Entries).Select(entry => entry.Value).ToList();
        var slugs = lines.Select(line => line.Slug).OfType<string>().ToHashSet();
        var elsewhere = lines.SelectMany(line => (line.Links ?? []).Select(link => link?.To).Prepend(line.Cites))
            .OfType<string>().Where(slug => !slugs.Contains(slug)).Distinct();
        var recorded = await log.ReadStreamsAsync([.. elsewhere.Select(Occurrence.StreamOf)], cancellationToken);
        slugs.UnionWith(recorded.Select(e => Occurrence.SlugOf(e.Stream)));
        return slugs.Contains;
    }

    private static CheckedFile Check(
        SeedFile<SeedOccurrence> file, IReadOnlyDictionary<string, SeedDocument> bulletins, Catalogue catalogue, Func<string, bool> isOccurrence)
    {
        if (!bulletins.TryGetValue(Path.GetFileNameWithoutExtension(file.Name), out var document))
        {
            var missing = new SeedProblem(file.Name, 0, "", "No registered document of bulletins.yaml has this name.");
            return new CheckedFile(file, [.. file.Problems, missing], [], []);
        }

        var (problems, work) = CheckOccurrences.Run(file, document, catalogue, isOccurrence);
        if (problems.Count > 0) return new CheckedFile(file, problems, [], []);
        var citing = file.Entries.Where(IsCiting).Select(entry => entry.Value.Cites!).ToHashSet();
        return new CheckedFile(
            file, [], [.. work.Where(one => !citing.Contains(one.Slug))], [.. work.Where(one => citing.Contains(one.Slug))]);
    }

    private async Task<SeedReport> RecordAsync(CheckedFile file, IReadOnlyCollection<OccurrenceWork> work, CancellationToken cancellationToken)
    {
        var known = (await log.ReadStreamsAsync([.. work.Select(one => Occurrence.StreamOf(one.Slug))], cancellationToken)).ToLookup(e => e.Stream);
        var refusals = work.Select(one => Refusal(file, known, one)).OfType<SeedProblem>().ToList();
        if (refusals.Count > 0 || work.Count == 0) return new SeedReport(refusals, 0);
        var appended = await commands.RunAsync(
            [.. work.Select(one => Occurrence.StreamOf(one.Slug))], now => work.Select(one => SeedNews.Decide(now, one, By)), By, cancellationToken);
        return new SeedReport([], appended?.Versions.Count ?? 0);
    }

    private static SeedProblem? Refusal(CheckedFile file, ILookup<string, StoredEvent> known, OccurrenceWork work)
    {
        try
        {
            _ = SeedNews.Decide(known, work, By);
            return null;
        }
        catch (RefusedException e)
        {
            return file.Lines.Entries.First(entry => entry.Value.About == work.Slug).Problem("slug", e.Message);
        }
    }

    private sealed record CheckedFile(
        SeedFile<SeedOccurrence> Lines, IReadOnlyList<SeedProblem> Problems, IReadOnlyList<OccurrenceWork> Records, IReadOnlyList<OccurrenceWork> Citing);

    private sealed class Steps(int count, IProgress<SeedStep> progress)
    {
        private int _done;

        public SeedReport Report { get; private set; } = new([], 0);

        public void Add(string part, SeedReport report)
        {
            Report += report;
            progress.Report(new SeedStep(++_done, count, part, report.Streams));
        }
    }
}
