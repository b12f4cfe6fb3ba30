namespace Timeline.EventStore.Tests.Histories;

/// <summary>A stream in the end: who wrote it, in order, and who had seen it at which version.</summary>
internal sealed class StreamShape
{
    private readonly Dictionary<long, Append> _from;
    private readonly Dictionary<long, Append> _to;

    public StreamShape(string stream, IEnumerable<Append> writers, IEnumerable<Operation> history)
    {
        Writers = [.. writers.Where(append => append.Streams.Contains(stream)).OrderBy(append => append.On(stream).Expected)];
        _from = Writers.ToDictionary(append => append.On(stream).Expected);
        _to = Writers.ToDictionary(append => append.On(stream).Reached);
        Sightings = [.. history.SelectMany(o => Of(o, stream))];
    }

    /// <summary>Each of them follows the one before.</summary>
    public IReadOnlyList<Append> Writers { get; }

    /// <summary>Readers, and those who were refused for the version that they met.</summary>
    public IReadOnlyList<(Operation Seer, long Version)> Sightings { get; }

    /// <summary>Who brought the stream to this version.</summary>
    public Append? WriterTo(long version) => _to.GetValueOrDefault(version);

    /// <summary>Who brought it on from there.</summary>
    public Append? WriterFrom(long version) => _from.GetValueOrDefault(version);

    private static (Operation Seer, long Version)[] Of(Operation operation, string stream) => operation switch
    {
        Read read when read.Seen.TryGetValue(stream, out var seen) => [(read, seen.Length)],
        Append { Found: { } found } append when found.Stream == stream => [(append, found.Version)],
        _ => [],
    };
}
