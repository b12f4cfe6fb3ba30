using Timeline.EventStore.Appending;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>What the log must do, in a few lines over memory. Numbers that a conflict burns behind its first streams are foreseen too.</summary>
internal sealed class LogModel(long lastNumber)
{
    private readonly Dictionary<string, List<(Guid Id, long Sequence)>> _streams = [];
    private long _lastNumber = lastNumber;

    public long VersionOf(string stream) => _streams.TryGetValue(stream, out var events) ? events.Count : 0;

    public IEnumerable<(string Stream, long Version, Guid Id, long Sequence)> Events =>
        _streams.SelectMany(stream => stream.Value.Select((e, n) => (stream.Key, n + 1L, e.Id, e.Sequence)));

    /// <returns>The answer, or the version at which the append is in conflict.</returns>
    public (AppendResult? Answer, long? Conflict) Append(IReadOnlyCollection<StreamAppend> appends)
    {
        var written = new Dictionary<string, List<(Guid Id, long Sequence)>>();
        var (repeated, last) = (true, 0L);
        foreach (var append in appends.OrderBy(append => append.Stream, StringComparer.Ordinal))
        {
            var events = _streams.GetValueOrDefault(append.Stream) ?? [];
            if (events.Count != append.ExpectedVersion)
            {
                var same = append.ExpectedVersion < 0 ? [] : events.Skip((int)append.ExpectedVersion).Take(append.Events.Count).ToList();
                if (!same.Select(e => e.Id).SequenceEqual(append.Events.Select(e => e.Id))) return (null, events.Count);
                last = Math.Max(last, same[^1].Sequence);
                continue;
            }

            repeated = false;
            written[append.Stream] = [.. events, .. append.Events.Select(e => (e.Id, ++_lastNumber))];
            last = Math.Max(last, _lastNumber);
        }

        foreach (var (stream, events) in written) _streams[stream] = events;
        return (new AppendResult(appends.ToDictionary(a => a.Stream, a => a.ExpectedVersion + a.Events.Count), last, repeated), null);
    }
}
