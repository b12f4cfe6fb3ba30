using Timeline.Api.Actors;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Http;
using Timeline.Api.Occurrences;
using Timeline.Api.OpenApi;
using Timeline.Api.Operations;
using Timeline.Api.Places;
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
        builder.Services.AddTimeline(connectionString);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Projections>());
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.ConfigureHttpJsonOptions(json => TimelineJson.Configure(json.SerializerOptions));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader()
            .WithExposedHeaders("Link", "ETag", Answers.SequenceHeader, "Retry-After")));
        builder.Services.AddTimelineOpenApi();

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(next => http => CleanUrl.CheckAsync(http, next));
        app.UseCors();
        app.Use((http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });
        MapReading(app);
        MapWriting(app);
        app.MapGet("/health/live", Health.Live).ExcludeFromDescription();
        app.MapGet("/health/ready", Health.ReadyAsync).ExcludeFromDescription();
        app.MapTimelineOpenApi();
        return app;
    }

    private static void MapReading(WebApplication app)
    {
        app.MapGet("/v1", GetIndex.HandleAsync);
        app.MapGet("/v1/timeline", GetTimeline.HandleAsync);
        app.MapGet("/v1/timeline/{id}", GetEntry.HandleAsync);
        app.MapGet("/v1/timeline/{id}/history", GetHistory.HandleAsync);
        app.MapGet("/v1/actors", GetActors.ListAsync);
        app.MapGet("/v1/actors/{id}", GetActors.OneAsync);
        app.MapGet("/v1/topics", GetTopics.ListAsync);
        app.MapGet("/v1/topics/{id}", GetTopics.OneAsync);
        app.MapGet("/v1/places", GetPlaces.ListAsync);
        app.MapGet("/v1/bulletins", GetBulletins.ListAsync);
        app.MapGet("/v1/bulletins/{id}", GetBulletins.OneAsync);
        app.MapGet("/v1/bulletins/{id}/text", GetBulletins.TextAsync);
    }

    private static void MapWriting(WebApplication app)
    {
        app.MapPost("/v1/bulletins", PostBulletin.HandleAsync);
        app.MapPost("/v1/occurrences", PostOccurrence.HandleAsync);
        app.MapPost("/v1/actors", (HttpContext http, PostDescriptions post) => post.ActorAsync(http));
        app.MapPost("/v1/topics", (HttpContext http, PostDescriptions post) => post.TopicAsync(http));
        app.MapPost("/v1/places", (HttpContext http, PostDescriptions post) => post.PlaceAsync(http));
    }
}
