using NodaTime;
using Npgsql;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary>That the process runs.</summary>
/// <param name="Status">Always `live`.</param>
internal sealed record Liveness(string Status);

/// <summary><c>GET /health/live</c> and <c>/health/ready</c>.</summary>
internal sealed class Health(ReadStates states, ProjectionRetries retries, IClock clock)
{
    /// <summary>The process runs and answers.</summary>
    public static IResult Live() => TypedResults.Ok(new Liveness("live"));

    /// <summary>503 when the database does not answer, or a projection is paused or fails again and again; what is merely behind is told with a 200.</summary>
    public static async Task<IResult> ReadyAsync(Health health, CancellationToken cancellationToken)
    {
        try
        {
            var report = await health.ReportAsync(cancellationToken);
            return TypedResults.Json(
                report, TimelineJson.Options, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (NpgsqlException e)
        {
            return TypedResults.Problem(
                $"The database does not answer: {e.Message}", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready.");
        }
    }

    /// <summary>How everything is, as far as this process knows.</summary>
    public Task<HealthReport> ReportAsync(CancellationToken cancellationToken) =>
        ReportAsync(name => RetryHealth.Of(retries.Find(name)), cancellationToken);

    /// <summary>How everything is, when somebody else tells what is being tried again.</summary>
    public async Task<HealthReport> ReportAsync(Func<string, RetryHealth?> retryOf, CancellationToken cancellationToken) =>
        HealthReport.Of(await states.ReadAsync(cancellationToken), retryOf, clock.GetCurrentInstant());
}
