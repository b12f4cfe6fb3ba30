using FluentValidation;
using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>A quotation must be told like this.</summary>
internal sealed class QuotationRequestValidator : AbstractValidator<QuotationRequest>
{
    public QuotationRequestValidator()
    {
        RuleFor(request => request.Bulletin).MustBeSlug();
        Include(new QuotedWordsValidator<QuotationRequest>());
        RuleFor(request => request.Basis).MustBeOneOf<QuotationRequest, DateBasis>();
    }
}

/// <summary><c>POST /v1/occurrences/{id}/citations</c>: another passage proves it too.</summary>
internal static class PostCitation
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change, LocateQuotation quotations) =>
        change.RunAsync<QuotationRequest>(id, http, async (request, _) =>
        {
            new QuotationRequestValidator().Require(request);
            return WantedChange.Of(new AddCitation(await quotations.RunAsync(request, field: "", http.RequestAborted)));
        });
}
