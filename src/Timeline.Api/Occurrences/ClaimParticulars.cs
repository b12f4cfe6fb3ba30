using FluentValidation;
using Timeline.Api.Catalogues;
using Timeline.Api.Validation;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>What somebody tells of a claim besides its proof: in a request, or in the seeds.</summary>
internal interface IClaimParticulars
{
    /// <summary>The proposition, short.</summary>
    string? About { get; }

    /// <summary>Who holds it: an actor's slug.</summary>
    string? Actor { get; }

    /// <summary>What the actor holds.</summary>
    string? Stance { get; }

    /// <summary>How the actor put it; null when the quotation says it all.</summary>
    string? Text { get; }

    /// <summary>When the actor did so, in EDTF.</summary>
    string? Date { get; }
}

/// <summary>What is told of a claim must be like this.</summary>
internal sealed class ClaimParticularsValidator<T> : AbstractValidator<T> where T : IClaimParticulars
{
    public ClaimParticularsValidator(Catalogue catalogue)
    {
        RuleFor(claim => claim.About).MustBeText(300);
        RuleFor(claim => claim.Actor).MustBeActor(catalogue);
        RuleFor(claim => claim.Stance).MustBeOneOf<T, ClaimStance>();
        RuleFor(claim => claim.Text).MayBeText(4000);
        RuleFor(claim => claim.Date).MustBeEdtf();
    }
}
