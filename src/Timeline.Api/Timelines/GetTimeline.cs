using System.Text.Json;
using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>A page of a timeline.</summary>
/// <param name="Entries">The entries, in the order that was asked for.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
/// <param name="Matched">How many entries match in all; null beyond 10,000 unless counted on request.</param>
internal sealed record TimelinePage(IReadOnlyList<Entry> Entries, string? Next, long? Matched);

/// <summary><c>GET /v1/timeline</c>: entries by actor, topic, time and all else, in JSON pages or as one NDJSON stream.</summary>
internal static class GetTimeline
{
    public static Task<IResult> HandleAsync(HttpContext http, Answers answers, IHostApplicationLifetime lifetime)
    {
        var query = new QueryReader(http.Request.Query, TimelineParameters.Timeline);
        var order = TimelineOrder.Named(query.One("sort") ?? "occurred");
        var limit = TimelineParameters.ParseLimit(query.One("limit"));
        return FormatOf(http.Request, query) == Negotiation.NdJson
            ? StreamAsync(http, answers, query, order, limit, lifetime)
            : answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
            {
                var filter = await ReadFilterAsync(query, snapshot, cancellationToken);
                var cursor = query.One("cursor") is { } text ? TimelineCursor.Parse(text, http.Request.Query, order) : null;
                var page = await new TimelineReader(snapshot, filter, order).PageAsync(
                    http.Request.Query, cursor, limit ?? TimelineParameters.DefaultLimit, query.One("count") == "exact", cancellationToken);
                if (page.Next is not null)
                    http.Response.Headers.Link = $"<{CanonicalUrl.With(http.Request, "cursor", page.Next)}>; rel=\"next\"";
                return TypedResults.Ok(page);
            });
    }

    /// <summary>The filter of a query, checked against what there is in a moment.</summary>
    public static async Task<TimelineFilter> ReadFilterAsync(
        QueryReader query, ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        var filter = TimelineFilter.Read(query, snapshot.Catalogue, (await snapshot.BulletinsAsync(cancellationToken)).Keys);
        if (filter.Words is { } words && !await snapshot.IsSearchableAsync(words, cancellationToken))
            throw RequestProblem.Parameter("q", "It has no word to look for; words such as 'the' and 'of' stand everywhere.");
        return filter;
    }

    private static string FormatOf(HttpRequest request, QueryReader query) => query.One("format") switch
    {
        "json" => Negotiation.Json,
        "ndjson" => Negotiation.NdJson,
        _ => Negotiation.Choose(request, [Negotiation.Json, Negotiation.NdJson]),
    };

    private static async Task<IResult> StreamAsync(
        HttpContext http, Answers answers, QueryReader query, TimelineOrder order, int? limit, IHostApplicationLifetime lifetime)
    {
        if (query.One("cursor") is not null) throw RequestProblem.Parameter("cursor", "NDJSON is one stream without pages; leave the cursor out.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await using var snapshot = await answers.OpenAsync(http);
        var filter = await ReadFilterAsync(query, snapshot, stop.Token);

        http.Response.ContentType = Negotiation.NdJson;
        await foreach (var entry in new TimelineReader(snapshot, filter, order).AllAsync(limit, stop.Token))
        {
            await JsonSerializer.SerializeAsync(http.Response.BodyWriter, entry, TimelineJson.Options, stop.Token);
            http.Response.BodyWriter.GetSpan(1)[0] = (byte)'\n';
            http.Response.BodyWriter.Advance(1);
        }

        return TypedResults.Empty;
    }
}
