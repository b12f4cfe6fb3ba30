namespace Timeline.LocalPostgres;

/// <summary>The private cluster cannot run as asked; the message is written for the person who started it.</summary>
public sealed class LocalClusterException : Exception
{
    /// <summary>Says why, and where it helps, what to do.</summary>
    public LocalClusterException(string message)
        : base(message)
    {
    }
}
