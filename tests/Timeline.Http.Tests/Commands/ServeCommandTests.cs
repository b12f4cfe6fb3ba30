using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Commands;

/// <summary>The service as a process: it answers where it says, and ends soon and cleanly when it is told to.</summary>
public sealed class ServeCommandTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_answers_and_ends_soon_when_it_is_told_to(string signal)
    {
        using var program = Program.Start(await Templates.CopyEmptyAsync(), "serve", "--urls", "http://127.0.0.1:0", "--no-seeds");
        var address = (await program.SaysAsync("Serving on ")).Split(' ')[2];
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Contains("\"entries\":0", await http.GetStringAsync(new Uri("/v1", UriKind.Relative)), StringComparison.Ordinal);
        using (var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative))) Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        var ending = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", [$"-{signal}", $"{program.ProcessId}"])) await kill.WaitForExitAsync();
        var ended = await program.EndAsync();
        Assert.True(ending.Elapsed < TimeSpan.FromSeconds(5), $"It took {ending.Elapsed.TotalSeconds} s to end.");
        Assert.Equal((0, ""), (ended.Code, ended.Output));
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var url = $"http://127.0.0.1:{port}";
        var ended = await Program.RunAsync(await Templates.CopyEmptyAsync(), "serve", "--urls", url, "--no-seeds");
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains($"Another program listens on port {port} already", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_in_a_line()
    {
        var ended = await Program.RunAsync(await Templates.CopyEmptyAsync(), "serve", "--urls", "nonsense", "--no-seeds");
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains("nonsense", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }
}
