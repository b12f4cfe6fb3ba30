using System.Net;
using System.Net.Sockets;

namespace Timeline.LocalPostgres.Tests;

/// <summary>A busy port is an error for who asked for that port, and news for who did not.</summary>
public sealed class PortTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);

    public PortTests() => _other.Start();

    private int BusyPort => ((IPEndPoint)_other.LocalEndpoint).Port;

    public void Dispose()
    {
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_busy_port_that_was_asked_for_is_an_error_that_names_its_holder()
    {
        await _folder.WithClusterAsync();
        var refused = await Assert.ThrowsAsync<LocalClusterException>(() => LocalCluster.StartAsync(_folder.Options with { Port = BusyPort }));

        Assert.Contains($"Port {BusyPort} is in use by process {Environment.ProcessId} (", refused.Message, StringComparison.Ordinal);
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task A_busy_port_that_was_only_remembered_gives_way_to_another()
    {
        await _folder.WithClusterAsync();
        _folder.Home.RememberedPort = BusyPort;

        await using var cluster = await LocalCluster.StartAsync(_folder.Options);

        Assert.NotEqual(BusyPort, cluster.Port);
        Assert.Contains(_folder.Said, said => said.StartsWith($"Port {BusyPort} is in use", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clusters_that_start_at_once_get_ports_of_their_own()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TemporaryCluster.StartAsync()));

        Assert.Equal(3, clusters.Select(cluster => cluster.Port).Distinct().Count());

        await Task.WhenAll(clusters.Select(cluster => cluster.DisposeAsync().AsTask()));
    }
}
