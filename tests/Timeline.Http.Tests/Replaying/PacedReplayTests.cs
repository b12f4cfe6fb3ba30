using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Replaying;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Replaying;

/// <summary>A replay at some speed, and one that its caller leaves; time passes only when the test lets it.</summary>
public sealed class PacedReplayTests(PacedReplayTests.HeldService service) : IClassFixture<PacedReplayTests.HeldService>
{
    private const string Path = "/v1/disputes/dostlug-field/replay";

    [Theory]
    [InlineData(Path, 10)]
    [InlineData(Path, 0.5)]
    [InlineData(Path + "?order=published", 1)]
    public async Task Days_pass_at_the_speed_that_is_asked_for(string path, double speed)
    {
        service.Begin(holds: false);
        var frames = await service.FramesAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}speed={speed}");
        var days = frames.Select(frame => DateOnly.Parse(frame.At(), System.Globalization.CultureInfo.InvariantCulture).DayNumber).ToList();
        Assert.NotEmpty(days);
        Assert.Equal(days.Zip(days.Skip(1)).Select(pair => TimeSpan.FromSeconds(Math.Min(600, (pair.Second - pair.First) / speed))), service.Pauses);
    }

    [Fact]
    public async Task Without_a_speed_nothing_is_waited_for()
    {
        service.Begin(holds: false);
        Assert.NotEmpty(await service.FramesAsync(Path));
        Assert.Empty(service.Pauses);
    }

    [Fact]
    public async Task A_frame_is_sent_before_the_next_one_is_waited_for_and_when_the_caller_leaves_nothing_goes_on()
    {
        service.Begin(holds: true);
        using (var request = new HttpRequestMessage(HttpMethod.Get, Path + "?speed=1"))
        using (var response = await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.StartsWith("id: 1@", await lines.ReadLineAsync(), StringComparison.Ordinal);
            Assert.StartsWith("data: {\"frame\":1,", await lines.ReadLineAsync(), StringComparison.Ordinal);
            Assert.Equal(1, await OpenAsync());
        }

        await service.Left;
        await Eventually.HoldsAsync(async () => await OpenAsync() == 0, "The database is still being asked.");
    }

    /// <summary>How many transactions of the service hold a cursor open.</summary>
    private Task<long> OpenAsync() => Sql.NumberAsync(
        service.Database, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%' AND query LIKE 'FETCH%'");

    /// <summary>The seeds, and pauses that the test holds.</summary>
    public sealed class HeldService : Service
    {
        private readonly ConcurrentQueue<TimeSpan> _pauses = new();
        private TaskCompletionSource _left = new();
        private bool _holds;

        public IReadOnlyCollection<TimeSpan> Pauses => _pauses;

        /// <summary>Ends when a pause was called off.</summary>
        public Task Left => _left.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Begin(bool holds)
        {
            _pauses.Clear();
            _left = new TaskCompletionSource();
            _holds = holds;
        }

        private protected override Task<string> CopyDatabaseAsync() => Templates.CopySeededAsync();

        private protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton<Pause>(PauseAsync);

        private async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
        {
            _pauses.Enqueue(time);
            if (!_holds) return;
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                _left.TrySetResult();
            }
        }
    }
}
