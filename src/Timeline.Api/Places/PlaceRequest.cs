using FluentValidation;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Places;

namespace Timeline.Api.Places;

/// <summary>A place as somebody describes it: in a request, or in the seeds.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The usual English name.</param>
/// <param name="Aliases">Other names of this place; null for none.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code; null for seas and regions of several states.</param>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Precision">How exactly the coordinates tell.</param>
internal sealed record PlaceRequest(
    string? Id,
    string? Name,
    IReadOnlyList<string?>? Aliases,
    string? Country,
    double? Latitude,
    double? Longitude,
    string? Precision)
{
    /// <summary>The place; the request must be valid.</summary>
    public Place ToPlace() => new(
        Id!, Name!, [.. (Aliases ?? [])!], Country, Latitude!.Value, Longitude!.Value, Words<PlacePrecision>.Parse(Precision));
}

/// <summary>What a place's description must be like.</summary>
internal sealed class PlaceRequestValidator : AbstractValidator<PlaceRequest>
{
    public PlaceRequestValidator()
    {
        RuleFor(place => place.Id).MustBeSlug();
        RuleFor(place => place.Name).MustBeText(200);
        RuleForEach(place => place.Aliases).MustBeText(200);
        RuleFor(place => place.Country)
            .Matches(@"^[A-Z]{2}\z").WithMessage(place => $"'{place.Country}' is no ISO 3166-1 alpha-2 code; expected two capital letters, such as AZ.");
        RuleFor(place => place.Latitude)
            .NotNull().WithMessage("It is missing; degrees north were expected.")
            .InclusiveBetween(-90, 90).WithMessage(place => $"{place.Latitude} is no latitude; expected -90 to 90.");
        RuleFor(place => place.Longitude)
            .NotNull().WithMessage("It is missing; degrees east were expected.")
            .InclusiveBetween(-180, 180).WithMessage(place => $"{place.Longitude} is no longitude; expected -180 to 180.");
        RuleFor(place => place.Precision).MustBeOneOf<PlaceRequest, PlacePrecision>();
    }
}
