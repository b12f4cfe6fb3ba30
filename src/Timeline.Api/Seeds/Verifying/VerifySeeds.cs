using NodaTime;
using Timeline.Api.Catalogues;
using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;
using Timeline.Reading;

namespace Timeline.Api.Seeds.Verifying;

/// <summary>
/// Checks a folder of seeds by itself, without a database: what an import would refuse, and what a careful second
/// reader would ask about.
/// </summary>
internal static class VerifySeeds
{
    private const string Distinct = "occurrences/distinct.md";

    /// <summary>Verifies a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<SeedVerdict> RunAsync(string path, CancellationToken cancellationToken)
    {
        var seeds = SeedFolder.Read(path);
        var (wrongInCatalogue, _, catalogue) = CheckCatalogue.Run(seeds, Catalogue.Empty);
        var (documents, wrongInDocuments) = await SeedDocuments.ReadAsync(seeds, cancellationToken);
        var recorded = seeds.Occurrences.SelectMany(file => file.Entries).Select(entry => entry.Value.Slug).OfType<string>().ToHashSet();
        var problems = new List<SeedProblem>([.. wrongInCatalogue, .. wrongInDocuments]);
        var told = new List<ToldDocument>();
        foreach (var file in seeds.Occurrences)
        {
            var name = Path.GetFileNameWithoutExtension(file.Name);
            if (documents.FirstOrDefault(document => document.Name == name) is not { } document)
            {
                problems.Add(new SeedProblem(file.Name, 0, "", "No document of bulletins.yaml has this name."));
                continue;
            }

            var (wrong, work) = CheckOccurrences.Run(file, new SeedDocument(document.Bulletin.Id, document.Text), catalogue, recorded.Contains);
            problems.AddRange(wrong);
            var explained = await Explanations.ReadAsync(path, $"occurrences/{name}.skipped.md", cancellationToken);
            var published = LocalDate.FromDateOnly(document.Bulletin.Published);
            told.Add(new ToldDocument(document.Text, $"bulletins/{document.Entry.Value.File}", published, file, work, explained));
        }

        // What follows reads across files, and makes sense of them only when each is sound in itself.
        if (problems.Count == 0) problems.AddRange(Decisions(told));
        if (problems.Count == 0) problems.AddRange(await QuestionsAsync(path, told, catalogue, cancellationToken));
        problems.AddRange(documents.Where(document => told.All(one => one.Text != document.Text))
            .Select(document => document.Entry.Problem("file", $"Nobody has read this document yet: there is no occurrences/{document.Name}.jsonl.")));
        return new SeedVerdict(problems, documents.Count, recorded.Count, told.Sum(document => document.Work.Sum(work => ToldDocument.Citations(work).Count())));
    }

    /// <summary>What the commands themselves would refuse on an empty store, records before citations.</summary>
    private static IEnumerable<SeedProblem> Decisions(IReadOnlyList<ToldDocument> told)
    {
        var nothing = Array.Empty<StoredEvent>().ToLookup(e => e.Stream);
        var bySlug = told.SelectMany(document => document.Work.Select(work => (document, work))).ToLookup(one => one.work.Slug);
        foreach (var about in bySlug)
        {
            var commands = about.SelectMany(one => one.work.Commands).OrderBy(command => command is not RecordOccurrence);
            SeedProblem? refused = null;
            try
            {
                _ = RecordOccurrences.Decide(nothing, new OccurrenceWork(about.Key, [.. commands]));
            }
            catch (RefusedException e)
            {
                refused = about.Last().document.Problem(about.Key, "slug", e.Message);
            }

            if (refused is not null) yield return refused;
        }
    }

    private static async Task<IEnumerable<SeedProblem>> QuestionsAsync(
        string path, IReadOnlyList<ToldDocument> told, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var distinct = await Explanations.ReadAsync(path, Distinct, cancellationToken);
        var records = told.SelectMany(document => document.Records).ToDictionary(record => record.Slug, record => record.Record);
        var names = new ActorNames(catalogue.Actors);
        return
        [
            .. told.SelectMany(document => document.Explained.Problems),
            .. told.SelectMany(UnreadSentences.In),
            .. told.SelectMany(document => DateProof.In(document, records)),
            .. told.SelectMany(document => AbsentActors.In(document, records, catalogue.Actors, names)),
            .. distinct.Problems,
            .. NearDoubles.In(told, distinct),
        ];
    }
}

/// <summary>What a verification came to.</summary>
/// <param name="Problems">All that is wrong or unexplained.</param>
/// <param name="Documents">How many documents were read.</param>
/// <param name="Occurrences">How many occurrences they record.</param>
/// <param name="Citations">How many quotations prove them.</param>
internal sealed record SeedVerdict(IReadOnlyList<SeedProblem> Problems, int Documents, int Occurrences, int Citations);
