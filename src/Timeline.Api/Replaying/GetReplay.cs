using System.Globalization;
using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Api.Timelines;
using Timeline.Domain;

namespace Timeline.Api.Replaying;

/// <summary><c>GET /v1/disputes/{id}/replay</c> and <c>/v1/replay</c>: frames as server-sent events, or one a line.</summary>
internal static class GetReplay
{
    private static readonly QueryParameter[] Own =
    [
        new("order", "The axis to go along: `occurred` (default), a frame for each day on which something happened; `published`, for each day on which documents told something; `recorded`, for each command that changed something here.", "published", Words<ReplayOrder>.All),
        new("speed", "How many days pass in a second, from 0.01 to 1000000; without it the frames come as fast as they can.", "1000000"),
        new("after", "Goes on behind a frame, `frame@sequence` as the id of its event, at the very sequence at which that replay began. `Last-Event-ID` does the same and goes first.", "12@634"),
    ];

    /// <summary>Those of a replay of whatever the filters choose.</summary>
    public static QueryParameters Parameters { get; } = new([.. TimelineParameters.Filters, .. Own]);

    /// <summary>Those of a replay of a dispute.</summary>
    public static QueryParameters OfDispute { get; } = new([.. GetDisputes.Parameters.All, .. Own]);

    /// <summary>The sides are the actors that are asked for.</summary>
    public static Task<IResult> AllAsync(HttpContext http, Answers answers, OpenStreams open, Pause pause, IHostApplicationLifetime lifetime) =>
        AnswerAsync(http, answers, open, pause, lifetime, Parameters, (filter, _) => (
            filter, [.. filter.Actors.Concat(filter.Between.SelectMany(pair => new[] { pair.One, pair.Other })).Distinct()]));

    public static Task<IResult> DisputeAsync(string id, HttpContext http, Answers answers, OpenStreams open, Pause pause, IHostApplicationLifetime lifetime) =>
        AnswerAsync(http, answers, open, pause, lifetime, OfDispute, (filter, snapshot) =>
        {
            var topic = GetDisputes.Find(id, snapshot.Catalogue);
            return (GetDisputes.Of(filter, topic, snapshot.Catalogue.Topics), topic.Parties);
        });

    private static async Task<IResult> AnswerAsync(
        HttpContext http, Answers answers, OpenStreams open, Pause pause, IHostApplicationLifetime lifetime, QueryParameters parameters,
        Func<TimelineFilter, ReadSnapshot, (TimelineFilter Filter, IReadOnlyList<string> Parties)> choose)
    {
        var query = new QueryReader(http.Request.Query, parameters);
        var format = Negotiation.Choose(http.Request, [Negotiation.EventStream, Negotiation.NdJson]);
        var order = query.One("order") is { } word ? Words<ReplayOrder>.Parse(word) : ReplayOrder.Occurred;
        var pace = new ReplayPace(SpeedOf(query.One("speed")), pause);
        var after = LastEvent.Of<FrameId>(http.Request, query, FrameId.TryParse, "frame; expected the id of an event, such as 12@634");
        using var place = open.Enter(http);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await using var snapshot = await answers.OpenAsync(http);
        var (filter, parties) = choose(await GetTimeline.ReadFilterAsync(query, snapshot, stop.Token), snapshot);
        var (sequence, through) = PinnedTo(after, snapshot);
        http.Response.Headers[Answers.SequenceHeader] = sequence.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-cache";

        var writer = new FrameWriter(http.Response, format, sequence);
        await foreach (var (moment, frame) in new Replay(snapshot, parties, filter, order, through).FramesAsync(stop.Token))
        {
            if (frame.Frame <= after?.Frame) continue;
            // What was written is seen while the next frame is waited for.
            await pace.ReachAsync(moment, () => writer.FlushAsync(stop.Token), stop.Token);
            await writer.WriteAsync(frame, stop.Token);
        }

        // An event source that has seen all is told not to come again.
        if (!writer.HasBegun && after is not null) return TypedResults.NoContent();
        await writer.EndAsync(stop.Token);
        return TypedResults.Empty;
    }

    private static (long Sequence, long? Through) PinnedTo(FrameId? after, ReadSnapshot snapshot)
    {
        if (after is not { } id) return (snapshot.Sequence, snapshot.Through);
        if (id.Sequence > snapshot.Sequence)
            throw RequestProblem.Parameter("after", $"'{id}' is of a replay at sequence {id.Sequence}, and only {snapshot.Sequence} is shown. Begin anew without it.");
        return (id.Sequence, id.Sequence < snapshot.Sequence ? id.Sequence : snapshot.Through);
    }

    private static double? SpeedOf(string? text)
    {
        if (text is null) return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= 0.01 and <= 1_000_000
            ? speed
            : throw RequestProblem.Parameter("speed", $"'{text}' is no speed; expected days a second, a number from 0.01 to 1000000.");
    }
}
