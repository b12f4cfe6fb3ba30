namespace Timeline.EventStore.Appending;

/// <summary>Events for one stream, and the version at which they were decided.</summary>
/// <param name="Stream">The stream's name, for example <c>occurrence/2020-11-10-trilateral-statement</c>.</param>
/// <param name="StreamType">The alias of what the stream is folded into, for example <c>occurrence</c>.</param>
/// <param name="ExpectedVersion">The version the decision saw; 0 for a stream that is to begin.</param>
/// <param name="Events">The events, at least one, in order.</param>
public sealed record StreamAppend(string Stream, string StreamType, long ExpectedVersion, IReadOnlyList<NewEvent> Events);
