using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Timeline.EventStore.Tests.Store;

/// <summary>What was logged, with its fields.</summary>
internal sealed record Heard(string? Event, LogLevel Level, IReadOnlyDictionary<string, object?> Fields, Exception? Failure);

/// <summary>Keeps all that is logged.</summary>
internal sealed class HeardLog : ILogger
{
    private readonly ConcurrentQueue<Heard> _heard = new();

    public IReadOnlyList<Heard> Of(string name) => [.. _heard.Where(heard => heard.Event == name)];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _heard.Enqueue(new Heard(
            eventId.Name, logLevel, ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(field => field.Key, field => field.Value), exception));
}
