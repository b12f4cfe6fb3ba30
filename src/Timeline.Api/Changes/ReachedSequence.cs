using Npgsql;
using Timeline.Api.Commands;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Changes;

/// <summary>Tells when the read model shows more than a sequence. However many wait, the marks are read once.</summary>
/// <param name="marks">How far the projections are.</param>
/// <param name="wakeUps">Signals when one of this process has moved.</param>
internal sealed class ReachedSequence(ProjectionMarks marks, WakeUps wakeUps)
{
    // Marks that another node moves are seen by asking again.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private Task _signal = Task.CompletedTask;
    private Task<long> _look = Task.FromResult(0L);

    /// <summary>Waits until more than a sequence is shown.</summary>
    public async Task BeyondAsync(long sequence, CancellationToken cancellationToken)
    {
        while (await NextLook().WaitAsync(cancellationToken) <= sequence)
        {
            // Not yet: the next look is a little later.
        }
    }

    /// <summary>The look that is being taken, or another one.</summary>
    private Task<long> NextLook()
    {
        lock (_gate) return _look.IsCompleted ? _look = LookAsync() : _look;
    }

    private async Task<long> LookAsync()
    {
        await Task.WhenAny(_signal, Task.Delay(Poll));
        // Taken before the marks are read, or a signal in between would be missed.
        _signal = wakeUps.Projected.Next;
        try
        {
            return (await marks.ReadAsync(CancellationToken.None)).Min(mark => mark.Sequence);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            // Nothing is known to have moved while the database does not answer.
            return 0;
        }
    }
}
