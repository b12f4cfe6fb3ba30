using Npgsql;
using Timeline.Api.Http;

namespace Timeline.Api.Operations;

/// <summary>What there is, and where.</summary>
/// <param name="Name">The service.</param>
/// <param name="Sequence">The last event of the log that is shown.</param>
/// <param name="Span">The days that the entries span; null while there are none.</param>
/// <param name="Counts">How many there are.</param>
/// <param name="Links">Where to go on.</param>
internal sealed record TimelineIndex(
    string Name, long Sequence, DaySpan? Span, TimelineCounts Counts, IReadOnlyDictionary<string, string> Links);

/// <summary>From the first day to the last that any entry may mean.</summary>
/// <param name="From">The earliest day.</param>
/// <param name="To">The latest day that is known; open ends are not counted.</param>
internal sealed record DaySpan(DateOnly From, DateOnly To);

/// <summary>How many there are.</summary>
/// <param name="Entries">Active entries.</param>
/// <param name="Bulletins">Documents.</param>
/// <param name="Actors">Actors.</param>
/// <param name="Topics">Topics.</param>
/// <param name="Places">Places.</param>
/// <param name="Proposals">Proposals that wait for a decision.</param>
internal sealed record TimelineCounts(long Entries, long Bulletins, long Actors, long Topics, long Places, long Proposals);

/// <summary><c>GET /v1</c>.</summary>
internal static class GetIndex
{
    private static readonly Dictionary<string, string> Links = new()
    {
        ["timeline"] = "/v1/timeline",
        ["histogram"] = "/v1/timeline/histogram",
        ["actors"] = "/v1/actors",
        ["graph"] = "/v1/actors/graph",
        ["coverage"] = "/v1/coverage",
        ["topics"] = "/v1/topics",
        ["disputes"] = "/v1/disputes",
        ["places"] = "/v1/places",
        ["changes"] = "/v1/changes",
        ["bulletins"] = "/v1/bulletins",
        ["proposals"] = "/v1/proposals",
        ["openapi"] = "/openapi/v1.json",
        ["documentation"] = "/docs",
        ["health"] = "/health/ready",
    };

    public static Task<IResult> HandleAsync(HttpContext http, Answers answers)
    {
        _ = new QueryReader(http.Request.Query, QueryParameters.None);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            await using var command = new NpgsqlCommand(
                """
                SELECT count(*), min(earliest), max(coalesce(latest, earliest)), (SELECT count(*) FROM bulletin), (SELECT count(*) FROM proposal WHERE state = 'open')
                FROM entry WHERE present AND status = 'active'
                """, snapshot.Connection);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            var catalogue = snapshot.Catalogue;
            return TypedResults.Ok(new TimelineIndex(
                "Timeline",
                snapshot.Sequence,
                row.IsDBNull(1) ? null : new DaySpan(row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2)),
                new TimelineCounts(
                    row.GetInt64(0), row.GetInt64(3), catalogue.Actors.All.Count(), catalogue.Topics.All.Count(), catalogue.Places.All.Count(), row.GetInt64(4)),
                Links));
        });
    }
}
