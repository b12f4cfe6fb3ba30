using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Timeline.Api;
using Timeline.Api.Operations;
using Timeline.Api.Seeds;
using Timeline.LocalPostgres;

namespace Timeline.Http.Tests.Running;

/// <summary>Databases to copy, each made once in a test process: migrated, and one of them with the seeds folded in.</summary>
internal static class Templates
{
    private static readonly Lazy<Task<string>> Empty = new(async () =>
    {
        var database = await BareAsync();
        await using var services = Parts(database);
        await PrepareDatabase.MigrateAsync(services.GetRequiredService<NpgsqlDataSource>(), _ => { }, default);
        return database;
    });

    private static readonly Lazy<Task<string>> Seeded = new(async () =>
    {
        var database = await CopyEmptyAsync();
        await using var services = Parts(database);
        var report = await services.GetRequiredService<ImportSeeds>().RunAsync(SeedFolder.Own, new Progress<SeedStep>(), default);
        Assert.Empty(report.Problems);
        await services.GetRequiredService<Projections>().CatchUpAsync(default);
        return database;
    });

    /// <summary>A database without any schema.</summary>
    public static async Task<string> BareAsync() => await (await TemporaryCluster.Shared).CreateDatabaseAsync();

    /// <summary>A migrated database with an empty log.</summary>
    public static async Task<string> CopyEmptyAsync() => await CopyAsync(await Empty.Value);

    /// <summary>A database with the program's own seeds.</summary>
    public static async Task<string> CopySeededAsync() => await CopyAsync(await Seeded.Value);

    public static async Task<string> CopyAsync(string database) => await (await TemporaryCluster.Shared).CreateDatabaseAsync(database);

    /// <summary>The parts of the application on a database, without HTTP and with nothing running in the background.</summary>
    public static ServiceProvider Parts(string database, IClock? clock = null) =>
        new ServiceCollection().AddLogging().AddSingleton(clock ?? SystemClock.Instance).AddTimeline(database).BuildServiceProvider();
}
