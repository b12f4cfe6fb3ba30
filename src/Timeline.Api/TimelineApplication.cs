using Microsoft.Extensions.DependencyInjection.Extensions;
using Timeline.Api.Actors;
using Timeline.Api.Bulletins;
using Timeline.Api.Changes;
using Timeline.Api.Dashboards;
using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.OpenApi;
using Timeline.Api.Operations;
using Timeline.Api.Places;
using Timeline.Api.Proposals;
using Timeline.Api.Replaying;
using Timeline.Api.Timelines;
using Timeline.Api.Topics;

namespace Timeline.Api;

/// <summary>The web application: what it is made of, and what answers where.</summary>
internal static class TimelineApplication
{
    /// <summary>Builds the application on a database that is migrated.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Apply(kestrel.Limits);
        });
        builder.ListenToHttp2();
        builder.AddRateLimits();
        builder.Services.AddCompression();
        builder.Services.AddSingleton(ReadTimeout.From(builder.Configuration));
        builder.Services.AddSingleton(_ => ReadsAtOnce.From(builder.Configuration));
        builder.Services.TryAddSingleton(Keeping.From(builder.Configuration));
        builder.Services.AddTimeline(connectionString);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Projections>());
        builder.Services.AddHostedService<WatchProjections>();
        if (builder.Configuration.GetValue(ReadWaiting.Key, true)) builder.Services.AddHostedService(provider => provider.GetRequiredService<ReadWaiting>());
        builder.Services.AddSingleton<StreamChanges>();
        builder.Services.AddSingleton<OpenStreams>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.ConfigureHttpJsonOptions(json => TimelineJson.Configure(json.SerializerOptions));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader()
            .WithExposedHeaders("Link", "ETag", Answers.SequenceHeader, "Retry-After")));
        builder.Services.AddTimelineOpenApi();

        var app = builder.Build();
        app.Use((http, next) =>
        {
            // Only when the response starts: a problem clears what was set before.
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.XContentTypeOptions = "nosniff";
                return Task.CompletedTask;
            });
            return next(http);
        });
        app.UseResponseCompression();
        app.UseExceptionHandler();
        app.UseStatusCodePages(ProblemHandler.TellStatusAsync);
        app.UseRateLimiter();
        app.Use(next => http => HeadAsGet.AnswerAsync(http, next));
        app.UseRouting();
        app.UseCors();
        app.Use(next => http => RequestLimits.CheckAsync(http, next));
        app.Use(next => http => CleanUrl.CheckAsync(http, next));
        MapReading(app);
        MapDashboards(app);
        app.MapWriting();
        MapOperation(app);
        app.MapTimelineOpenApi();
        return app;
    }

    private static void MapReading(WebApplication app)
    {
        app.MapGet("/v1", GetIndex.HandleAsync).Reads<TimelineIndex>(
            "Index", "What there is", "Links, counts, the log's last sequence that is shown, and the span of days.");

        app.MapGet("/v1/timeline", GetTimeline.HandleAsync).Reads<TimelinePage>(
            "Timelines", "A timeline",
            "The entries that all the given filters choose. JSON and the feeds come in pages: follow `next`, or the `Link` header. All other formats stream the whole result.",
            TimelineParameters.Timeline);
        app.MapGet("/v1/timeline/{id}", GetEntry.HandleAsync).Reads<Entry>(
            "Timelines", "One entry", "The entry as it is now, or as it was recorded and told by some time: a 404 says from when there is one.", GetEntry.Parameters).MayBeGone();
        app.MapGet("/v1/timeline/{id}/history", GetHistory.HandleAsync).Reads<EntryHistory>(
            "Timelines", "An entry's history", "Every event of the occurrence: when, by whom, why, and what it changed, field by field.", GetEntry.Parameters);

        app.MapGet("/v1/timeline/diff", GetDiff.HandleAsync).Reads<DiffPage>(
            "Timelines", "What changed between two points",
            "The entries that are not at the later point what they were at the earlier one, under the filters: net, by comparing the two states. What retraction or merging took away is told so, also of an entry whose source was withdrawn; what its own corrections took out of the filter is `corrected`. Follow `next`, or the `Link` header: all pages answer as of the first one.",
            GetDiff.Parameters);

        app.MapGet("/v1/actors", GetActors.ListAsync).Reads<ActorList>(
            "Actors", "All actors", "Every actor with the number of entries that the filters choose.", GetActors.Parameters);
        app.MapGet("/v1/actors/{id}", GetActors.OneAsync).Reads<ActorProfile>(
            "Actors", "One actor", "Names, offices, counts by role and kind, first and last entry, most frequent partners, over the entries that the filters choose.", GetActors.Parameters);
        app.MapGet("/v1/topics", GetTopics.ListAsync).Reads<TopicList>(
            "Topics", "All topics", "The tree, each topic with the number of entries that the filters choose, its descendants' included.", GetTopics.Parameters);
        app.MapGet("/v1/topics/{id}", GetTopics.OneAsync).Reads<TopicNode>(
            "Topics", "One topic", "The topic and all below it.", GetTopics.Parameters);
        app.MapGet("/v1/places", GetPlaces.ListAsync).Reads<PlaceList>(
            "Places", "All places", "Every place with the number of entries that the filters choose.", GetPlaces.Parameters);

        app.MapGet("/v1/disputes", GetDisputes.ListAsync).Reads<DisputeList>(
            "Disputes", "All disputes", "Every topic that somebody disputes, with the number of entries that the filters choose.", GetDisputes.Parameters);
        app.MapGet("/v1/disputes/{id}", GetDisputes.OneAsync).Reads<DisputeView>(
            "Disputes", "One dispute", "How it stands at any point of the three axes: what happened (`occurred_to`), as documents had told it (`published_until`), as it was recorded here (`recorded_until`).", GetDisputes.Parameters);
        app.MapGet("/v1/disputes/{id}/replay", GetReplay.DisputeAsync).Streams<ReplayFrame>(
            "Disputes", "A dispute, step by step", "How the dispute came to stand as it does: each frame tells what came and how it stands then. Server-sent events, or one frame a line as NDJSON; all of it as of the sequence at which it began.", GetReplay.OfDispute);
        app.MapGet("/v1/replay", GetReplay.AllAsync).Streams<ReplayFrame>(
            "Disputes", "Any entries, step by step", "The same for whatever the filters choose; the sides are the actors that are asked for.", GetReplay.Parameters);
        app.MapGet("/v1/dyads/{a}/{b}", GetDyad.HandleAsync).Reads<Dyad>(
            "Disputes", "Two actors", "How much passes between two actors, and how intense it is, month by month.", GetDyad.Parameters);

        app.MapGet("/v1/changes", GetChanges.HandleAsync).Reads<ChangesPage>(
            "Changes", "What happened since",
            "What events did to the entries that the filters choose, in the order of the log. All that one event changed is one message. Go on with `after=` what `last` tells, until a page is empty.",
            GetChanges.Parameters);
        app.MapGet("/v1/changes/stream", StreamChanges.HandleAsync).Follows<ChangeMessage>(
            "Changes", "What happens, as it comes",
            "The same as server-sent events, without end: the id of each is its sequence. An event `position` tells how far the log was looked through, an event `closed` why the stream ends: the service is ending, or the caller read nothing for 30 s. A comment comes every 15 s. An event source that comes again misses nothing and sees nothing twice.",
            GetChanges.OfStream);

        app.MapGet("/v1/bulletins", GetBulletins.ListAsync).Reads<BulletinList>(
            "Bulletins", "All bulletins", "The registered documents by the day they came out.");
        app.MapGet("/v1/bulletins/{id}", GetBulletins.OneAsync).Reads<BulletinView>(
            "Bulletins", "One bulletin", "What is told of the document.");
        app.MapGet("/v1/bulletins/{id}/text", GetBulletins.TextAsync).Reads<AnnotatedText>(
            "Bulletins", "A bulletin's text", "The text, character for character, and the passages that entries cite; offsets count Unicode code points.");

        app.MapGet("/v1/proposals", GetProposals.ListAsync).Reads<ProposalPage>(
            "Proposals", "What waits for a decision", "The occurrences that the reader found in new bulletins, by bulletin and place in its text. Follow `next`, or the `Link` header.", GetProposals.Parameters);
        app.MapGet("/v1/proposals/{id}", GetProposals.OneAsync).Reads<ProposalView>(
            "Proposals", "One proposal", "What was found, by which rules and how surely, and what was decided.");
    }

    private static void MapDashboards(WebApplication app)
    {
        app.MapGet("/v1/timeline/histogram", GetHistogram.HandleAsync).Reads<HistogramView>(
            "Dashboards", "Entries over time", "How many entries begin in each day, week, month or year, and how intense they are on average. Each counts once, in the bucket of its earliest day; those that are wider are told as `imprecise` too.", GetHistogram.Parameters);
        app.MapGet("/v1/actors/graph", GetActorGraph.HandleAsync).Reads<ActorGraph>(
            "Dashboards", "Who appears with whom", "The actors who take part most often in the entries that the filters choose, and in how many of them each two take part together.", GetActorGraph.Parameters);
        app.MapGet("/v1/coverage", GetCoverage.HandleAsync).Reads<CoverageView>(
            "Dashboards", "How much is read", "For each document: its sentences, those that say when something happened, and those that active entries cite.");
    }

    private static void MapOperation(WebApplication app)
    {
        app.MapGet("/health/live", Health.Live).Operates<Liveness>("Does it run?", "The process runs and answers; nothing else is asked.");
        app.MapGet("/health/ready", Health.ReadyAsync).Operates<HealthReport>(
                "Is it ready?",
                "How far each projection is, in events and seconds, and what keeps it from going on. What is only behind, if need be held by somebody's open transaction, is told with a 200, and called `degraded` after 10 s. 503 when a projection is paused, or has failed more than once over 10 s, or the database does not answer within 5 s.")
            .Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable, Negotiation.Json);
    }
}
