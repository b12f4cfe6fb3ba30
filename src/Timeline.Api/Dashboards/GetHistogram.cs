using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Timelines;
using Timeline.Domain;

namespace Timeline.Api.Dashboards;

/// <summary><c>GET /v1/timeline/histogram</c>: how many entries there were, over time.</summary>
internal static class GetHistogram
{
    public static QueryParameters Parameters { get; } = new(
    [
        .. TimelineParameters.Filters,
        new("bucket", "How long each bucket is: `day`, `week` (from Monday), `month` (default) or `year`.", "month", Words<Bucket>.All),
        new("split", "By what each bucket is split: `none` (default), `kind`, `quadClass`, `actor` (with those for whom somebody acts, see `represented`) or `topic`.", "quadClass", Words<HistogramSplit>.All),
    ]);

    public static Task<IResult> HandleAsync(HttpContext http, Answers answers, KeptTimeline kept)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        var bucket = query.One("bucket") is { } length ? Words<Bucket>.Parse(length) : Bucket.Month;
        var split = query.One("split") is { } by ? Words<HistogramSplit>.Parse(by) : HistogramSplit.None;
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var tallies = await kept.AskAsync(snapshot, filter, entries => KeptTallies.Of(entries, bucket, split.CountsValues() ? split.PrefixOfValues(filter) : null), cancellationToken)
                ?? await new StoredTallies(snapshot, filter, bucket, split).ReadAsync(cancellationToken);
            return TypedResults.Ok(new Histogram(filter, bucket, split).Show(tallies));
        });
    }
}
