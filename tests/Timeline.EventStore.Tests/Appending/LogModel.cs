using Npgsql;
using Timeline.EventStore.Appending;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>What the log must do, in a few lines over memory. Numbers that a failing append burns are foreseen too.</summary>
internal sealed class LogModel(long lastNumber)
{
    private readonly Dictionary<string, List<(Guid Id, long Sequence)>> _streams = [];
    private long _lastNumber = lastNumber;

    public long VersionOf(string stream) => _streams.TryGetValue(stream, out var events) ? events.Count : 0;

    /// <summary>All events of some streams up to a place in the log, by stream and version.</summary>
    public IEnumerable<(string Stream, long Version, Guid Id, long Sequence)> Read(IEnumerable<string> streams, long through = long.MaxValue) =>
        streams.Order(StringComparer.Ordinal)
            .SelectMany(stream => _streams.GetValueOrDefault(stream, []).Select((e, n) => (stream, n + 1L, e.Id, e.Sequence)))
            .Where(e => e.Sequence <= through);

    public IEnumerable<long> Sequences => _streams.Values.SelectMany(events => events).Select(e => e.Sequence);

    /// <returns>The answer; or the version at which the append is in conflict; or the error that an id is taken.</returns>
    public (AppendResult? Answer, long? Conflict, string? Error) Append(IReadOnlyCollection<StreamAppend> appends)
    {
        var taken = _streams.Values.SelectMany(events => events).Select(e => e.Id).ToHashSet();
        var ordered = appends.OrderBy(append => append.Stream, StringComparer.Ordinal).ToList();
        var written = new Dictionary<string, List<(Guid Id, long Sequence)>>();
        var last = 0L;

        // All versions are looked at before the first number is drawn.
        foreach (var append in ordered)
        {
            var events = _streams.GetValueOrDefault(append.Stream) ?? [];
            if (events.Count == append.ExpectedVersion)
            {
                written[append.Stream] = [.. events];
                continue;
            }

            var same = append.ExpectedVersion < 0 ? [] : events.Skip((int)append.ExpectedVersion).Take(append.Events.Count).ToList();
            if (!same.Select(e => e.Id).SequenceEqual(append.Events.Select(e => e.Id))) return (null, events.Count, null);
            last = Math.Max(last, same[^1].Sequence);
        }

        foreach (var append in ordered.Where(append => written.ContainsKey(append.Stream)))
        {
            foreach (var e in append.Events)
            {
                written[append.Stream].Add((e.Id, ++_lastNumber));
                if (!taken.Add(e.Id)) return (null, null, PostgresErrorCodes.UniqueViolation);
            }

            last = Math.Max(last, _lastNumber);
        }

        var repeated = written.Count == 0;
        foreach (var (stream, events) in written) _streams[stream] = events;
        return (new AppendResult(appends.ToDictionary(a => a.Stream, a => a.ExpectedVersion + a.Events.Count), last, repeated), null, null);
    }
}
