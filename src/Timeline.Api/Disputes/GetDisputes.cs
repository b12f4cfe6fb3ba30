using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;
using Timeline.Api.Validation;
using Timeline.Domain.Topics;

namespace Timeline.Api.Disputes;

/// <summary>All disputes by slug.</summary>
/// <param name="Disputes">The disputes.</param>
internal sealed record DisputeList(IReadOnlyList<DisputeSummary> Disputes);

/// <summary>A dispute in short.</summary>
/// <param name="Id">The slug of the topic that is disputed.</param>
/// <param name="Label">A short label.</param>
/// <param name="Scope">What belongs to it.</param>
/// <param name="Parties">The sides: slugs of actors.</param>
/// <param name="Entries">How many matching entries it has, those of the topics below included.</param>
/// <param name="First">The slug of the earliest of them; null when there is none.</param>
/// <param name="Last">The slug of the latest of them; null when there is none.</param>
internal sealed record DisputeSummary(
    string Id, string Label, string Scope, IReadOnlyList<string> Parties, long Entries, string? First, string? Last);

/// <summary>A dispute as it stands at the given bounds.</summary>
/// <param name="Id">The slug of the topic that is disputed.</param>
/// <param name="Label">A short label.</param>
/// <param name="Scope">What belongs to it.</param>
/// <param name="Topics">The topic and all below it: an entry about one of them belongs to the dispute.</param>
/// <param name="Entries">How many matching entries it has.</param>
/// <param name="First">The slug of the earliest entry; null when there is none.</param>
/// <param name="Last">The slug of the latest entry; null when there is none.</param>
/// <param name="Counts">How many entries of which sort.</param>
/// <param name="Months">Every month from the first entry's to the last one's, empty ones included.</param>
/// <param name="Parties">The sides, and what each said last.</param>
/// <param name="Agreements">What was agreed, in the order in which it occurred: the latest 50.</param>
/// <param name="OpenClaims">What one side holds and another denies, the latest first: 50 at most.</param>
/// <param name="Spells">When it was tense, and when it was quiet, in order.</param>
internal sealed record DisputeView(
    string Id, string Label, string Scope, IReadOnlyList<string> Topics, long Entries, string? First, string? Last, DisputeCounts Counts,
    IReadOnlyList<MonthOfDispute> Months, IReadOnlyList<DisputeParty> Parties, IReadOnlyList<DisputeAgreement> Agreements,
    IReadOnlyList<OpenClaim> OpenClaims, IReadOnlyList<Spell> Spells);

/// <summary><c>GET /v1/disputes</c> and <c>/v1/disputes/{id}</c>; both look at the entries that the filters choose.</summary>
internal static class GetDisputes
{
    /// <summary>A dispute is a topic, so there is no filter by topics.</summary>
    public static QueryParameters Parameters { get; } = new([.. TimelineParameters.Filters.Where(parameter => parameter.Name != "topic")]);

    public static Task<IResult> ListAsync(HttpContext http, Answers answers, KeptTimeline kept)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var tree = snapshot.Catalogue.Topics;
            var disputes = new List<DisputeSummary>();
            foreach (var topic in tree.All.Where(topic => topic.IsDispute).OrderBy(topic => topic.Id, StringComparer.Ordinal))
            {
                var counts = new EntryCounts(snapshot, Of(filter, topic, tree), kept);
                var (first, last) = await counts.EndsAsync(cancellationToken);
                disputes.Add(new DisputeSummary(
                    topic.Id, topic.Label, topic.Scope, topic.Parties, await counts.AllAsync(cancellationToken), first, last));
            }

            return TypedResults.Ok(new DisputeList(disputes));
        });
    }

    public static Task<IResult> OneAsync(string id, HttpContext http, Answers answers, KeptTimeline kept)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var topic = Find(id, snapshot.Catalogue);
            var filter = Of(await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken), topic, snapshot.Catalogue.Topics);
            var reader = new DisputeReader(snapshot, topic.Parties);
            var fold = await reader.FoldAsync(kept, filter, cancellationToken)
                ?? await reader.FoldAsync(reader.Begin(), filter, snapshot.Through, cancellationToken);
            var state = fold.Show();
            return TypedResults.Ok(new DisputeView(
                topic.Id, topic.Label, topic.Scope, filter.Topics, state.Entries, state.First, state.Last, state.Counts,
                fold.Months(), state.Parties, state.Agreements, state.OpenClaims, state.Spells));
        });
    }

    /// <summary>The same filter for the entries of a dispute alone.</summary>
    public static TimelineFilter Of(TimelineFilter filter, Topic dispute, TopicTree tree) =>
        filter with { Topics = [.. tree.WithDescendants(dispute.Id)] };

    /// <exception cref="RequestProblem">There is no such topic, or nobody disputes it (404).</exception>
    public static Topic Find(string id, Catalogue catalogue)
    {
        var topic = catalogue.Topics.Find(id);
        if (topic is { IsDispute: true }) return topic;
        var near = NearMisses.Sentence(id, catalogue.Topics.All.Where(one => one.IsDispute).Select(one => one.Id));
        throw new RequestProblem(
            StatusCodes.Status404NotFound, "There is no such dispute.",
            topic is null ? $"There is no dispute '{id}'.{near}" : $"'{id}' is a topic that nobody disputes; GET /v1/disputes tells those that are.{near}");
    }
}
