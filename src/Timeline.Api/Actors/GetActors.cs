using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Actors;

/// <summary>All actors by slug.</summary>
/// <param name="Actors">The actors.</param>
internal sealed record ActorList(IReadOnlyList<ActorSummary> Actors);

/// <summary>An actor in short.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The usual English name.</param>
/// <param name="Type">What kind of actor.</param>
/// <param name="Wikidata">The Wikidata item; null when not known for certain.</param>
/// <param name="Entries">In how many matching entries it takes part, itself or through those who act for it.</param>
internal sealed record ActorSummary(string Id, string Name, ActorType Type, string? Wikidata, long Entries);

/// <summary>An actor in full.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The usual English name.</param>
/// <param name="Type">What kind of actor.</param>
/// <param name="Wikidata">The Wikidata item; null when not known for certain.</param>
/// <param name="Aliases">All other names that mean this actor alone.</param>
/// <param name="SharedAliases">Names shared with other actors, and the words nearby that decide.</param>
/// <param name="Represents">For whom the actor acts: its offices.</param>
/// <param name="Entries">In how many matching entries it takes part, itself or through those who act for it.</param>
/// <param name="Roles">The number of entries by the role in them.</param>
/// <param name="Kinds">The number of entries by kind.</param>
/// <param name="First">The slug of the earliest entry; null when there is none.</param>
/// <param name="Last">The slug of the latest entry; null when there is none.</param>
/// <param name="Partners">Who takes part most often beside it, the most frequent first, ten at most.</param>
internal sealed record ActorProfile(
    string Id, string Name, ActorType Type, string? Wikidata, IReadOnlyList<string> Aliases,
    IReadOnlyList<SharedAlias> SharedAliases, IReadOnlyList<ActorOffice> Represents, long Entries,
    IReadOnlyDictionary<string, long> Roles, IReadOnlyDictionary<string, long> Kinds,
    string? First, string? Last, IReadOnlyList<ActorPartner> Partners);

/// <summary>For whom an actor acts, in which office, and when.</summary>
/// <param name="Actor">The slug of the actor that is represented.</param>
/// <param name="As">The office; null when none is told.</param>
/// <param name="From">Since when, in EDTF; null for always.</param>
/// <param name="To">Until when, in EDTF; null for still.</param>
internal sealed record ActorOffice(string Actor, string? As, Edtf? From, Edtf? To);

/// <summary>Somebody who takes part beside an actor.</summary>
/// <param name="Actor">The slug.</param>
/// <param name="Name">The name.</param>
/// <param name="Entries">In how many entries.</param>
internal sealed record ActorPartner(string Actor, string Name, long Entries);

/// <summary><c>GET /v1/actors</c> and <c>/v1/actors/{id}</c>; both count by the filters of a timeline.</summary>
internal static class GetActors
{
    public static QueryParameters Parameters { get; } = new(TimelineParameters.Filters);

    public static Task<IResult> ListAsync(HttpContext http, Answers answers, KeptTimeline kept)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var counts = await new EntryCounts(snapshot, filter, kept).ByAsync(filter.Represented ? EntryTerms.Side : EntryTerms.Actor, cancellationToken);
            return TypedResults.Ok(new ActorList(
            [
                .. snapshot.Catalogue.Actors.All.OrderBy(actor => actor.Id, StringComparer.Ordinal).Select(actor =>
                    new ActorSummary(actor.Id, actor.Name, actor.Type, actor.Wikidata, counts.GetValueOrDefault(actor.Id))),
            ]));
        });
    }

    public static Task<IResult> OneAsync(string id, HttpContext http, Answers answers, KeptTimeline kept)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var actor = snapshot.Catalogue.Actors.Find(id) ?? throw new RequestProblem(
                StatusCodes.Status404NotFound, "There is no such actor.",
                $"There is no actor '{id}'.{NearMisses.Sentence(snapshot.Catalogue.ActorsNear(id))}");
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            return TypedResults.Ok(await ProfileAsync(actor, snapshot, filter, kept, cancellationToken));
        });
    }

    private static async Task<ActorProfile> ProfileAsync(
        Actor actor, ReadSnapshot snapshot, TimelineFilter filter, KeptTimeline kept, CancellationToken cancellationToken)
    {
        var counts = new EntryCounts(snapshot, filter, kept, alsoOf: actor.Id);
        var kinds = await counts.ByKindAsync(cancellationToken);
        var roles = await counts.ByAsync(filter.Represented ? EntryTerms.Part : EntryTerms.Role, cancellationToken);
        var partners = await counts.ByAsync(EntryTerms.Actor, cancellationToken);
        var (first, last) = await counts.EndsAsync(cancellationToken);
        return new ActorProfile(
            actor.Id, actor.Name, actor.Type, actor.Wikidata, actor.Aliases, actor.SharedAliases,
            [.. actor.Represents.Select(r => new ActorOffice(r.Actor, r.As, r.From, r.To))],
            kinds.Values.Sum(),
            Words<ParticipantRole>.All.Select(role => (role, Count: roles.GetValueOrDefault($"{role}:{actor.Id}")))
                .Where(role => role.Count > 0).ToDictionary(role => role.role, role => role.Count),
            Words<OccurrenceKind>.All.ToDictionary(kind => kind, kind => kinds.GetValueOrDefault(kind)),
            first,
            last,
            [
                .. partners.Where(partner => partner.Key != actor.Id)
                    .OrderByDescending(partner => partner.Value).ThenBy(partner => partner.Key, StringComparer.Ordinal).Take(10)
                    .Select(partner => new ActorPartner(partner.Key, snapshot.Catalogue.NameOf(partner.Key), partner.Value)),
            ]);
    }
}
