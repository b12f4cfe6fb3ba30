using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Tests.Histories;

/// <summary>Asks the store and writes down when each question began, when its answer had come, and what it was.</summary>
internal sealed partial class Recorder
{
    private readonly ConcurrentQueue<Operation> _history = new();
    private long _ticks;

    public IReadOnlyCollection<Operation> History => _history;

    public async Task<Append> AppendAsync(EventLog log, string client, StreamAppend[] appends)
    {
        Part[] parts = [.. appends.Select(append => new Part(append.Stream, append.ExpectedVersion, [.. append.Events.Select(e => e.Id.ToString("N"))]))];
        var asked = new Append(client, Tick(), Operation.Never, parts, Answer.Unknown);
        try
        {
            var result = await log.AppendAsync(appends, Store.Account.Context, default);
            Assert.Equal(parts.ToDictionary(part => part.Stream, part => part.Reached), result.Versions);
            return Keep(asked with { Ended = Tick(), Answer = result.Repeated ? Answer.Repeated : Answer.Written });
        }
        catch (VersionConflictException conflict)
        {
            return Keep(asked with { Ended = Tick(), Answer = Answer.Refused, Found = new Found(StreamOf().Match(conflict.Message).Groups[1].Value, conflict.Actual!.Value) });
        }
        catch (Exception e) when (IsCut(e))
        {
            return Keep(asked);
        }
    }

    /// <returns>Null when the connection was cut: such a read has told nobody anything.</returns>
    public async Task<Read?> ReadAsync(EventLog log, string client, string[] streams)
    {
        var began = Tick();
        IReadOnlyList<StoredEvent> events;
        try
        {
            events = await log.ReadStreamsAsync(streams, default);
        }
        catch (Exception e) when (IsCut(e))
        {
            return null;
        }

        var ended = Tick();
        foreach (var stream in events.GroupBy(e => e.Stream))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(e => e.Version));
        return Keep(new Read(client, began, ended, streams.ToDictionary(
            stream => stream, stream => events.Where(e => e.Stream == stream).Select(e => e.Id.ToString("N")).ToArray())));
    }

    private static bool IsCut(Exception e) => e is not PostgresException && e is NpgsqlException or IOException or TimeoutException;

    private long Tick() => Interlocked.Increment(ref _ticks);

    private T Keep<T>(T operation) where T : Operation
    {
        _history.Enqueue(operation);
        return operation;
    }

    [GeneratedRegex(@"^Stream (\S+) is at version")]
    private static partial Regex StreamOf();
}
