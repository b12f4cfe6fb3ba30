using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using Timeline.Api.Validation;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Dates;
using Timeline.Reading;

namespace Timeline.Api.Bulletins;

/// <summary>What somebody tells of a bulletin besides its text: in a request, or in the seeds.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Issued">The date it bears, in EDTF.</param>
/// <param name="Published">The day that counts on the axis of publication.</param>
/// <param name="Language">ISO 639 code; null for English.</param>
/// <param name="Kind">What sort of document; null for a bulletin.</param>
internal sealed record BulletinRequest(
    string? Id, string? Title, string? Publisher, string? Issued, string? Published, string? Language, string? Kind)
{
    /// <summary>Whether something is left out that a new bulletin must have.</summary>
    public bool IsIncomplete => Title is null || Publisher is null || Issued is null || Published is null;

    /// <summary>The hash under which a document's bytes are kept.</summary>
    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The bulletin with these bytes; the request must be valid.</summary>
    public Bulletin ToBulletin(byte[] bytes, BulletinText text) => new(
        Id!, Title!, Publisher!, Edtf.Parse(Issued!), DateOnly.ParseExact(Published!, "O", CultureInfo.InvariantCulture),
        Language ?? "en", Kind ?? "bulletin", HashOf(bytes), text.Length);
}

/// <summary>What is told of a bulletin must be like this.</summary>
internal sealed class BulletinRequestValidator : AbstractValidator<BulletinRequest>
{
    public BulletinRequestValidator()
    {
        RuleFor(bulletin => bulletin.Id).MustBeSlug();
        RuleFor(bulletin => bulletin.Title).MustBeText(300);
        RuleFor(bulletin => bulletin.Publisher).MustBeText(200);
        RuleFor(bulletin => bulletin.Issued).MustBeEdtf();
        RuleFor(bulletin => bulletin.Published).Must(day => DateOnly.TryParseExact(day, "O", out _))
            .WithMessage(bulletin => bulletin.Published is { } day ? $"'{day}' is no day; expected one such as 2021-05-31." : "It is missing; a day such as 2021-05-31 was expected.");
        RuleFor(bulletin => bulletin.Language)
            .Matches(@"^[a-z]{2,3}\z").WithMessage(bulletin => $"'{bulletin.Language}' is no language; expected an ISO 639 code such as en.");
        RuleFor(bulletin => bulletin.Kind)
            .Matches(@"^[a-z]{1,40}\z").WithMessage(bulletin => $"'{bulletin.Kind}' is no kind of document; expected a lower-case word such as bulletin or article.");
    }
}
