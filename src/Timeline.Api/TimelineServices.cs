using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;
using Timeline.Api.Archives;
using Timeline.Api.Bulletins;
using Timeline.Api.Catalogues;
using Timeline.Api.Changes;
using Timeline.Api.Commands;
using Timeline.Api.Dashboards;
using Timeline.Api.Evaluating;
using Timeline.Api.Generating;
using Timeline.Api.Http;
using Timeline.Api.Kept;
using Timeline.Api.Keys;
using Timeline.Api.Occurrences;
using Timeline.Api.Operations;
using Timeline.Api.Proposals;
using Timeline.Api.Replaying;
using Timeline.Api.Seeds;
using Timeline.Api.Timelines;
using Timeline.Api.Verifying;
using Timeline.EventStore;
using Timeline.EventStore.Projections;

namespace Timeline.Api;

/// <summary>What the service is made of, for the server and for the commands alike.</summary>
internal static class TimelineServices
{
    public static IServiceCollection AddTimeline(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton(_ => OpenDatabase(connectionString));
        services.AddSingleton(provider => new EventLog(
            provider.GetRequiredService<NpgsqlDataSource>(), TimelineEvents.Types, TimelineJson.Options));
        services.AddSingleton<WakeUps>();
        services.AddSingleton(provider => new ProjectionMarks(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<WakeUps>().Projected, NamesOfProjections(provider)));
        services.AddSingleton(provider => new ReadStates(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<IClock>(), NamesOfProjections(provider)));
        services.AddSingleton<ProjectionRetries>();
        services.AddSingleton<Health>();
        services.AddSingleton<IProjection, CatalogueProjection>();
        services.AddSingleton<IProjection, TimelineProjection>();
        services.AddSingleton<IProjection, ProposalsProjection>();
        services.AddSingleton<Projections>();
        services.AddSingleton(provider => new ProjectionRebuild(
            provider.GetRequiredService<EventLog>(), provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ILogger<ProjectionRebuild>>()));
        services.AddSingleton<CatalogueCache>();
        services.AddSingleton<LogCatalogue>();
        services.AddSingleton<Documents>();
        services.AddSingleton<DecideAndAppend>();
        services.AddSingleton<Alone>();
        services.AddSingleton<Once>();
        services.AddSingleton<DescribeCatalogue>();
        services.AddSingleton<RegisterBulletin>();
        services.AddSingleton<RegisterSeeds>();
        services.AddSingleton<ImportSeeds>();
        services.AddSingleton<ExportArchive>();
        services.AddSingleton<ImportArchive>();
        services.AddSingleton<GenerateHistory>();
        services.TryAddSingleton(new ReadTimeout(ReadTimeout.Default));
        services.TryAddSingleton(_ => new ReadsAtOnce(ReadsAtOnce.Default));
        services.AddSingleton<VerifyTime>();
        services.AddSingleton<Answers>();
        services.AddSingleton<SentenceCache>();
        services.TryAddSingleton(Keeping.Default);
        services.AddSingleton<KeptTimeline>();
        services.AddSingleton<KeptDocuments>();
        services.TryAddSingleton<Pause>(Task.Delay);
        services.AddSingleton<ReachedSequence>();
        services.AddSingleton<CommandAnswers>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<Writers>();
        services.AddSingleton<PostDescriptions>();
        services.AddSingleton<LocateQuotation>();
        services.AddSingleton<FindOccurrences>();
        services.AddSingleton<ChangeOccurrence>();
        services.AddSingleton<FindSameOccurrence>();
        services.AddSingleton<ReadRegistered>();
        services.AddSingleton<DecideProposal>();
        services.AddSingleton<PostDecisions>();
        services.AddSingleton<AcceptSeveral>();
        services.AddSingleton<CompareReading>();
        services.AddSingleton<PostSeveral>();
        services.AddSingleton<NowReading>();
        services.AddSingleton<ReadWaiting>();
        return services;
    }

    private static List<string> NamesOfProjections(IServiceProvider provider) =>
        [.. provider.GetServices<IProjection>().Select(projection => projection.Name)];

    private static NpgsqlDataSource OpenDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "timeline",
            MaxAutoPrepare = 50,
            NoResetOnClose = true,
        };
        return NpgsqlDataSource.Create(settings);
    }
}
