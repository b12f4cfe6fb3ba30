using System.Collections.Concurrent;

namespace Timeline.EventStore.Tests.Order.Chaos;

/// <summary>What writers and readers of a chaos run tell each other and the report.</summary>
internal sealed class ChaosRun(int transactionsPerWriter)
{
    private long _pages;
    private long _rolledBack;
    private long _transactions;

    public int TransactionsPerWriter { get; } = transactionsPerWriter;

    public TaskCompletionSource WritersDone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many kinds of ends the transactions came to.</summary>
    public ConcurrentDictionary<string, int> Ends { get; } = new();

    public long Pages => Interlocked.Read(ref _pages);

    public long Transactions => Interlocked.Read(ref _transactions);

    public long RolledBack => Interlocked.Read(ref _rolledBack);

    public void CountPage() => Interlocked.Increment(ref _pages);

    public void CountEnd(string end, bool rolledBack)
    {
        Interlocked.Increment(ref _transactions);
        if (rolledBack) Interlocked.Increment(ref _rolledBack);
        Ends.AddOrUpdate(end, 1, (_, count) => count + 1);
    }
}
