using FluentValidation;
using Timeline.Api.Validation;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>The words that prove something; where they stand is worked out from the text, never given.</summary>
/// <param name="Bulletin">The document's slug.</param>
/// <param name="Section">The section they stand in; null when the document has none.</param>
/// <param name="Quote">The words, character for character.</param>
/// <param name="Nth">Which one, from 1, when they stand more than once; null when once.</param>
/// <param name="Basis">How the date is known from them.</param>
internal sealed record QuotationRequest(string? Bulletin, string? Section, string? Quote, int? Nth, string? Basis);

/// <summary>A quotation must be like this. That it stands in the text, <see cref="Quotations"/> checks.</summary>
internal sealed class QuotationRequestValidator : AbstractValidator<QuotationRequest>
{
    public QuotationRequestValidator()
    {
        RuleFor(q => q.Bulletin).MustBeSlug();
        RuleFor(q => q.Section).MayBeText(200);
        RuleFor(q => q.Quote).MustBeText(20_000);
        RuleFor(q => q.Nth).GreaterThanOrEqualTo(1).WithMessage(q => $"{q.Nth} counts nothing; the first is 1.");
        RuleFor(q => q.Basis).MustBeOneOf<QuotationRequest, DateBasis>();
    }
}
