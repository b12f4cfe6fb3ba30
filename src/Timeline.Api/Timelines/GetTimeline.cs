using Timeline.Api.Formats;
using Timeline.Api.Http;

namespace Timeline.Api.Timelines;

/// <summary>A page of a timeline.</summary>
/// <param name="Entries">The entries, in the order that was asked for.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
/// <param name="Matched">How many entries match in all; null beyond 10,000 unless counted on request.</param>
internal sealed record TimelinePage(IReadOnlyList<Entry> Entries, string? Next, long? Matched);

/// <summary><c>GET /v1/timeline</c>: entries by actor, topic, time and all else, in any format there is.</summary>
internal static class GetTimeline
{
    public static Task<IResult> HandleAsync(HttpContext http, Answers answers, IHostApplicationLifetime lifetime)
    {
        var query = new QueryReader(http.Request.Query, TimelineParameters.Timeline);
        var format = TimelineFormats.AskedBy(http.Request, query);
        var order = TimelineOrder.Named(query.One("sort") ?? format.Sort);
        var limit = TimelineParameters.ParseLimit(query.One("limit"));
        if (!format.IsPaged && query.One("cursor") is not null)
            throw RequestProblem.Parameter("cursor", $"{format.Name} is one stream without pages; leave the cursor out.");
        return answers.AnswerAsync(http, format.Name, isStream: !format.IsPaged, async (snapshot, cancellationToken) =>
        {
            var filter = format.EntriesOf(await ReadFilterAsync(query, snapshot, cancellationToken), query);
            var reader = new TimelineReader(snapshot, filter, order);
            var bulletins = format.TellsBulletins ? await snapshot.DocumentsAsync(cancellationToken) : [];
            if (!format.IsPaged)
            {
                var setting = FormatAddresses.Setting(SiteOf(http.Request), http.Request.Query, format, new TimelinePage([], null, null), snapshot.Catalogue, bulletins);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
                await SendEntries.SendAsync(http.Response, format, setting, reader.AllAsync(limit, stop.Token), stop.Token);
                return TypedResults.Empty;
            }

            var cursor = query.One("cursor") is { } text ? TimelineCursor.Parse(text, http.Request.Query, order) : null;
            var page = await reader.PageAsync(
                http.Request.Query, cursor, limit ?? TimelineParameters.DefaultLimit, query.One("count") == "exact", cancellationToken);
            if (page.Next is not null)
                http.Response.Headers.Link = $"<{CanonicalUrl.With(http.Request, "cursor", page.Next)}>; rel=\"next\"";
            return new SendEntries(format, FormatAddresses.Setting(SiteOf(http.Request), http.Request.Query, format, page, snapshot.Catalogue, bulletins), page.Entries);
        });
    }

    private static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>The filter of a query, checked against what there is in a moment.</summary>
    public static async Task<TimelineFilter> ReadFilterAsync(
        QueryReader query, ReadSnapshot snapshot, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> bulletins = query.All("bulletin").Count > 0 ? (await snapshot.BulletinsAsync(cancellationToken)).Keys : [];
        var filter = TimelineFilter.Read(query, snapshot.Catalogue, bulletins);
        if (filter.Words is { } words && !await snapshot.IsSearchableAsync(words, cancellationToken))
            throw RequestProblem.Parameter("q", "It has no word to look for; words such as 'the' and 'of' stand everywhere.");
        return filter;
    }
}
