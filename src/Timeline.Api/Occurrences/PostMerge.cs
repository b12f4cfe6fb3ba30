using FluentValidation;
using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary>The occurrence is the same as another one.</summary>
/// <param name="Into">The slug of the one that stays and shows the citations and claims of both.</param>
/// <param name="Reason">Why, in a sentence; it stands in the history.</param>
internal sealed record MergeRequest(string? Into, string? Reason);

/// <summary>A merge must be told like this.</summary>
internal sealed class MergeRequestValidator : AbstractValidator<MergeRequest>
{
    public MergeRequestValidator()
    {
        RuleFor(request => request.Into).MustBeSlug();
        RuleFor(request => request.Reason).MustBeText(ReasonRequest.Longest);
    }
}

/// <summary><c>POST /v1/occurrences/{id}/merge</c>.</summary>
internal static class PostMerge
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change, FindOccurrences occurrences) =>
        change.RunAsync<MergeRequest>(id, http, async (request, _) =>
        {
            new MergeRequestValidator().Require(request);
            var into = request.Into!;
            await occurrences.RequireAsync(into, "into", http.RequestAborted);
            var end = await occurrences.EndOfMergesAsync(into, http.RequestAborted);
            return new WantedChange((_, known) =>
                new MergeOccurrence(into, RecordOccurrences.Fold(known[Occurrence.StreamOf(into)]), request.Reason!) { SurvivorsEnd = end })
            {
                Also = [into],
                IsAlone = true,
            };
        });
}
