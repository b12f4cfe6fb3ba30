using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Tests.Store;

public sealed record Deposited(int Amount);

public sealed record Withdrawn(int Amount);

public sealed record NoteTaken(string FullText, int WordCount);

/// <summary>No log of these tests knows it, unless it says so.</summary>
public sealed record SomethingElse(int Amount);

/// <summary>Accounts as the tests write them: the engine itself knows nothing of its events.</summary>
internal static class Account
{
    public static readonly EventTypes Types = new([typeof(Deposited), typeof(Withdrawn), typeof(NoteTaken)]);

    public static readonly AppendContext Context = new(Instant.FromUtc(2020, 11, 10, 8, 30), "teller");

    public static AppendContext At(int minute) => Context with { At = Context.At + Duration.FromMinutes(minute) };

    public static StreamAppend Deposit(string stream, long expected, params int[] amounts) =>
        new(stream, "account", expected, [.. amounts.Select(amount => NewEvent.Of(new Deposited(amount)))]);

    public static StreamAppend Deposits(string stream, long expected, int count) =>
        Deposit(stream, expected, [.. Enumerable.Range(1, count)]);

    /// <summary>A name that no other test uses.</summary>
    public static string NewStream(string prefix = "account") => $"{prefix}/{Guid.NewGuid():N}";
}
