using System.Globalization;
using System.Text.Json;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Api.Validation;
using Timeline.Domain;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Api.Proposals;

/// <summary>A page of what the reader proposes.</summary>
/// <param name="Proposals">The proposals, by bulletin and place in its text.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
/// <param name="Matched">How many there are in all.</param>
internal sealed record ProposalPage(IReadOnlyList<ProposalView> Proposals, string? Next, long Matched);

/// <summary><c>GET /v1/proposals</c> and <c>/v1/proposals/{id}</c>.</summary>
internal static class GetProposals
{
    private const string All = "all";

    private static readonly TimelineOrder Order = new([("bulletin", "text"), ("place", "bigint"), ("id", "text")], Descending: false);

    public static QueryParameters Parameters { get; } = new(
    [
        new("bulletin", "A bulletin's slug: what was found in it. Repeated: in any of them.", "air-center-2021-01", Repeatable: true),
        new("confidence", "The least confidence, from 0 to 1.", "0.8"),
        new("kind", "The kind of occurrence. Repeated: any of them.", "agreement", Words<OccurrenceKind>.All, Repeatable: true),
        new("state", "What was decided: `open` (default), which is nothing yet, `accepted`, `amended`, `rejected` or `all`.", "rejected", [.. Words<ProposalState>.All, All]),
        new("limit", $"How many proposals, 1 to {TimelineParameters.MaximumLimit} ({TimelineParameters.DefaultLimit} by default).", "10"),
        new("cursor", "Where to go on, as `next` of the page before gave it.", "eyJzIjoxfQ"),
    ]);

    public static Task<IResult> ListAsync(HttpContext http, Answers answers)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        var limit = query.One("limit") is { } text
            ? TimelineParameters.ParseLimit(text) ?? throw RequestProblem.Parameter("limit", $"'{text}' is no limit; expected a whole number from 1 to {TimelineParameters.MaximumLimit}.")
            : TimelineParameters.DefaultLimit;
        var confidence = query.One("confidence") is { } least ? ParseConfidence(least) : 0;
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            snapshot.TellProposals(http);
            await RequireBulletinsAsync(query.All("bulletin"), snapshot, cancellationToken);
            var where = Matching(query.All("bulletin"), query.All("kind"), confidence, query.One("state") ?? Words<ProposalState>.Of(ProposalState.Open));
            var after = query.One("cursor") is { } cursor ? TimelineCursor.Parse(cursor, http.Request.Query, Order).Keys : null;
            var matched = await CountAsync(where, snapshot, cancellationToken);
            if (after is not null) where.Add(Order.After(after.Select(where.Value)));
            var found = await ReadAsync(where, snapshot, limit + 1, cancellationToken);
            var next = found.Count > limit
                ? new TimelineCursor(snapshot.Sequence, TimelineCursor.HashOf(http.Request.Query), KeysOf(found[limit - 1])).ToString()
                : null;
            if (next is not null) http.Response.Headers.Link = $"<{CanonicalUrl.With(http.Request, "cursor", next)}>; rel=\"next\"";
            return TypedResults.Ok(new ProposalPage([.. found.Take(limit).Select(one => ProposalView.Show(one, snapshot.Catalogue))], next, matched));
        });
    }

    public static Task<IResult> OneAsync(string id, HttpContext http, Answers answers)
    {
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            snapshot.TellProposals(http);
            var where = new Conditions();
            where.Add($"e.id = {where.Value(id)}");
            var found = await ReadAsync(where, snapshot, 1, cancellationToken);
            return found.Count > 0 ? TypedResults.Ok(ProposalView.Show(found[0], snapshot.Catalogue)) : throw Unknown(id);
        });
    }

    /// <summary>The 404 of a proposal that is not there.</summary>
    public static RequestProblem Unknown(string id) => new(
        StatusCodes.Status404NotFound, "There is no such proposal.", $"There is no proposal '{id}'. GET /v1/proposals?state=all lists all there are.");

    /// <summary>The conditions on <c>proposal e</c> of those that are asked for.</summary>
    public static Conditions Matching(IReadOnlyList<string> bulletins, IReadOnlyList<string> kinds, decimal confidence, string state)
    {
        var where = new Conditions();
        if (bulletins.Count > 0) where.Add($"e.bulletin = ANY({where.Value(bulletins.ToArray())})");
        if (kinds.Count > 0) where.Add($"e.kind = ANY({where.Value(kinds.ToArray())})");
        if (confidence > 0) where.Add($"e.confidence >= {where.Value(confidence)}");
        if (state == Words<ProposalState>.Of(ProposalState.Open)) where.Add("e.state = 'open'");
        else if (state != All) where.Add($"e.state = {where.Value(state)}");
        return where;
    }

    /// <summary>The first proposals that meet some conditions, in order.</summary>
    public static async Task<IReadOnlyList<StoredProposal>> ReadAsync(Conditions where, ReadSnapshot snapshot, int limit, CancellationToken cancellationToken)
    {
        var found = new List<StoredProposal>();
        await using var command = where.Command($"SELECT e.body FROM proposal e WHERE {where.Sql} ORDER BY {Order.OrderBy} LIMIT {limit}", snapshot.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) found.Add(JsonSerializer.Deserialize<StoredProposal>(rows.GetFieldValue<byte[]>(0), TimelineJson.Options)!);
        return found;
    }

    /// <exception cref="RequestProblem">There is no such bulletin (400); near slugs are told.</exception>
    public static async Task RequireBulletinsAsync(IReadOnlyList<string> wanted, ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0) return;
        var known = (await snapshot.BulletinsAsync(cancellationToken)).Keys;
        foreach (var slug in wanted.Where(slug => !known.Contains(slug)))
            throw RequestProblem.Parameter("bulletin", $"'{slug}' is not the slug of a bulletin.{NearMisses.Sentence(slug, known)}");
    }

    private static decimal ParseConfidence(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var confidence) && confidence <= 1
            ? confidence
            : throw RequestProblem.Parameter("confidence", $"'{text}' is no confidence; expected a number from 0 to 1, such as 0.8.");

    private static async Task<long> CountAsync(Conditions where, ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var command = where.Command($"SELECT count(*) FROM proposal e WHERE {where.Sql}", snapshot.Connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static List<string> KeysOf(StoredProposal last) =>
        [last.Proposal.Proposed.Bulletin, last.Proposal.Proposed.Occurrence.Citations[0].Start.ToString(CultureInfo.InvariantCulture), last.Id];
}
