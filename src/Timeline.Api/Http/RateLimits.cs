using System.Threading.RateLimiting;

namespace Timeline.Api.Http;

/// <summary>How many requests one address may send. On somebody's own machine there is no limit.</summary>
internal static class RateLimits
{
    public const string Key = "RateLimit:RequestsPerSecond";

    private const int Default = 100;

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var most = builder.Configuration.GetValue(Key, builder.Environment.IsDevelopment() ? 0 : Default);
        builder.Services.AddRateLimiter(limits =>
        {
            if (most <= 0) return;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => PartitionOf(http, most));
            limits.OnRejected = (_, _) => throw new RequestProblem(
                StatusCodes.Status429TooManyRequests, "Too many requests.", $"One address may send {most} requests a second. Try again in a second.")
            {
                Header = ("Retry-After", "1"),
            };
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext http, int most) =>
        // Whoever watches over the service must always get an answer.
        http.Request.Path.StartsWithSegments("/health")
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = most,
                TokensPerPeriod = most,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            });
}
