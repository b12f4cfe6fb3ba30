using Npgsql;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Order.Chaos;

/// <summary>
/// Writes many transactions, most of them committed at once, the others held open while everybody else goes on,
/// rolled back in part or in whole, or prepared and ended by another connection.
/// </summary>
internal sealed class ChaosWriter(ChaosRun run, NpgsqlDataSource source, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, long> _versions = Enumerable.Range(0, 5).ToDictionary(n => $"chaos/{seed}-{n}", _ => 0L);
    private readonly List<Held> _held = [];
    private int _named;

    public async Task RunAsync()
    {
        for (var n = 0; n < run.TransactionsPerWriter; n++)
        {
            await EndThoseDueAsync(all: false);
            await WriteOneAsync();
        }

        await EndThoseDueAsync(all: true);
    }

    private Task WriteOneAsync() => _random.Next(100) switch
    {
        < 62 => WriteAndEndAsync("COMMIT"),
        < 72 => WriteAndEndAsync("ROLLBACK"),
        < 82 => WithSavepointsAsync(),
        < 94 when _held.Count < 3 => HoldAsync(prepared: false),
        < 97 when _held.Count < 3 => HoldAsync(prepared: true),
        _ => WriteAndEndAsync("COMMIT"),
    };

    private async Task WriteAndEndAsync(string end)
    {
        await using var transaction = await OpenTransaction.BeginAsync(source);
        var moved = new Dictionary<string, long>();
        foreach (var stream in SomeStreams()) moved[stream] = await AppendAsync(transaction, stream, _versions[stream]);
        await transaction.Connection.ExecuteAsync(end);
        if (end == "COMMIT") Keep(moved);
        run.CountEnd(end, rolledBack: end != "COMMIT");
    }

    /// <summary>Subtransactions have ids of their own; what they drew is burned while the transaction goes on.</summary>
    private async Task WithSavepointsAsync()
    {
        await using var transaction = await OpenTransaction.BeginAsync(source);
        var moved = new Dictionary<string, long>();
        foreach (var stream in SomeStreams())
        {
            await transaction.Connection.ExecuteAsync("SAVEPOINT part");
            var version = await AppendAsync(transaction, stream, _versions[stream]);
            var keep = _random.Next(2) == 0;
            await transaction.Connection.ExecuteAsync(keep ? "RELEASE part" : "ROLLBACK TO part");
            if (keep) moved[stream] = version;
        }

        await transaction.CommitAsync();
        Keep(moved);
        run.CountEnd("savepoints", rolledBack: false);
    }

    /// <summary>On a stream of its own, because nobody else can write to it until it has ended.</summary>
    private async Task HoldAsync(bool prepared)
    {
        var transaction = await OpenTransaction.BeginAsync(source);
        var stream = $"chaos/{seed}-held-{_named++}";
        var version = await AppendAsync(transaction, stream, 0);
        var (afterTransactions, afterPages) = (run.Transactions + _random.Next(5, 120), run.Pages + _random.Next(0, 12));
        var name = prepared ? $"chaos-{Guid.NewGuid():N}" : null;
        if (name is not null)
        {
            await transaction.PrepareAsync(name);
            await transaction.DisposeAsync();
        }

        _held.Add(new Held(transaction, name, stream, version, afterTransactions, afterPages));
    }

    private async Task EndThoseDueAsync(bool all)
    {
        foreach (var held in _held.Where(h => all || (run.Transactions >= h.AfterTransactions && run.Pages >= h.AfterPages)).ToList())
        {
            _held.Remove(held);
            var commit = _random.Next(3) > 0;
            var end = commit ? "COMMIT" : "ROLLBACK";
            if (held.Prepared is { } name)
            {
                await source.ExecuteAsync($"{end} PREPARED '{name}'");
            }
            else
            {
                await held.Transaction.Connection.ExecuteAsync(end);
                await held.Transaction.DisposeAsync();
            }

            if (commit) _versions[held.Stream] = held.Version;
            run.CountEnd(held.Prepared is null ? $"late {end}" : $"{end} PREPARED", rolledBack: !commit);
        }
    }

    private async Task<long> AppendAsync(OpenTransaction transaction, string stream, long version)
    {
        var count = _random.Next(1, 9);
        await transaction.AppendAsync(stream, version, count);
        return version + count;
    }

    private List<string> SomeStreams() => [.. _versions.Keys.OrderBy(_ => _random.Next()).Take(_random.Next(1, 3))];

    private void Keep(Dictionary<string, long> moved)
    {
        foreach (var (stream, version) in moved) _versions[stream] = version;
    }

    private sealed record Held(
        OpenTransaction Transaction, string? Prepared, string Stream, long Version, long AfterTransactions, long AfterPages);
}
