using Timeline.EventStore.Appending;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Histories;

/// <summary>
/// Appends at the versions that it believes in, sometimes at others; asks again when no answer comes, or goes on
/// without knowing; and sometimes asks for what it was answered long ago.
/// </summary>
internal sealed class HistoryWriter(Recorder recorder, EventLog log, string name, string[] streams, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, long> _known = streams.ToDictionary(stream => stream, _ => 0L);
    private readonly List<StreamAppend[]> _asked = [];

    public async Task RunAsync(int appends)
    {
        for (var n = 0; n < appends; n++)
        {
            if (_random.Next(2) == 0) Learn(await recorder.ReadAsync(log, name, streams));
            var append = _asked.Count > 0 && _random.Next(12) == 0 ? _asked[_random.Next(_asked.Count)] : NewAppend();
            _asked.Add(append);
            var answered = await recorder.AppendAsync(log, name, append);
            while (answered.Answer == Answer.Unknown && _random.Next(4) > 0) answered = await recorder.AppendAsync(log, name, append);
            Learn(answered);
        }
    }

    private StreamAppend[] NewAppend()
    {
        var off = _random.Next(15) == 0 ? _random.Next(-1, 2) : 0;
        return [.. Some().Select(stream => Account.Deposits(stream, Math.Max(0, _known[stream] + off), _random.Next(1, 4)))];
    }

    private void Learn(Append answered)
    {
        if (answered.Found is { } found) _known[found.Stream] = found.Version;
        if (answered.Answer is not Answer.Written) return;
        foreach (var part in answered.Parts) _known[part.Stream] = part.Reached;
    }

    private void Learn(Read? read)
    {
        foreach (var (stream, seen) in read?.Seen ?? new Dictionary<string, string[]>()) _known[stream] = seen.Length;
    }

    private string[] Some() => [.. streams.OrderBy(_ => _random.Next()).Take(_random.Next(3) == 0 ? 2 : 1)];
}
