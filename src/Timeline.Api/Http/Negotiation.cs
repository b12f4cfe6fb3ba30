using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Timeline.Api.Http;

/// <summary>Chooses the format of an answer by the Accept header.</summary>
internal static class Negotiation
{
    public const string Json = "application/json";
    public const string NdJson = "application/x-ndjson";
    public const string EventStream = "text/event-stream";

    /// <exception cref="RequestProblem">The caller takes no JSON (406), and does not ask for it in the address either.</exception>
    public static void RequireJson(HttpRequest request)
    {
        if (request.Query["format"] != "json") Choose(request, [Json]);
    }

    /// <summary>The best of what there is, by the caller's preferences; the first one when all are equal.</summary>
    /// <param name="request">The request.</param>
    /// <param name="available">What there is.</param>
    /// <param name="advice">What else to tell a caller who takes none of them.</param>
    /// <exception cref="RequestProblem">The caller takes none of them (406).</exception>
    public static string Choose(HttpRequest request, IReadOnlyList<string> available, string advice = "")
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return available[0];
        var best = available
            .Select(format => (Format: format, Quality: QualityOf(MediaTypeHeaderValue.Parse(format), accepted)))
            .MaxBy(choice => choice.Quality);
        return best.Quality > 0
            ? best.Format
            : throw new RequestProblem(
                StatusCodes.Status406NotAcceptable, "Not in that format.",
                $"There is no answer in what Accept asks for. There are: {string.Join(", ", available)}.{advice}");
    }

    /// <summary>
    /// By the most specific range that a format falls into, as RFC 9110 has it. Parameters such as <c>charset=utf-8</c>
    /// choose nothing, since no format here has any; and a feed in XML is a feed, not just any XML.
    /// </summary>
    private static double QualityOf(MediaTypeHeaderValue format, IList<MediaTypeHeaderValue> accepted) =>
        accepted.Where(range => range.MatchesAllTypes || (Same(range.Type, format.Type) && (range.MatchesAllSubTypes || Same(range.SubType, format.SubType))))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1).FirstOrDefault();

    private static bool Same(StringSegment one, StringSegment other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
