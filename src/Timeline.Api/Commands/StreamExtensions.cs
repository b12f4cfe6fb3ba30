using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Commands;

/// <summary>From a stream's known events and the decided ones to the append.</summary>
internal static class StreamExtensions
{
    public static StreamAppend Append(
        this ILookup<string, StoredEvent> known, string stream, string streamType, IEnumerable<object> decided) =>
        new(stream, streamType, known[stream].LastOrDefault()?.Version ?? 0, [.. decided.Select(NewEvent.Of)]);
}
