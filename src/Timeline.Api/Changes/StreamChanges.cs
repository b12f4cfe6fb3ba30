using Npgsql;
using Timeline.Api.Http;
using Timeline.Api.Replaying;
using Timeline.Api.Timelines;

namespace Timeline.Api.Changes;

/// <summary><c>GET /v1/changes/stream</c>: the changes as they come, as server-sent events.</summary>
internal sealed class StreamChanges(Answers answers, OpenStreams open, ReachedSequence reached, Pause pause, IHostApplicationLifetime lifetime)
{
    /// <summary>How often a stream on which nothing happens shows that it lives.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private const int AtOnce = 50;
    private static readonly TimeSpan UntilTheDatabaseReturns = TimeSpan.FromSeconds(1);

    public static Task<IResult> HandleAsync(HttpContext http, StreamChanges stream) => stream.AnswerAsync(http);

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query, GetChanges.OfStream);
        Negotiation.Choose(http.Request, [Negotiation.EventStream]);
        var after = GetChanges.SeenBy(http.Request, query);
        using var place = open.Enter(http);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var writer = new ChangeWriter(http, pause);
        ChangesPage page;
        await using (var snapshot = await answers.OpenAsync(http))
        {
            page = new ChangesPage([], after ?? snapshot.Sequence);
            _ = await GetTimeline.ReadFilterAsync(query, snapshot, stop.Token);
        }

        http.Response.Headers.CacheControl = "no-cache";
        try
        {
            await writer.BeginAsync(page.Last, stop.Token);
            while (true)
            {
                page = await NextAsync(query, page.Last, stop.Token);
                foreach (var message in page.Changes) await writer.WriteAsync(message, stop.Token);
                if (page.Changes.Count == 0) await WaitAsync(writer, page.Last, stop.Token);
            }
        }
        catch (SlowCallerException)
        {
            await writer.CloseAsync($"Nothing was read for {ChangeWriter.Patience.TotalSeconds} s. Come again: the id of the last event tells where to go on.", stop.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await writer.CloseAsync("The service is ending. Come again: the id of the last event tells where to go on.", stop.Token);
        }

        return TypedResults.Empty;
    }

    /// <summary>What comes next, read in a moment of its own: nothing is held open while the caller reads.</summary>
    private async Task<ChangesPage> NextAsync(QueryReader query, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var snapshot = await answers.OpenAgainAsync(cancellationToken);
                var filter = await GetTimeline.ReadFilterAsync(query, snapshot, cancellationToken);
                return await new ChangesReader(snapshot, filter).ReadAsync(after, AtOnce, cancellationToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // An event source does not come again after a 503; so it is not sent away.
                await pause(UntilTheDatabaseReturns, cancellationToken);
            }
        }
    }

    /// <summary>Waits until there may be more, and shows meanwhile that the stream lives.</summary>
    private async Task WaitAsync(ChangeWriter writer, long after, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beyond = reached.BeyondAsync(after, waiting.Token);
        while (await Task.WhenAny(beyond, pause(Heartbeat, waiting.Token)) != beyond) await writer.BeatAsync(after, cancellationToken);
        await waiting.CancelAsync();
        await beyond;
    }
}
