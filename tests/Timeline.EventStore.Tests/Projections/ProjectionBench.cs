using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Projections;

/// <summary>A log of its own for one test, nodes that run projections over it, and the comparison with the fold of the log.</summary>
internal sealed class ProjectionBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _running = [];
    private readonly List<NpgsqlDataSource> _nodes = [];

    /// <summary>Over a database that has the projections' tables already; it goes with the bench.</summary>
    public ProjectionBench(StoreDatabase store)
    {
        Store = store;
        Marks = new ProjectionMarks(store.Source, Moved);
    }

    public StoreDatabase Store { get; }

    public WakeUp Appended { get; } = new();

    public WakeUp Moved { get; } = new();

    public ProjectionMarks Marks { get; }

    /// <summary>What all runners log.</summary>
    public HeardLog Log { get; } = new();

    /// <summary>The time as the application has it; events are recorded at its beginning.</summary>
    public SettableClock Clock { get; } = new();

    public static async Task<ProjectionBench> NewAsync()
    {
        var bench = new ProjectionBench(await StoreDatabase.NewAsync());
        await SumsProjection.CreateTablesAsync(bench.Store.Source);
        return bench;
    }

    /// <summary>Fills the log: <paramref name="appends"/> appends of <paramref name="size"/> events over a few accounts, and holes among them.</summary>
    public async Task FillAsync(int appends, int size = 5)
    {
        var versions = Enumerable.Range(0, 7).Select(_ => 0L).ToArray();
        var name = Account.NewStream();
        for (var n = 0; n < appends; n++)
        {
            if (n % 10 == 3) await BurnANumberAsync();
            var account = n % versions.Length;
            var append = Account.Deposit($"{name}/{account}", versions[account], [.. Enumerable.Range(n, size)]);
            versions[account] = (await Store.Log.AppendAsync(append, Account.Context, default)).Versions[append.Stream];
            Appended.Signal();
        }
    }

    public async Task<long> AppendAsync(params object[] events)
    {
        var append = new StreamAppend(Account.NewStream(), "account", 0, [.. events.Select(NewEvent.Of)]);
        var sequence = (await Store.Log.AppendAsync(append, Account.Context, default)).LastSequence;
        Appended.Signal();
        return sequence;
    }

    public ProjectionRunner NewRunner(IProjection projection, string node, EventTypes? types = null, ProjectionRetries? retries = null)
    {
        var source = Store.NewSource(node);
        _nodes.Add(source);
        return new ProjectionRunner(projection, StoreDatabase.LogOf(source, types), source, Appended, Moved, Log, retries);
    }

    /// <summary>Runs a projection as a node of its own until the bench is disposed.</summary>
    public void Run(IProjection projection, string node, EventTypes? types = null, ProjectionRetries? retries = null) =>
        _running.Add(NewRunner(projection, node, types, retries).RunAsync(_end.Token));

    public async Task<ProjectionMark> MarkAsync(string name) => (await MarkOfAsync(name))!;

    /// <summary>How a projection stands, as those see it who watch.</summary>
    public async Task<ProjectionState> StateAsync(string name) =>
        Assert.Single((await new ReadStates(Store.Source, Clock, [name]).ReadAsync(default)).Projections);

    public async Task ReachesAsync(string name, long sequence) => await Eventually.HoldsAsync(
        async () =>
        {
            await Task.WhenAll(_running.Where(run => run.IsFaulted));
            return await MarkOfAsync(name) is { } mark && mark.Sequence >= sequence;
        },
        $"{name} does not reach {sequence}.");

    public async Task<ProjectionPause> PausesAsync(string name)
    {
        await Eventually.HoldsAsync(async () => await MarkOfAsync(name) is { Pause: not null }, $"{name} does not pause.");
        return (await MarkAsync(name)).Pause!;
    }

    /// <summary>P6: what the projection has written is the fold of the log up to its mark, each event applied once.</summary>
    public async Task AssertIsTheFoldAsync(string name)
    {
        var mark = (await MarkAsync(name)).Sequence;
        var events = (await ReadLogAsync()).Where(e => e.Sequence <= mark && e.Data is not null).ToList();
        var applied = await Store.Source.ColumnAsync<long>(
            "SELECT sequence FROM timeline_read.applied WHERE projection = $1 ORDER BY sequence", name);
        Assert.Equal(events.Select(e => e.Sequence), applied);
        var sums = await Store.Source.ColumnAsync<string>(
            "SELECT stream || ' ' || total FROM timeline_read.sums WHERE projection = $1 ORDER BY 1", name);
        Assert.Equal(
            events.GroupBy(e => e.Stream).Select(stream => $"{stream.Key} {stream.Sum(e => SumsProjection.Amount(e.Data))}").Order(StringComparer.Ordinal),
            sums.Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running);
        foreach (var node in _nodes) await node.DisposeAsync();
        await ((IAsyncDisposable)Store).DisposeAsync();
        _end.Dispose();
    }

    private async Task<List<StoredEvent>> ReadLogAsync()
    {
        var streams = await Store.Source.ColumnAsync<string>("SELECT id FROM timeline.mt_streams");
        return [.. (await Store.Log.ReadStreamsAsync(streams, default)).OrderBy(e => e.Sequence)];
    }

    private async Task<ProjectionMark?> MarkOfAsync(string name) =>
        (await Marks.ReadAsync(default)).FirstOrDefault(mark => mark.Name == name);

    /// <summary>Leaves a hole in the log.</summary>
    public async Task BurnANumberAsync(int count = 1)
    {
        var (burned, _) = await OpenTransaction.WithEventsAsync(Store.Source, count);
        await burned.RollbackAsync();
        await burned.DisposeAsync();
    }
}
