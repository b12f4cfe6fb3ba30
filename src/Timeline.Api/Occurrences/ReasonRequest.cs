using FluentValidation;
using Timeline.Api.Validation;

namespace Timeline.Api.Occurrences;

/// <summary>Why something is to be taken back, or to count again.</summary>
/// <param name="Reason">Why, in a sentence; it stands in the history.</param>
internal sealed record ReasonRequest(string? Reason)
{
    /// <summary>The most characters of a reason.</summary>
    public const int Longest = 1000;
}

/// <summary>There must be a reason.</summary>
internal sealed class ReasonRequestValidator : AbstractValidator<ReasonRequest>
{
    public ReasonRequestValidator() => RuleFor(request => request.Reason).MustBeText(ReasonRequest.Longest);
}
