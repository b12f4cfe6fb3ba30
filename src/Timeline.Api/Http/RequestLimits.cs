using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Timeline.Api.Http;

/// <summary>
/// How large a request may be. The server itself refuses what is larger still, without a word; so it is given room
/// to take what is moderately too large, and this tells the caller.
/// </summary>
internal static class RequestLimits
{
    private const int LongestAddress = 8 * 1024;
    private const int LargestHeaders = 32 * 1024;
    private const int LargestBody = 4 * 1024 * 1024;
    private const int Room = 16;

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = LongestAddress * Room;
        limits.MaxRequestHeadersTotalSize = LargestHeaders * Room;
        limits.MaxRequestBodySize = LargestBody;
    }

    /// <exception cref="RequestProblem">The address or the headers are too long.</exception>
    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var address = (http.Request.Path.Value?.Length ?? 0) + (http.Request.QueryString.Value?.Length ?? 0);
        if (address > LongestAddress)
        {
            throw new RequestProblem(
                StatusCodes.Status414UriTooLong, "The address is too long.",
                $"It has {address} characters; at most {LongestAddress} are taken. Ask with fewer values.");
        }

        var headers = http.Request.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0));
        if (headers > LargestHeaders)
        {
            throw new RequestProblem(
                StatusCodes.Status431RequestHeaderFieldsTooLarge, "The headers are too large.",
                $"They have {headers} characters; at most {LargestHeaders} are taken.");
        }

        return next(http);
    }
}
