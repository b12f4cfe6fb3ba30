using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api;
using Timeline.Api.Operations;
using Timeline.Benchmarks.Folding;
using Timeline.LocalPostgres;

namespace Timeline.Benchmarks.Running;

/// <summary>A private server for one run, and the databases that the rows need on it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TemporaryCluster _cluster;
    private readonly string _empty;
    private readonly Dictionary<int, History> _histories = [];

    private Bench(TemporaryCluster cluster, string empty, Scale scale, CancellationToken cancellationToken)
    {
        _cluster = cluster;
        _empty = empty;
        Scale = scale;
        Stop = cancellationToken;
    }

    public Scale Scale { get; }

    /// <summary>Called off by Ctrl-C.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Starts a server that waits for the disk as the service's own does.</summary>
    public static async Task<Bench> StartAsync(Scale scale, CancellationToken cancellationToken)
    {
        var cluster = await TemporaryCluster.StartAsync(durable: true, ct: cancellationToken);
        try
        {
            var empty = await cluster.CreateDatabaseAsync(ct: cancellationToken);
            await using var source = NpgsqlDataSource.Create(empty);
            await PrepareDatabase.MigrateAsync(source, _ => { }, cancellationToken);
            return new Bench(cluster, empty, scale, cancellationToken);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The parts of the service on a database, without HTTP and with nothing running in the background.</summary>
    public static ServiceProvider Parts(string database) => new ServiceCollection().AddLogging().AddTimeline(database).BuildServiceProvider();

    /// <summary>A migrated database with an empty log.</summary>
    public Task<string> EmptyDatabaseAsync() => _cluster.CreateDatabaseAsync(_empty, Stop);

    public Task DropAsync(string database) => _cluster.DropDatabaseAsync(database, Stop);

    /// <summary>A generated history, made when first asked for.</summary>
    public async Task<History> HistoryAsync(int occurrences) => _histories.TryGetValue(occurrences, out var history)
        ? history
        : _histories[occurrences] = await History.GenerateAsync(this, occurrences);

    /// <summary>Writes out what earlier work has left behind, so that nobody is measured while it is written.</summary>
    public async Task SettleAsync()
    {
        await using var source = NpgsqlDataSource.Create(_empty);
        await using var command = source.CreateCommand("CHECKPOINT");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>What it is measured on.</summary>
    public async Task<string> DescribeAsync()
    {
        await using var source = NpgsqlDataSource.Create(_empty);
        await using var command = source.CreateCommand("SELECT format('PostgreSQL %s, fsync %s', current_setting('server_version'), current_setting('fsync'))");
        var rounds = Scale.Rounds == 1 ? "one round" : $"median of {Scale.Rounds} rounds";
        var load = File.Exists("/proc/loadavg") ? $" with a load of {(await File.ReadAllTextAsync("/proc/loadavg", Stop)).Split(' ')[0]} before" : "";
        return $"{Environment.ProcessorCount} cores{load}, {await command.ExecuteScalarAsync(Stop)}, {RuntimeInformation.FrameworkDescription}; {rounds}, {Scale.Entries:#,0} entries";
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
