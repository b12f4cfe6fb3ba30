using System.Threading.RateLimiting;

namespace Timeline.Api.Http;

/// <summary>
/// How many streams one address may follow at a time: each replay holds a connection to the database for as long as its
/// reader takes. On somebody's own machine there is no limit.
/// </summary>
internal sealed class OpenStreams : IDisposable
{
    public const string Key = "RateLimit:StreamsPerClient";

    private const int Default = 20;

    private readonly int _most;
    private readonly PartitionedRateLimiter<string> _open;

    public OpenStreams(IConfiguration configuration, IHostEnvironment environment)
    {
        _most = configuration.GetValue(Key, environment.IsDevelopment() ? 0 : Default);
        _open = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetConcurrencyLimiter(
            address, _ => new ConcurrencyLimiterOptions { PermitLimit = _most, QueueLimit = 0 }));
    }

    /// <summary>Takes a place for a stream; it is given back when the lease is disposed.</summary>
    /// <exception cref="RequestProblem">The address follows too many already (429).</exception>
    public IDisposable? Enter(HttpContext http)
    {
        if (_most <= 0) return null;
        var lease = _open.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        throw new RequestProblem(
            StatusCodes.Status429TooManyRequests, "Too many streams.", $"One address may follow {_most} streams at a time. End one of them, or try again later.")
        {
            Header = ("Retry-After", "10"),
        };
    }

    public void Dispose() => _open.Dispose();
}
