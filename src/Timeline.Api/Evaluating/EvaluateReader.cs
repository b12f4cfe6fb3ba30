using NodaTime;
using Timeline.Api.Catalogues;
using Timeline.Api.Occurrences;
using Timeline.Api.Seeds;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading;
using Timeline.Reading.Proposals;
using Timeline.Reading.Scoring;

namespace Timeline.Api.Evaluating;

/// <summary>Lets the reader read the documents of a folder of seeds and holds its proposals against what people found in them.</summary>
internal static class EvaluateReader
{
    /// <param name="path">The folder of seeds.</param>
    /// <param name="names">The files of the documents, or beginnings of their names; all when empty.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<(IReadOnlyList<EvaluatedDocument> Documents, IReadOnlyList<SeedProblem> Problems)> RunAsync(
        string path, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var seeds = SeedFolder.Read(path);
        var (wrongInCatalogue, _, catalogue) = CheckCatalogue.Run(seeds, Catalogue.Empty);
        var (documents, wrongInDocuments) = await SeedDocuments.ReadAsync(seeds, cancellationToken);
        var recorded = seeds.Occurrences.SelectMany(file => file.Entries).Select(entry => entry.Value.Slug).OfType<string>().ToHashSet();
        var problems = new List<SeedProblem>([.. wrongInCatalogue, .. wrongInDocuments]);
        var work = new List<(ReadDocument Document, IReadOnlyList<OccurrenceWork> Work)>();
        foreach (var file in seeds.Occurrences)
        {
            if (documents.FirstOrDefault(one => one.Name == Path.GetFileNameWithoutExtension(file.Name)) is not { } document) continue;
            var (wrong, wanted) = CheckOccurrences.Run(file, new SeedDocument(document.Bulletin.Id, document.Text), catalogue, recorded.Contains);
            problems.AddRange(wrong);
            work.Add((document, wanted));
        }

        if (problems.Count > 0) return ([], problems);
        var records = work.SelectMany(one => one.Work)
            .Select(one => (one.Slug, Record: one.Commands.OfType<RecordOccurrence>().FirstOrDefault()))
            .Where(one => one.Record is not null).ToDictionary(one => one.Slug, one => one.Record!);
        var known = new ReadingCatalogue(catalogue.Actors, catalogue.Topics, catalogue.Places);
        return ([.. work.Where(one => names.Count == 0 || names.Any(name => one.Document.Name.StartsWith(name, StringComparison.Ordinal)))
            .Select(one => Evaluate(one.Document, one.Work, records, known))], problems);
    }

    private static EvaluatedDocument Evaluate(
        ReadDocument document, IReadOnlyList<OccurrenceWork> work, Dictionary<string, RecordOccurrence> records, ReadingCatalogue catalogue)
    {
        var read = Reader.Read(
            document.Text, catalogue, Edtf.Parse(document.Entry.Value.Issued!), LocalDate.FromDateOnly(document.Bulletin.Published));
        var curated = work.Where(one => records.ContainsKey(one.Slug)).Select(one => Curated(one, records[one.Slug])).ToList();
        return new EvaluatedDocument(document.Name, document.Text, Pairing.Of(curated, read.Proposals));
    }

    private static Curated Curated(OccurrenceWork work, RecordOccurrence record)
    {
        var citations = work.Commands.Select(command => command switch
        {
            RecordOccurrence first => first.Citation,
            AddCitation further => further.Citation,
            _ => null,
        }).OfType<Citation>().ToList();
        return new Curated(
            work.Slug, record.Kind, record.Date, citations.Min(citation => citation.Basis), record.Participants.Select(p => p.Actor).ToHashSet(), record.Topics.ToHashSet(),
            record.Coding, [.. citations.Select(citation => new Passage(citation.Start, citation.End))]);
    }
}

/// <summary>A document of the seeds, with what people found in it beside what the reader proposes.</summary>
internal sealed record EvaluatedDocument(string Name, BulletinText Text, IReadOnlyList<Pair> Pairs);
