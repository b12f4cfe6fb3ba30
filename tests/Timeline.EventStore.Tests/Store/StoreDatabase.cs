using System.Text.Json;
using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Order;
using Timeline.LocalPostgres;

namespace Timeline.EventStore.Tests.Store;

/// <summary>
/// A migrated database of its own: for a test class as its fixture, or by <see cref="NewAsync"/> for one test that
/// looks at the whole log. Copied from a template that is migrated once in the process.
/// </summary>
public sealed class StoreDatabase : IAsyncLifetime, IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Source { get; private set; } = null!;

    public EventLog Log { get; private set; } = null!;

    public static async Task<StoreDatabase> NewAsync()
    {
        var store = new StoreDatabase();
        await store.InitializeAsync();
        return store;
    }

    /// <summary>A database that has come to be in another way.</summary>
    public static StoreDatabase At(string connectionString)
    {
        var store = new StoreDatabase();
        store.Open(connectionString);
        return store;
    }

    public async Task InitializeAsync() => Open(await (await TemporaryCluster.Shared).CreateDatabaseAsync(await Template.Value));

    public async Task DisposeAsync() => await Source.DisposeAsync();

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    internal LogReader NewReader() => new(Log, Source);

    /// <summary>Another node's pool: its connections can be told from those of others by <paramref name="name"/>.</summary>
    internal NpgsqlDataSource NewSource(string name) => NpgsqlDataSource.Create($"{ConnectionString};Application Name={name}");

    internal static EventLog LogOf(NpgsqlDataSource source, EventTypes? types = null) => new(source, types ?? Account.Types, Json);

    internal static IReadOnlyList<MigrationScript> Scripts => MigrationScript.CarriedBy(typeof(StoreDatabase).Assembly);

    private void Open(string connectionString)
    {
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
        Log = LogOf(Source);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var cluster = await TemporaryCluster.Shared;
        var template = await cluster.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(template);
        await Migrator.MigrateAsync(source, Scripts, default);
        return template;
    }
}
