using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.Api.Proposals;

/// <summary>What several decisions together append: each sees what those before it came to, and one that is refused leaves nothing.</summary>
/// <param name="known">All streams that the decisions depend on.</param>
internal sealed class PendingAppends(ILookup<string, StoredEvent> known)
{
    private readonly Dictionary<string, (string Type, List<object> Events)> _pending = [];

    /// <summary>All appends. Proposals come first: by the first event a request is known when it is sent again.</summary>
    public IReadOnlyList<StreamAppend> All =>
    [
        .. _pending.OrderByDescending(one => one.Value.Type == "proposal")
            .Select(one => new StreamAppend(one.Key, one.Value.Type, Stored(one.Key), [.. one.Value.Events.Select(NewEvent.Of)])),
    ];

    /// <summary>What a stream tells, with what is to be appended to it.</summary>
    public IEnumerable<object?> Told(string stream) =>
        known[stream].Select(e => e.Data).Concat(_pending.TryGetValue(stream, out var pending) ? pending.Events : []);

    /// <summary>The version that a stream will have.</summary>
    public long Version(string stream) => Stored(stream) + (_pending.TryGetValue(stream, out var pending) ? pending.Events.Count : 0);

    /// <summary>Appends to a stream.</summary>
    public void Add(string stream, string type, IEnumerable<object> events)
    {
        var all = events.ToList();
        if (all.Count == 0) return;
        if (!_pending.TryGetValue(stream, out var pending)) _pending.Add(stream, pending = (type, []));
        pending.Events.AddRange(all);
    }

    private long Stored(string stream) => known[stream].LastOrDefault()?.Version ?? 0;
}
