using System.Net;
using System.Net.Sockets;

namespace Timeline.EventStore.Tests.Histories;

/// <summary>
/// A road to the server on which connections are cut at random: before a question has come through, or after it, so
/// that the server does what was asked and nobody hears of it.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly IPEndPoint _server;
    private readonly int _oneIn;
    private readonly Task _accepting;
    private int _cuts;

    /// <param name="serverPort">Where the server listens.</param>
    /// <param name="oneIn">One in so many messages costs its connection.</param>
    public CuttingProxy(int serverPort, int oneIn)
    {
        (_server, _oneIn) = (new IPEndPoint(IPAddress.Loopback, serverPort), oneIn);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Cuts => _cuts;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true) carried.Add(CarryAsync(await _listener.AcceptSocketAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        await server.ConnectAsync(_server);
        var answers = AnswerAsync(server, client);
        using (client) await AskAsync(client, server);

        // The server hears that nobody asks any more once it has done what was asked.
        server.Shutdown(SocketShutdown.Send);
        await answers;
    }

    private async Task AskAsync(Socket client, Socket server)
    {
        var message = new byte[64 * 1024];
        try
        {
            while (await client.ReceiveAsync(message, _end.Token) is var length and > 0)
            {
                var isCut = Random.Shared.Next(_oneIn) == 0;
                if (isCut) Interlocked.Increment(ref _cuts);
                if (isCut && Random.Shared.Next(2) == 0) return;
                if (isCut) client.Close();
                await server.SendAsync(message.AsMemory(0, length));
                if (isCut) return;
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // Either end has gone by itself.
        }
    }

    private static async Task AnswerAsync(Socket server, Socket client)
    {
        var message = new byte[64 * 1024];
        try
        {
            while (await server.ReceiveAsync(message) is var length and > 0)
            {
                // What comes for a client that was cut off is heard out, so that the server is not disturbed.
                if (client.Connected) await TrySendAsync(client, message.AsMemory(0, length));
            }
        }
        catch (SocketException)
        {
            // The server has gone.
        }
    }

    private static async Task TrySendAsync(Socket client, ReadOnlyMemory<byte> message)
    {
        try
        {
            await client.SendAsync(message);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut off at this moment.
        }
    }
}
