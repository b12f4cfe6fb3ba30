using System.Security.Cryptography;
using System.Text;
using Timeline.Api.Commands;
using Timeline.Api.Http;

namespace Timeline.Api.Keys;

/// <summary>Reads the key under which a request may be sent again.</summary>
internal static class RepeatableRequest
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 200;

    /// <summary>The key; null when there is none. The body is kept, to be read as if it had not been looked at.</summary>
    /// <param name="http">The request.</param>
    /// <param name="holder">Who sends it.</param>
    /// <exception cref="RequestProblem">It is no key (400).</exception>
    public static async Task<RequestKey?> KeyOfAsync(HttpContext http, string holder)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var given)) return null;
        var key = given.ToString();
        if (given.Count > 1 || key.Length is 0 or > Longest || key.Any(char.IsControl))
            throw new RequestProblem("A header is wrong.", [(Header, $"Expected one key of 1 to {Longest} characters, such as a UUID of your own making.")]);

        var body = new MemoryStream();
        http.Response.RegisterForDispose(body);
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var content = Hash(body.ToArray(), $"{http.Request.Method} {CanonicalUrl.Query(http.Request.Query, leaveOut: [])}");
        body.Position = 0;
        http.Request.Body = body;
        return new RequestKey(key, $"{holder}\n{http.Request.Path}", content);
    }

    /// <summary>The query too is what is sent: it tells of a text, or why something goes.</summary>
    private static string Hash(byte[] body, string asked) =>
        Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(Encoding.UTF8.GetBytes(asked)), .. body]));
}
