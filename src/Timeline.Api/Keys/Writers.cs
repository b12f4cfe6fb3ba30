using Microsoft.Net.Http.Headers;
using Timeline.Api.Commands;
using Timeline.Api.Http;

namespace Timeline.Api.Keys;

/// <summary>Lets only those write who hold a key; the holder's name stands on every event.</summary>
internal sealed class Writers(ApiKeys keys)
{
    private const string Scheme = "Bearer ";

    /// <summary>Whoever sends the request, and the key under which it may be sent again.</summary>
    /// <exception cref="RequestProblem">There is no key to write with, or one that does not hold (401).</exception>
    public async Task<Sender> RequireAsync(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        var key = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : "";
        if (key.Length > 0 && await keys.FindAsync(key, http.RequestAborted) is { } holder)
            return new Sender(holder.Name, await RepeatableRequest.KeyOfAsync(http, holder.Name));

        throw new RequestProblem(
            StatusCodes.Status401Unauthorized, "Writing needs a key.",
            key.Length == 0
                ? "Send the header 'Authorization: Bearer KEY'. 'timeline keys add NAME' makes a key."
                : "This key does not hold. 'timeline keys add NAME' makes a new one.")
        {
            Header = (HeaderNames.WWWAuthenticate, key.Length == 0 ? "Bearer" : "Bearer error=\"invalid_token\""),
        };
    }
}
