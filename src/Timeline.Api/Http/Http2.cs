using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Timeline.Api.Http;

/// <summary>
/// Speaks HTTP/2 without TLS at addresses of its own: without TLS there is no way to agree on a version, so that one
/// address speaks one, and clients know which (prior knowledge).
/// </summary>
internal static class Http2
{
    public const string Key = "Http2:Urls";

    public static void ListenToHttp2(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Key] is not { Length: > 0 } urls) return;
        var ports = urls.Split(';').Select(url => BindingAddress.Parse(url).Port).ToHashSet();
        builder.WebHost.UseUrls($"{builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)};{urls}".TrimStart(';'));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            if (endpoint.IPEndPoint is { } address && ports.Contains(address.Port)) endpoint.Protocols = HttpProtocols.Http2;
        }));
    }
}
