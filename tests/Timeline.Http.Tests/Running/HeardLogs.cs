using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Timeline.Http.Tests.Running;

/// <summary>What was logged: the event's name, the words, and the fields.</summary>
internal sealed record Heard(string? Event, LogLevel Level, string Words, IReadOnlyDictionary<string, object?> Fields);

/// <summary>Keeps all that the application logs.</summary>
internal sealed class HeardLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<Heard> _heard = new();

    /// <summary>What was logged under an event's name about a projection.</summary>
    public IReadOnlyList<Heard> Of(string name, string projection) =>
        [.. _heard.Where(heard => heard.Event == name && (string?)heard.Fields.GetValueOrDefault("Projection") == projection)];

    public ILogger CreateLogger(string categoryName) => new Logger(_heard);

    public ILogger<T> For<T>() => new LoggerFactory([this]).CreateLogger<T>();

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<Heard> heard) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var fields = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(field => field.Key, field => field.Value);
            heard.Enqueue(new Heard(eventId.Name, logLevel, formatter(state, exception), fields));
        }
    }
}
