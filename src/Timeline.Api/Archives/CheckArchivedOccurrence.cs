using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Occurrences;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Reading;

namespace Timeline.Api.Archives;

/// <summary>Checks what an archive tells of an occurrence: particulars, reasons, and that the words stand in their document.</summary>
/// <param name="catalogue">The actors, topics and places of the archive.</param>
/// <param name="texts">The texts of the bulletins so far.</param>
internal sealed class CheckArchivedOccurrence(Catalogue catalogue, IReadOnlyDictionary<string, BulletinText> texts)
{
    /// <summary>The field that names the document of the words.</summary>
    public const string Bulletin = $"{Data}.{BulletinOfCitation}";

    private const string Data = "data";
    private const string BulletinOfCitation = "citation.bulletin";

    // To make these takes longer than to use them.
    private readonly OccurrenceParticularsValidator<ToldParticulars> _particulars = new(catalogue);
    private readonly ClaimParticularsValidator<ToldClaim> _claim = new(catalogue);
    private readonly ReasonRequestValidator _reason = new();

    public IEnumerable<ArchiveProblem> Run(ArchivedEvent e, OccurrenceEvent happened) =>
        Particulars(happened)
            .Concat(Reason(happened))
            .Concat(happened is ClaimRecorded claim ? Claim(claim) : [])
            .Concat(happened.Citing is { } citation ? Quotation(citation) : [])
            .Select(problem => new ArchiveProblem(e.Line, $"{Data}.{problem.Field}", problem.Message));

    private IEnumerable<(string Field, string Message)> Particulars(OccurrenceEvent happened)
    {
        var (told, fields) = ToldParticulars.Of(happened);
        return fields.Count == 0 ? [] :
            from failure in _particulars.Validate(told).Errors
            let field = failure.FieldName()
            where fields.Contains(field.Split('.', '[')[0])
            select (field, failure.ErrorMessage);
    }

    private IEnumerable<(string Field, string Message)> Reason(OccurrenceEvent happened) => happened.Because is not { } reason
        ? []
        : _reason.Validate(new ReasonRequest(reason)).Errors.Select(failure => (failure.FieldName(), failure.ErrorMessage));

    private IEnumerable<(string Field, string Message)> Claim(ClaimRecorded claim) =>
        _claim.Validate(new ToldClaim(claim.About, claim.Actor, Words<ClaimStance>.Of(claim.Stance), claim.Text, claim.Date.ToString())).Errors
            .Select(failure => (failure.FieldName(), failure.ErrorMessage));

    private IEnumerable<(string Field, string Message)> Quotation(Citation c)
    {
        if (!texts.TryGetValue(c.Bulletin, out var text))
        {
            yield return (BulletinOfCitation, $"'{c.Bulletin}' is no bulletin of the lines before.{NearMisses.Sentence(c.Bulletin, texts.Keys)}");
            yield break;
        }

        var found = text.FindAll(c.Quote);
        if (found.Contains(new Passage(c.Start, c.End))) yield break;
        yield return found.Count > 0
            ? ("citation.start", $"The words do not stand at {c.Start} to {c.End} of '{c.Bulletin}', but at {string.Join(", ", found.Select(passage => $"{passage.Start} to {passage.End}"))}.")
            : ("citation.quote", Quotations.Locate(new QuotationRequest(c.Bulletin, c.Section, c.Quote, null, Words<DateBasis>.Of(c.Basis)), text).Problem!);
    }

    private sealed record ToldClaim(string? About, string? Actor, string? Stance, string? Text, string? Date) : IClaimParticulars;
}
