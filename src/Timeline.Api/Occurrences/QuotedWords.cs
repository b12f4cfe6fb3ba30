using FluentValidation;
using Timeline.Api.Validation;

namespace Timeline.Api.Occurrences;

/// <summary>Words that somebody quotes: in a request, or in the seeds.</summary>
internal interface IQuotedWords
{
    /// <summary>The section they stand in; null when the document has none.</summary>
    string? Section { get; }

    /// <summary>The words, character for character.</summary>
    string? Quote { get; }

    /// <summary>Which one, from 1, when they stand more than once; null when once.</summary>
    int? Nth { get; }
}

/// <summary>Quoted words must be like this; that they stand in the document is checked beside.</summary>
internal sealed class QuotedWordsValidator<T> : AbstractValidator<T> where T : IQuotedWords
{
    public QuotedWordsValidator()
    {
        RuleFor(words => words.Section).MayBeText(200);
        RuleFor(words => words.Quote).MustBeText(20_000);
        RuleFor(words => words.Nth).GreaterThanOrEqualTo(1).WithMessage(words => $"{words.Nth} counts nothing; the first is 1.");
    }
}
