namespace Timeline.EventStore.Events;

/// <summary>An event in the log does not have the shape that its type has here.</summary>
public sealed class UnreadableEventException : Exception
{
    internal UnreadableEventException(long sequence, string alias, Exception inner)
        : base($"Event {sequence} cannot be read as {alias}: {inner.Message}", inner) => Sequence = sequence;

    /// <summary>The event's place in the log.</summary>
    public long Sequence { get; }
}
