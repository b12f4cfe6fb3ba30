using Timeline.EventStore.Events;

namespace Timeline.EventStore.Order;

/// <summary>A page of the log in its global order, with nothing missing that could still appear.</summary>
/// <param name="Events">The events, ascending by sequence.</param>
/// <param name="Through">Up to here everything is known: each number is an event already given, or will never be one.</param>
/// <param name="HeldAt">The numbers right after <paramref name="Through"/> that an open transaction may still fill; null when none are.</param>
/// <param name="Proved">The holes before <paramref name="Through"/> that were passed over; null when there were none.</param>
public sealed record LogPage(IReadOnlyList<StoredEvent> Events, long Through, Hole? HeldAt, ProvedHoles? Proved)
{
    /// <summary>The same page without what comes after a sequence.</summary>
    public LogPage UpTo(long sequence) => Through <= sequence
        ? this
        : this with { Events = [.. Events.TakeWhile(e => e.Sequence <= sequence)], Through = sequence, HeldAt = null };
}
