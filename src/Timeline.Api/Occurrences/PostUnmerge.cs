using Timeline.Api.Http;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary><c>POST /v1/occurrences/{id}/unmerge</c>: it is another one after all.</summary>
internal static class PostUnmerge
{
    public static Task<IResult> HandleAsync(string id, HttpContext http, ChangeOccurrence change) =>
        change.RunAsync<ReasonRequest>(id, http, (request, _) =>
        {
            new ReasonRequestValidator().Require(request);
            return Task.FromResult(WantedChange.Of(new UndoMerge(request.Reason!)));
        });
}
