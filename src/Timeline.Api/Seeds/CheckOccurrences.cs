using Timeline.Api.Catalogues;
using Timeline.Api.Occurrences;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Seeds;

/// <summary>Checks the lines of one document's occurrences and turns them into commands.</summary>
internal static class CheckOccurrences
{
    /// <param name="file">The lines.</param>
    /// <param name="document">The document beside which they stand.</param>
    /// <param name="catalogue">The actors, topics and places there are.</param>
    /// <param name="isOccurrence">Tells whether a slug is an occurrence's, of any file or recorded before.</param>
    /// <returns>All that is wrong, and what is wanted if nothing is.</returns>
    public static (IReadOnlyList<SeedProblem> Problems, IReadOnlyList<OccurrenceWork> Work) Run(
        SeedFile<SeedOccurrence> file, SeedDocument document, Catalogue catalogue, Func<string, bool> isOccurrence)
    {
        var problems = new List<SeedProblem>(file.Problems);
        var work = new List<OccurrenceWork>();
        var validator = new SeedOccurrenceValidator(catalogue, isOccurrence);
        var seen = new HashSet<string>();
        foreach (var entry in file.Entries)
        {
            var found = entry.ProblemsFoundBy(validator).ToList();
            var line = new Line(entry, document, found);
            line.Locate();
            if (entry.Value.About is { } about && !seen.Add(about)) found.Add(entry.Problem("slug", $"'{about}' has two lines in this file."));
            problems.AddRange(found);
            if (found.Count == 0) work.Add(new OccurrenceWork(entry.Value.About!, [.. line.Commands()]));
        }

        return (problems, work);
    }

    private sealed class Line(SeedEntry<SeedOccurrence> entry, SeedDocument document, List<SeedProblem> problems)
    {
        private readonly List<Citation> _citations = [];
        private readonly List<Citation> _proofsOfClaims = [];

        public void Locate()
        {
            foreach (var (i, citation) in (entry.Value.Citations ?? []).Index())
                Find(citation?.In(document.Id), $"citations[{i}].quote", _citations);
            foreach (var (i, claim) in (entry.Value.Claims ?? []).Index())
                Find(claim?.In(document.Id), $"claims[{i}].quote", _proofsOfClaims);
        }

        public IEnumerable<OccurrenceCommand> Commands()
        {
            var o = entry.Value;
            var further = _citations;
            if (o.Cites is null)
            {
                further = _citations[1..];
                yield return new RecordOccurrence(
                    Words<OccurrenceKind>.Parse(o.Kind), Edtf.Parse(o.Date!), o.YearGiven!.Value, o.Title!, o.Summary,
                    [.. o.Participants!.Select(p => p!.ToParticipant())], [.. o.Topics!], o.Place, o.Coding!.ToCoding(), o.Note, _citations[0]);
            }

            foreach (var citation in further) yield return new AddCitation(citation);
            foreach (var (claim, proof) in (o.Claims ?? []).Zip(_proofsOfClaims))
                yield return new RecordClaim(claim!.About!, claim.Actor!, Words<ClaimStance>.Parse(claim.Stance), claim.Text, Edtf.Parse(claim.Date!), proof);
            foreach (var link in o.Links ?? [])
                yield return new LinkOccurrence(link!.To!, Words<LinkRelation>.Parse(link.Relation));
        }

        /// <summary>What is not even a quotation, the validator has told already.</summary>
        private void Find(QuotationRequest? request, string field, List<Citation> found)
        {
            if (string.IsNullOrEmpty(request?.Quote) || !Words<DateBasis>.TryParse(request.Basis, out _)) return;
            var (citation, problem) = Quotations.Locate(request, document.Text);
            if (citation is not null) found.Add(citation);
            else problems.Add(entry.Problem(field, problem!));
        }
    }
}
