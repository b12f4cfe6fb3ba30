namespace Timeline.EventStore.Appending;

/// <summary>What an append came to.</summary>
/// <param name="Versions">The version each stream reached, by its name.</param>
/// <param name="LastSequence">The highest sequence number that these events hold in the log.</param>
/// <param name="Repeated">True when exactly these events had been appended before; nothing was written then.</param>
public sealed record AppendResult(IReadOnlyDictionary<string, long> Versions, long LastSequence, bool Repeated);
