using NodaTime;

namespace Timeline.Http.Tests.Running;

/// <summary>A clock that stands until the test moves it.</summary>
internal sealed class SettableClock : IClock
{
    private long _ticks = Instant.FromUtc(2026, 1, 1, 0, 0).ToUnixTimeTicks();

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    public void Advance(double seconds) => Interlocked.Add(ref _ticks, Duration.FromSeconds(seconds).BclCompatibleTicks);
}
