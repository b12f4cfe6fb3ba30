using Npgsql;
using Timeline.EventStore.Tests.Store;
using static Timeline.EventStore.Tests.Order.RandomTransactionsTests;

namespace Timeline.EventStore.Tests.Order;

/// <summary>One transaction after the other, step by step; what a step cannot do in the state that it meets it leaves undone.</summary>
internal sealed class NumberWriter(NpgsqlDataSource source, Numbers numbers)
{
    private readonly List<long> _drawn = [];
    private OpenTransaction? _open;
    private string? _prepared;
    private int? _saved;

    public Task DoAsync(What what, int count) => what switch
    {
        What.Append when _prepared is null => AppendAsync(count),
        What.Save when _open is not null && _saved is null => SaveAsync(),
        What.GoBack when _saved is { } saved => GoBackAsync(saved),
        What.Prepare when _open is not null => PrepareAsync(_open),
        What.Commit => EndAsync("COMMIT"),
        What.RollBack => EndAsync("ROLLBACK"),
        _ => Task.CompletedTask,
    };

    private async Task AppendAsync(int count)
    {
        _open ??= await OpenTransaction.BeginAsync(source);
        var last = await _open.AppendAsync(Account.NewStream(), 0, count);
        var drawn = Enumerable.Range(0, count).Select(n => last - n).ToList();
        _drawn.AddRange(drawn);
        numbers.Open(drawn);
    }

    private async Task SaveAsync()
    {
        await _open!.Connection.ExecuteAsync("SAVEPOINT here");
        _saved = _drawn.Count;
    }

    private async Task GoBackAsync(int saved)
    {
        await _open!.Connection.ExecuteAsync("ROLLBACK TO here");
        numbers.Burn(_drawn.Skip(saved));
        _drawn.RemoveRange(saved, _drawn.Count - saved);
    }

    private async Task PrepareAsync(OpenTransaction open)
    {
        _prepared = $"prepared_{Guid.NewGuid():N}";
        await open.PrepareAsync(_prepared);
        await open.DisposeAsync();
        (_open, _saved) = (null, null);
    }

    private async Task EndAsync(string end)
    {
        if (_prepared is not null) await source.ExecuteAsync($"{end} PREPARED '{_prepared}'");
        if (_open is not null)
        {
            await _open.Connection.ExecuteAsync(end);
            await _open.DisposeAsync();
        }

        if (end == "COMMIT") numbers.Commit(_drawn);
        else numbers.Burn(_drawn);
        _drawn.Clear();
        (_open, _prepared, _saved) = (null, null, null);
    }
}
