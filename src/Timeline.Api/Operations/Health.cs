using Npgsql;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>How the service is.</summary>
/// <param name="Status"><c>ready</c> or <c>degraded</c>.</param>
/// <param name="LastSequence">The last event in the log.</param>
/// <param name="Projections">How far each projection is.</param>
internal sealed record HealthReport(string Status, long LastSequence, IReadOnlyList<ProjectionHealth> Projections);

/// <summary>How far a projection is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sequence">Everything up to here is folded.</param>
/// <param name="Behind">How far that is from the end of the log.</param>
/// <param name="Paused">Why it stands still; null while it runs.</param>
internal sealed record ProjectionHealth(string Name, long Sequence, long Behind, string? Paused)
{
    public static ProjectionHealth Of(ProjectionMark mark, long last) => new(
        mark.Name, mark.Sequence, Math.Max(0, last - mark.Sequence),
        mark.Pause is { } pause ? $"Event {pause.Sequence} cannot be folded: {pause.Reason}" : null);
}

/// <summary><c>GET /health/live</c> and <c>/health/ready</c>.</summary>
internal static class Health
{
    /// <summary>The process runs and answers.</summary>
    public static IResult Live() => TypedResults.Ok(new { status = "live" });

    /// <summary>The database answers and no projection is paused; otherwise 503.</summary>
    public static async Task<IResult> ReadyAsync(ProjectionMarks marks, CancellationToken cancellationToken)
    {
        try
        {
            var report = await ReportAsync(marks, cancellationToken);
            return TypedResults.Json(
                report, TimelineJson.Options,
                statusCode: report.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (NpgsqlException e)
        {
            return TypedResults.Problem(
                $"The database does not answer: {e.Message}", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready.");
        }
    }

    /// <summary>How far everything is.</summary>
    public static async Task<HealthReport> ReportAsync(ProjectionMarks marks, CancellationToken cancellationToken)
    {
        var last = await marks.LastSequenceAsync(cancellationToken);
        var projections = (await marks.ReadAsync(cancellationToken)).Select(mark => ProjectionHealth.Of(mark, last)).ToList();
        return new HealthReport(projections.All(projection => projection.Paused is null) ? "ready" : "degraded", last, projections);
    }
}
