using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Commands;
using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Bulletins;
using Timeline.EventStore;
using Timeline.Reading;

namespace Timeline.Api.Seeds;

/// <summary>
/// Takes a folder of seeds the same road as anything else: commands, decisions, one append a file. A file with a
/// problem is left out whole; what is known already follows as nothing, so an import may be repeated or cut short.
/// </summary>
internal sealed class ImportSeeds(EventLog log, DecideAndAppend commands, Documents documents, LogCatalogue catalogueInLog)
{
    private const string By = "seeds";

    /// <summary>Imports a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="progress">Hears of each file that is done.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public async Task<SeedReport> RunAsync(string path, IProgress<SeedStep> progress, CancellationToken cancellationToken)
    {
        var seeds = SeedFolder.Read(path);
        var steps = 2 + (2 * seeds.Occurrences.Count);
        var done = 0;
        var report = new SeedReport([], 0);
        void Note(string file, SeedReport part)
        {
            report += part;
            progress.Report(new SeedStep(++done, steps, file, part.Streams));
        }

        var (problems, described, catalogue) = CheckCatalogue.Run(seeds, await catalogueInLog.ReadAsync(cancellationToken));
        var appended = await DescribeCatalogue.HandleAsync(commands, described, By, cancellationToken);
        Note("actors, topics, places", new SeedReport(problems, appended?.Versions.Count ?? 0));

        var (bulletins, registered) = await RegisterAsync(seeds, cancellationToken);
        Note("bulletins", registered);

        var checkedFiles = await CheckAsync(seeds, bulletins, catalogue, cancellationToken);

        // Citations of other files' occurrences come after all records, so that the order of the files does not matter.
        foreach (var citing in (bool[])[false, true])
        {
            foreach (var (file, wrong, work) in checkedFiles)
            {
                var part = wrong.Count > 0 ? [] : work.Where(one => one.Cites == citing).Select(one => one.Work).ToList();
                Note(file, await RecordAsync(file, citing ? [] : wrong, part, cancellationToken));
            }
        }

        return report;
    }

    private async Task<(Dictionary<string, RegisteredSeed> ByFile, SeedReport Report)> RegisterAsync(
        SeedFolder seeds, CancellationToken cancellationToken)
    {
        var problems = new List<SeedProblem>(seeds.Bulletins.Problems);
        var ready = new List<(SeedEntry<SeedBulletin> Entry, Bulletin Bulletin, byte[] Bytes, BulletinText Text)>();
        foreach (var entry in seeds.Bulletins.Entries)
        {
            var request = entry.Value.ToRequest();
            var found = new BulletinRequestValidator().Validate(request).Errors
                .Select(failure => entry.Problem(Validation.FieldNames.FieldName(failure), failure.ErrorMessage)).ToList();
            if (await ReadDocumentAsync(seeds.Path, entry, found, cancellationToken) is { } read && found.Count == 0)
                ready.Add((entry, request.ToBulletin(read.Bytes, read.Text), read.Bytes, read.Text));
            problems.AddRange(found);
        }

        var byFile = new Dictionary<string, RegisteredSeed>();
        var events = 0;
        if (problems.Count > 0) return (byFile, new SeedReport(problems, 0));
        foreach (var (entry, bulletin, bytes, text) in ready)
        {
            try
            {
                var (id, appended) = await RegisterBulletin.HandleAsync(commands, documents, bulletin, bytes, By, cancellationToken);
                byFile[Path.GetFileNameWithoutExtension(entry.Value.File!)] = new RegisteredSeed(id, text);
                if (appended is not null) events++;
            }
            catch (RefusedException e)
            {
                problems.Add(entry.Problem("id", e.Message));
            }
        }

        return (byFile, new SeedReport(problems, events));
    }

    private static async Task<(byte[] Bytes, BulletinText Text)?> ReadDocumentAsync(
        string folder, SeedEntry<SeedBulletin> entry, List<SeedProblem> problems, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "bulletins", entry.Value.File ?? ""), cancellationToken);
            return (bytes, BulletinText.Decode(bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            problems.Add(entry.Problem("file", $"bulletins/{entry.Value.File} cannot be read: {e.Message}"));
            return null;
        }
    }

    private async Task<List<CheckedFile>> CheckAsync(
        SeedFolder seeds, Dictionary<string, RegisteredSeed> bulletins, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var lines = seeds.Occurrences.SelectMany(file => file.Entries).Select(entry => entry.Value).ToList();
        var slugs = lines.Select(line => line.Slug).OfType<string>().ToHashSet();
        var elsewhere = lines.SelectMany(line => (line.Links ?? []).Select(link => link?.To).Prepend(line.Cites))
            .OfType<string>().Where(slug => !slugs.Contains(slug)).Distinct().Select(Domain.Occurrences.Occurrence.StreamOf).ToList();
        var recorded = (await log.ReadStreamsAsync(elsewhere, cancellationToken)).Select(e => e.Stream).ToHashSet();
        bool IsOccurrence(string slug) => slugs.Contains(slug) || recorded.Contains(Domain.Occurrences.Occurrence.StreamOf(slug));

        var result = new List<CheckedFile>();
        foreach (var file in seeds.Occurrences)
        {
            if (!bulletins.TryGetValue(Path.GetFileNameWithoutExtension(file.Name), out var bulletin))
            {
                var missing = new SeedProblem(file.Name, 0, "", "No registered document of bulletins.yaml has this name.");
                result.Add(new CheckedFile(file.Name, [.. file.Problems, missing], []));
                continue;
            }

            var (problems, work) = CheckOccurrences.Run(file, bulletin.Id, bulletin.Text, catalogue, IsOccurrence);
            var citing = file.Entries.Where(entry => entry.Value.Cites is not null).Select(entry => entry.Value.Cites!).ToHashSet();
            result.Add(new CheckedFile(file.Name, problems, [.. work.Select(one => (citing.Contains(one.Slug), one))]));
        }

        return result;
    }

    private async Task<SeedReport> RecordAsync(
        string file, IReadOnlyList<SeedProblem> problems, List<OccurrenceWork> work, CancellationToken cancellationToken)
    {
        if (work.Count == 0) return new SeedReport(problems, 0);
        try
        {
            var appended = await RecordOccurrences.HandleAsync(commands, work, By, cancellationToken);
            return new SeedReport(problems, appended?.Versions.Count ?? 0);
        }
        catch (RefusedException e)
        {
            return new SeedReport([.. problems, new SeedProblem(file, 0, "", e.Message)], 0);
        }
    }

    private sealed record RegisteredSeed(string Id, BulletinText Text);

    private sealed record CheckedFile(
        string Name, IReadOnlyList<SeedProblem> Problems, IReadOnlyList<(bool Cites, OccurrenceWork Work)> Work);
}
