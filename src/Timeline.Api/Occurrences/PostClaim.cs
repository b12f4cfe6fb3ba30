using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Domain;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>A stance that a side takes, and the words that prove it.</summary>
/// <param name="About">The proposition, short: the same words for all who say something of it.</param>
/// <param name="Actor">Who holds it: an actor's slug.</param>
/// <param name="Stance">asserts, confirms, denies, disputes or withdraws.</param>
/// <param name="Text">How the actor put it.</param>
/// <param name="Date">When the actor did so, in EDTF.</param>
/// <param name="Citation">The words that prove it.</param>
internal sealed record NewClaim(string? About, string? Actor, string? Stance, string? Text, string? Date, NewCitation? Citation) : IClaimParticulars;

/// <summary>A claim must be told like this.</summary>
internal sealed class NewClaimValidator : AbstractValidator<NewClaim>
{
    public NewClaimValidator(Catalogue catalogue)
    {
        Include(new ClaimParticularsValidator<NewClaim>(catalogue));
        RuleFor(claim => claim.Citation).NotNull().WithMessage(NewCitation.Missing);
        RuleFor(claim => claim.Citation!).SetValidator(new NewCitationValidator()).When(claim => claim.Citation is not null);
    }
}

/// <summary><c>POST /v1/occurrences/{id}/claims</c>.</summary>
internal static class PostClaim
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change, LocateQuotation quotations) =>
        change.RunAsync<NewClaim>(id, http, async (claim, catalogue) =>
        {
            new NewClaimValidator(catalogue).Require(claim);
            var citation = await quotations.RunAsync(claim.Citation!.KnownBy(basis: null), NewCitation.Field, http.RequestAborted);
            return WantedChange.Of(new RecordClaim(
                claim.About!, claim.Actor!, Words<ClaimStance>.Parse(claim.Stance), claim.Text, Edtf.Parse(claim.Date!), citation));
        });
}
