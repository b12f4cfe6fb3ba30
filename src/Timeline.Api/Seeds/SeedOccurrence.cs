using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Occurrences;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Seeds;

/// <summary>
/// A line of <c>occurrences/*.jsonl</c>: an occurrence that the document tells, or, with <c>cites</c>, further words
/// for one that another file records.
/// </summary>
internal sealed record SeedOccurrence(
    string? Cites,
    string? Slug,
    string? Kind,
    string? Date,
    bool? YearGiven,
    string? Title,
    string? Summary,
    IReadOnlyList<ParticipantRequest?>? Participants,
    IReadOnlyList<string?>? Topics,
    string? Place,
    CodingRequest? Coding,
    string? Note,
    IReadOnlyList<SeedCitation?>? Citations,
    IReadOnlyList<SeedClaim?>? Claims,
    IReadOnlyList<SeedLink?>? Links) : IOccurrenceParticulars
{
    /// <summary>The occurrence that the line is about.</summary>
    public string? About => Cites ?? Slug;
}

/// <summary>Words of the document beside which the line stands.</summary>
internal sealed record SeedCitation(string? Section, string? Quote, int? Nth, string? Basis) : IQuotedWords
{
    public QuotationRequest In(string bulletin) => new(bulletin, Section, Quote, Nth, Basis);
}

/// <summary>A claim, with the words of the same document that prove it.</summary>
internal sealed record SeedClaim(
    string? About, string? Actor, string? Stance, string? Text, string? Date, string? Section, string? Quote, int? Nth, string? Basis)
    : IClaimParticulars
{
    public QuotationRequest In(string bulletin) => new(bulletin, Section, Quote, Nth, Basis ?? Words<DateBasis>.Of(DateBasis.Explicit));
}

/// <summary>A relation to another occurrence.</summary>
internal sealed record SeedLink(string? To, string? Relation);

/// <summary>A line must be like this; that its quotations stand in the document is checked beside.</summary>
internal sealed class SeedOccurrenceValidator : AbstractValidator<SeedOccurrence>
{
    /// <param name="catalogue">The actors, topics and places there are.</param>
    /// <param name="isOccurrence">Tells whether a slug is an occurrence's, of any file or recorded before.</param>
    public SeedOccurrenceValidator(Catalogue catalogue, Func<string, bool> isOccurrence)
    {
        RuleFor(line => line.Citations).NotEmpty().WithMessage("It is missing; one quotation at least proves an occurrence.");
        RuleForEach(line => line.Citations).NotNull().WithMessage("A null is no quotation.");
        RuleForEach(line => line.Links).NotNull().WithMessage("A null is no link.");
        RuleForEach(line => line.Claims).NotNull().WithMessage("A null is no claim.");
        RuleForEach(line => line.Citations).SetValidator(new QuotationValidator()!);
        When(line => line.Cites is not null, () =>
        {
            RuleFor(line => line.Cites).Must(slug => isOccurrence(slug!)).WithMessage(line => $"'{line.Cites}' is no recorded occurrence.");
            RuleFor(line => line.Slug).Null().WithMessage("A line either records (slug) or cites, not both.");
        }).Otherwise(() =>
        {
            RuleFor(line => line.Slug).MustBeSlugOfOccurrence();
            Include(new OccurrenceParticularsValidator<SeedOccurrence>(catalogue));
            RuleForEach(line => line.Links).ChildRules(link =>
            {
                link.RuleFor(l => l!.To).Must(to => to is not null && isOccurrence(to)).WithMessage(l => $"'{l?.To}' is no recorded occurrence.");
                link.RuleFor(l => l!.Relation).MustBeOneOf<SeedLink?, LinkRelation>();
            });
        });
        RuleForEach(line => line.Claims).SetValidator(new ClaimParticularsValidator<SeedClaim>(catalogue)!);
        RuleForEach(line => line.Claims).ChildRules(claim => claim.RuleFor(c => c!.Quote).MustBeText(20_000));
    }

    private sealed class QuotationValidator : AbstractValidator<SeedCitation>
    {
        public QuotationValidator()
        {
            Include(new QuotedWordsValidator<SeedCitation>());
            RuleFor(citation => citation.Basis).MustBeOneOf<SeedCitation, DateBasis>();
        }
    }
}
