using FluentValidation;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>The words that prove what a body tells; where they stand is worked out from the text.</summary>
/// <param name="Bulletin">The document's slug.</param>
/// <param name="Section">The section they stand in.</param>
/// <param name="Quote">The words, character for character.</param>
/// <param name="Nth">Which one, from 1, when they stand more than once.</param>
internal sealed record NewCitation(string? Bulletin, string? Section, string? Quote, int? Nth) : IQuotedWords
{
    /// <summary>Where the citation stands in a body.</summary>
    public const string Field = "citation";

    /// <summary>What is said when there is none and must be one.</summary>
    public const string Missing = "It is missing; {\"bulletin\": …, \"quote\": …} was expected.";

    public QuotationRequest KnownBy(string? basis) => new(Bulletin, Section, Quote, Nth, basis ?? Words<DateBasis>.Of(DateBasis.Explicit));
}

/// <summary>The words must be told like this.</summary>
internal sealed class NewCitationValidator : AbstractValidator<NewCitation>
{
    public NewCitationValidator()
    {
        RuleFor(c => c.Bulletin).MustBeSlug();
        Include(new QuotedWordsValidator<NewCitation>());
    }
}
