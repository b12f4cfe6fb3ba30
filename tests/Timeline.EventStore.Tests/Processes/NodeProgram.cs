using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Processes;

/// <summary>What the child process does: runs the projections, and stalls once, at the place it was told, until a line comes in. Tells failures by their types.</summary>
internal static class NodeProgram
{
    private static readonly ManualResetEventSlim Released = new();
    private static int _stalled;

    public static async Task RunAsync(string connectionString, Stall stall, string[] projections)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var json = new JsonSerializerOptions(StoreDatabase.Json);
        if (stall == Stall.InMidPage) json.Converters.Add(new StallingReader());
        var log = new EventLog(source, Account.Types, json);
        foreach (var name in projections)
        {
            var projection = new SumsProjection(name)
            {
                InMidBatch = (_, connection) => stall switch
                {
                    Stall.InMidBatch => StayBusyAsync(name, connection),
                    Stall.InMidStatement => SendAsync(name, connection),
                    _ => Task.CompletedTask,
                },
            };
            var retries = new ProjectionRetries(new LeapingClock());
            _ = new ProjectionRunner(projection, log, source, new WakeUp(), new WakeUp(), new FailuresTold(), retries).RunAsync(default);
        }

        // Ends with whoever started it, as roughly as a node may end.
        while (Console.In.ReadLine() is not null) Released.Set();
    }

    /// <summary>Never idle: only a node that is really frozen may lose its lock.</summary>
    private static async Task StayBusyAsync(string projection, NpgsqlConnection connection)
    {
        if (!IsToStall(projection)) return;
        while (!Released.IsSet) await connection.ExecuteAsync("SELECT pg_sleep(0.01)");
    }

    private static async Task SendAsync(string projection, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT length($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bytea, Value = new StallingStream(() => Wait(projection)) });
        await command.ExecuteScalarAsync();
    }

    private static void Wait(string place)
    {
        if (IsToStall(place)) Released.Wait();
    }

    private static bool IsToStall(string place)
    {
        if (Interlocked.Exchange(ref _stalled, 1) == 1) return false;
        Console.WriteLine($"{Node.Stalls} {place}");
        return true;
    }

    /// <summary>An hour later at each look: a failure is told however short ago another one was.</summary>
    private sealed class LeapingClock : IClock
    {
        private int _hours;

        public Instant GetCurrentInstant() => NodaConstants.UnixEpoch + Duration.FromHours(Interlocked.Increment(ref _hours));
    }

    private sealed class FailuresTold : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Console.WriteLine($"{Node.Failed} {exception?.GetType().Name}");
    }

    private sealed class StallingReader : JsonConverter<NoteTaken>
    {
        public override NoteTaken? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Wait(nameof(NoteTaken));
            return JsonSerializer.Deserialize<NoteTaken>(ref reader, StoreDatabase.Json);
        }

        public override void Write(Utf8JsonWriter writer, NoteTaken value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, StoreDatabase.Json);
    }
}
