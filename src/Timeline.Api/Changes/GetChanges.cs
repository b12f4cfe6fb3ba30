using System.Globalization;
using Timeline.Api.Http;
using Timeline.Api.Timelines;

namespace Timeline.Api.Changes;

/// <summary><c>GET /v1/changes</c>: what happened to the entries that the filters choose, behind some sequence.</summary>
internal static class GetChanges
{
    private const string Expected = "sequence; expected a whole number from 0, as `last` or an event's id told it";

    private static readonly QueryParameter After = new(
        LastEvent.Parameter, "A sequence: only what happened behind it. From the beginning of the log when left out.", "617");

    public static QueryParameters Parameters { get; } = new(
    [
        After,
        .. TimelineParameters.Filters,
        new("limit", $"How many messages, 1 to {TimelineParameters.MaximumLimit} ({TimelineParameters.DefaultLimit} by default). All that one event changed is one message, however much.", "10"),
    ]);

    /// <summary>Those of the stream, which shows the present as it comes.</summary>
    public static QueryParameters OfStream { get; } = new(
    [
        After with { Description = "A sequence: begins behind it; at the present when left out. `Last-Event-ID` does the same and goes first." },
        .. TimelineParameters.Filters.Where(parameter => parameter.Name != RecordedUntil.Parameter),
    ]);

    public static Task<IResult> HandleAsync(HttpContext http, Answers answers)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var limit = TimelineParameters.ParseLimit(query.One("limit")) ?? TimelineParameters.DefaultLimit;
            var page = await new ChangesReader(snapshot, filter).ReadAsync(SeenBy(http.Request, query) ?? 0, limit, cancellationToken);
            if (page.Last < snapshot.Sequence)
                http.Response.Headers.Link = $"<{CanonicalUrl.With(http.Request, LastEvent.Parameter, page.Last.ToString(CultureInfo.InvariantCulture))}>; rel=\"next\"";
            return TypedResults.Ok(page);
        });
    }

    /// <summary>The last sequence that the caller has seen; null when it tells none.</summary>
    public static long? SeenBy(HttpRequest request, QueryReader query) => LastEvent.Of<long>(request, query, IsSequence, Expected);

    private static bool IsSequence(string text, out long sequence) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
}
