using System.Net;
using System.Net.Sockets;

namespace Timeline.LocalPostgres;

/// <summary>Which port on 127.0.0.1 a server is to take.</summary>
internal static class Ports
{
    private const int FirstLasting = 5433;

    /// <summary>Binds without listening: that fails beside a listener, and does not itself disturb another's start.</summary>
    public static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static LocalClusterException Busy(int port) =>
        new($"Port {port} is in use{(PortHolder.Of(port) is { } holder ? $" by {holder}" : "")}. Free it, or choose another port.");

    public static int Choose(LocalClusterOptions options, ClusterHome home)
    {
        if (options.Port > 0) return IsFree(options.Port) ? options.Port : throw Busy(options.Port);
        if (options.Ephemeral) return Any();
        if (home.RememberedPort is { } remembered)
        {
            if (IsFree(remembered)) return remembered;
            options.Say($"{Busy(remembered).Message.Split(". ")[0]}: PostgreSQL takes another one.");
        }
        return Enumerable.Range(FirstLasting, 1000).First(IsFree);
    }

    /// <summary>Below the numbers that the kernel gives to outgoing connections: one of those could take the port between a kill and a restart.</summary>
    public static int Any()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            if (IsFree(port)) return port;
        }
    }
}
