using Timeline.Api.Commands;
using Timeline.Api.Http;
using Timeline.Api.Keys;
using Timeline.Api.Occurrences;
using Timeline.Domain.Bulletins;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Bulletins;

/// <summary><c>POST /v1/bulletins/{id}/withdrawal</c>: from here on its words prove nothing.</summary>
internal static class PostWithdrawal
{
    public static async Task<IResult> HandleAsync(
        string id, HttpContext http, Writers writers, Once once, DecideAndAppend commands, Documents documents, CommandAnswers answers)
    {
        var by = await writers.RequireAsync(http);
        var stream = Bulletin.StreamOf(id);
        var done = await once.RunAsync(
            by,
            async () =>
            {
                _ = new QueryReader(http.Request.Query, QueryParameters.None);
                var request = await RequestBody.ReadAsync<ReasonRequest>(http);
                new ReasonRequestValidator().Require(request);
                var known = await documents.BulletinsAsync(http.RequestAborted);
                if (!known.Contains(id)) throw GetBulletins.Unknown(id, known);
                return new Done(stream, await commands.RunAsync([stream], events => [Decide(id, request, http.Request, events)], by, http.RequestAborted));
            },
            http.RequestAborted);
        return await answers.AnswerAsync(
            http, done, $"/v1/bulletins/{id}",
            (snapshot, _, cancellationToken) => GetBulletins.FindAsync(snapshot, id, null, cancellationToken));
    }

    private static StreamAppend Decide(string id, ReasonRequest request, HttpRequest http, ILookup<string, StoredEvent> known)
    {
        var stream = Bulletin.StreamOf(id);
        // That the program has read it meanwhile changes nothing of what a person knows of it.
        IfMatch.Require(http, known[stream].Last().Version, since: known[stream].Last(e => e.Data is not BulletinRead).Version);
        return known.Append(stream, "bulletin", Bulletin.Withdraw(RegisterBulletin.Fold(id, known[stream]), request.Reason!));
    }
}
