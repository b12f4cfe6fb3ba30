using FluentValidation;
using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>How the occurrence relates to another one.</summary>
/// <param name="To">The other's slug.</param>
/// <param name="Relation">follows, responds_to, implements, violates, ratifies, cancels or part_of.</param>
internal sealed record LinkRequest(string? To, string? Relation);

/// <summary>A link must be told like this.</summary>
internal sealed class LinkRequestValidator : AbstractValidator<LinkRequest>
{
    public LinkRequestValidator()
    {
        RuleFor(link => link.To).MustBeSlug();
        RuleFor(link => link.Relation).MustBeOneOf<LinkRequest, LinkRelation>();
    }
}

/// <summary><c>POST /v1/occurrences/{id}/links</c>.</summary>
internal static class PostLink
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change, FindOccurrences occurrences) =>
        change.RunAsync<LinkRequest>(id, http, async (link, _) =>
        {
            new LinkRequestValidator().Require(link);
            await occurrences.RequireAsync(link.To!, "to", http.RequestAborted);
            return WantedChange.Of(new LinkOccurrence(link.To!, Words<LinkRelation>.Parse(link.Relation)));
        });
}
