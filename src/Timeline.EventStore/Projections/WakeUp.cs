namespace Timeline.EventStore.Projections;

/// <summary>
/// A signal inside this process that something has moved: the log, or a mark. Other nodes are noticed by polling;
/// a NOTIFY inside the append transaction would cost most of its throughput.
/// </summary>
public sealed class WakeUp
{
    private volatile TaskCompletionSource _next = NewSignal();

    /// <summary>The next signal. Take it before looking at what it announces, or a signal in between is missed.</summary>
    public Task Next => _next.Task;

    /// <summary>Wakes everybody who waits.</summary>
    public void Signal() => Interlocked.Exchange(ref _next, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
