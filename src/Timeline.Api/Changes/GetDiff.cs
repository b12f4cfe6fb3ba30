using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.EventStore;

namespace Timeline.Api.Changes;

/// <summary><c>GET /v1/timeline/diff</c>: what a timeline is at one point that it was not at an earlier one.</summary>
internal static class GetDiff
{
    public static QueryParameters Parameters { get; } = new(
    [
        new("axis", "The axis on which the points lie: `published`, what documents had told; `recorded`, what was known here. The other axis is bounded by its own parameter, as anywhere.", DiffPoints.Recorded, [DiffPoints.Published, DiffPoints.Recorded], Required: true),
        new("from", "The earlier point, itself left out: by `published` a day, month or year, to its end; by `recorded` a sequence or an instant, as `recorded_until` takes it.", "17", Required: true),
        new("to", "The later point, itself included; it may be beyond the present.", "634", Required: true),
        .. TimelineParameters.Filters,
        .. TimelineParameters.Timeline.All.Where(parameter => parameter.Name is "limit" or "cursor"),
    ]);

    public static Task<IResult> HandleAsync(HttpContext http, Answers answers, EventLog log)
    {
        var query = new QueryReader(http.Request.Query, Parameters);
        var limit = TimelineParameters.ParseLimit(query.One("limit")) ?? TimelineParameters.DefaultLimit;
        return answers.AnswerAsync(http, async (snapshot, cancellationToken) =>
        {
            var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
            var cursor = query.One("cursor") is { } text ? TimelineCursor.Parse(text, http.Request.Query, DiffReader.Order) : null;
            var points = await DiffPoints.ReadAsync(query, filter, snapshot, cursor?.Sequence, cancellationToken);
            var found = await new DiffReader(snapshot, filter, points).ReadAsync(cursor?.Keys, limit + 1, cancellationToken);

            var pairs = found.Take(limit).Select(one => one.Pair).ToList();
            var reasons = await DiffReasons.ReadAsync(snapshot, log, points, [.. pairs.Select(pair => (pair.After ?? pair.Before!).Id)], cancellationToken);
            var next = found.Count > limit ? new TimelineCursor(cursor?.Sequence ?? snapshot.Sequence, TimelineCursor.HashOf(http.Request.Query), found[limit - 1].Place).ToString() : null;
            if (next is not null) http.Response.Headers.Link = $"<{CanonicalUrl.With(http.Request, "cursor", next)}>; rel=\"next\"";
            return TypedResults.Ok(new DiffPage([.. pairs.Select(pair => Tell(pair, reasons, snapshot))], next));
        });
    }

    private static DiffChange Tell(EntryPair pair, Dictionary<(string Id, string Field), string?> reasons, ReadSnapshot snapshot)
    {
        var shown = pair.After ?? pair.Before!;
        // Of an entry that nothing proves any more, the proof is what is missing.
        var fields = pair.Before is { } before
            ? EntryFields.Between(before, pair.After ?? before with { Citations = [] }, snapshot.Catalogue)
            : [];
        return new DiffChange(
            pair.Kind switch
            {
                ChangeKind.Added => DiffKind.Added,
                ChangeKind.Retracted => DiffKind.Retracted,
                ChangeKind.Merged => DiffKind.Merged,
                _ => DiffKind.Corrected,
            },
            Entry.Show(shown, snapshot.Catalogue),
            [.. fields.Select(field => new DiffField(field.Field, field.Old, field.New, reasons.GetValueOrDefault((shown.Id, field.Field))))]);
    }
}
