namespace Timeline.EventStore.Appending;

/// <summary>Somebody else has written to the stream since it was read: nothing was appended.</summary>
public sealed class VersionConflictException : Exception
{
    internal VersionConflictException(string message, long? actual, Exception inner) : base(message, inner) =>
        Actual = actual;

    /// <summary>The version the stream is at; null when the server did not tell.</summary>
    public long? Actual { get; }
}
