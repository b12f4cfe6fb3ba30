using System.Net;
using System.Net.Sockets;

namespace Timeline.Api.Operations;

/// <summary>Where the service is to listen, checked before anything is started.</summary>
internal static class ListenAddresses
{
    /// <summary>Says what is wrong with addresses, and what to do; null when nothing is.</summary>
    public static string? ProblemWith(string urls) =>
        urls.Split(';').Select(ProblemWithOne).FirstOrDefault(problem => problem is not null);

    private static string? ProblemWithOne(string url)
    {
        var name = url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
        if (!Uri.TryCreate(name, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || address.PathAndQuery != "/")
            return $"'{url}' is no address to listen on; expected one such as http://localhost:5080.";
        return address.Port == 0 || IsFree(address.Port)
            ? null
            : $"Another program listens on port {address.Port} already ('timeline status' tells whether it is Timeline itself). End it, or choose another port: timeline serve --urls http://localhost:{address.Port + 1}";
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
