using NodaTime;

namespace Timeline.EventStore.Tests.Store;

/// <summary>A clock that stands until the test moves it.</summary>
internal sealed class SettableClock : IClock
{
    private long _ticks = Account.Context.At.ToUnixTimeTicks();

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    public void Advance(double seconds) => Interlocked.Add(ref _ticks, Duration.FromSeconds(seconds).BclCompatibleTicks);
}
