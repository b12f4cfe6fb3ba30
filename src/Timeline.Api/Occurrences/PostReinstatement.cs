using Timeline.Api.Http;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary><c>POST /v1/occurrences/{id}/reinstatement</c>: what was retracted counts again.</summary>
internal static class PostReinstatement
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change) =>
        change.RunAsync<ReasonRequest>(id, http, (request, _) =>
        {
            new ReasonRequestValidator().Require(request);
            return Task.FromResult(WantedChange.Of(new ReinstateOccurrence(request.Reason!)));
        });
}
