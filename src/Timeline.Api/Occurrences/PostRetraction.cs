using Timeline.Api.Http;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary><c>POST /v1/occurrences/{id}/retraction</c>: it never happened, or nothing proves it.</summary>
internal static class PostRetraction
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change) =>
        change.RunAsync<ReasonRequest>(id, http, (request, _) =>
        {
            new ReasonRequestValidator().Require(request);

            // Alone, or it could go while something else is being merged into it.
            return Task.FromResult(WantedChange.Of(new RetractOccurrence(request.Reason!)) with { IsAlone = true });
        });
}
