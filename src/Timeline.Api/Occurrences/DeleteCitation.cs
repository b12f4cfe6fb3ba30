using System.Globalization;
using Timeline.Api.Http;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary><c>DELETE /v1/occurrences/{id}/citations/{n}</c>: a passage proves it no more.</summary>
internal static class DeleteCitation
{
    public static QueryParameters Parameters { get; } =
        new([new("reason", "Why, in a sentence; it stands in the history. It must be given.", "The passage tells of another meeting.")]);

    public static Task<IResult> HandleAsync(string id, string n, HttpContext http, ChangeOccurrence change) =>
        change.RunAsync(id, http, () =>
        {
            var reason = new ReasonRequest(new QueryReader(http.Request.Query, Parameters).One("reason"));
            if (new ReasonRequestValidator().Validate(reason).Errors.FirstOrDefault() is { } failure)
                throw RequestProblem.Parameter("reason", failure.ErrorMessage);
            return Task.FromResult(new WantedChange((known, _) => new RemoveCitation(Find(known, id, n), reason.Reason!)));
        });

    private static Citation Find(Occurrence known, string id, string n) =>
        int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= known.Citations.Count
            ? known.Citations[number - 1]
            : throw new RequestProblem(
                StatusCodes.Status404NotFound, "There is no such citation.",
                $"'{id}' has no citation {n} of its own: they are 1 to {known.Citations.Count}, in the order in which the entry shows them. What stands behind those came with entries that were merged into it; undo the merge to take it back there.");
}
