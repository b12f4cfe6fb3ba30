using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Api.Validation;

namespace Timeline.Api.Disputes;

/// <summary>What passes between two actors, month by month.</summary>
/// <param name="Actors">The two.</param>
/// <param name="Entries">How many matching entries there are between them.</param>
/// <param name="First">The slug of the earliest entry; null when there is none.</param>
/// <param name="Last">The slug of the latest entry; null when there is none.</param>
/// <param name="Counts">How many entries of which sort.</param>
/// <param name="Months">Every month from the first entry's to the last one's, empty ones included.</param>
/// <param name="Spells">When it was tense, and when it was quiet, in order.</param>
internal sealed record Dyad(
    IReadOnlyList<DyadActor> Actors, long Entries, string? First, string? Last, DisputeCounts Counts,
    IReadOnlyList<MonthOfDispute> Months, IReadOnlyList<Spell> Spells);

/// <summary>One of the two.</summary>
/// <param name="Actor">The slug.</param>
/// <param name="Name">The name.</param>
internal sealed record DyadActor(string Actor, string Name);

/// <summary><c>GET /v1/dyads/{a}/{b}</c>: entries with two different participants, one counting for each side.</summary>
internal static class GetDyad
{
    public static QueryParameters Parameters { get; } = new([.. TimelineParameters.Filters.Where(parameter => parameter.Name != "between")]);

    public static Task<IResult> HandleAsync(string a, string b, HttpContext http, Answers answers)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            foreach (var unknown in new[] { a, b }.Where(actor => !snapshot.Catalogue.HasActor(actor)))
            {
                throw new RequestProblem(
                    StatusCodes.Status404NotFound, "There is no such actor.",
                    $"There is no actor '{unknown}'.{NearMisses.Sentence(snapshot.Catalogue.ActorsNear(unknown))}");
            }

            if (a == b) throw new RequestProblem(StatusCodes.Status404NotFound, "There is no such dyad.", $"A dyad has two different actors, not '{a}' twice.");
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken) with { Between = [(a, b)] };
            var reader = new DisputeReader(snapshot, []);
            var fold = await reader.FoldAsync(reader.Begin(), filter, snapshot.Through, cancellationToken);
            var state = fold.Show();
            return TypedResults.Ok(new Dyad(
                [.. new[] { a, b }.Select(actor => new DyadActor(actor, snapshot.Catalogue.NameOf(actor)))],
                state.Entries, state.First, state.Last, state.Counts, fold.Months(), state.Spells));
        });
    }
}
