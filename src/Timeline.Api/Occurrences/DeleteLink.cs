using Timeline.Api.Http;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Occurrences;

/// <summary><c>DELETE /v1/occurrences/{id}/links/{relation}/{to}</c>.</summary>
internal static class DeleteLink
{
    public static Task<IResult> HandleAsync(string id, string relation, string to, HttpContext http, ChangeOccurrence change) =>
        change.RunAsync(id, http, () =>
        {
            _ = new QueryReader(http.Request.Query, QueryParameters.None);
            return Task.FromResult(new WantedChange((known, _) => Find(known, id, relation, to)));
        });

    private static RemoveLink Find(Occurrence known, string id, string relation, string to)
    {
        var found = known.Links.FirstOrDefault(link => NameOf(link) == $"{relation}/{to}");
        if (found is not null) return new RemoveLink(found.To, found.Relation);
        var links = known.Links.Select(NameOf).ToList();
        throw new RequestProblem(
            StatusCodes.Status404NotFound, "There is no such link.",
            $"'{id}' has no link '{relation}/{to}'.{NearMisses.Sentence($"{relation}/{to}", links)} It has {(links.Count == 0 ? "none" : string.Join(", ", links))}.");
    }

    private static string NameOf(Link link) => $"{Words<LinkRelation>.Of(link.Relation)}/{link.To}";
}
