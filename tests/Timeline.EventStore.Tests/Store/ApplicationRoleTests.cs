using Npgsql;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Order;
using Timeline.EventStore.Projections;

namespace Timeline.EventStore.Tests.Store;

/// <summary>A login that was granted <c>timeline_application</c> can do its work, and cannot write past the append function.</summary>
public sealed class ApplicationRoleTests(StoreDatabase store) : IClassFixture<StoreDatabase>, IAsyncLifetime
{
    private readonly string _login = $"login_{Guid.NewGuid():N}";
    private NpgsqlDataSource _application = null!;

    public async Task InitializeAsync()
    {
        await store.Source.ExecuteAsync($"CREATE ROLE {_login} LOGIN PASSWORD 'secret' IN ROLE timeline_application");
        _application = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(store.ConnectionString) { Username = _login, Password = "secret" }.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        await store.Source.ExecuteAsync($"DROP ROLE {_login}");
    }

    [Theory]
    [InlineData("INSERT INTO timeline.mt_events (seq_id, id, stream_id, version, data, type) VALUES (1, gen_random_uuid(), 'x', 1, '{}', 'x')")]
    [InlineData("UPDATE timeline.mt_events SET data = '{}'")]
    [InlineData("DELETE FROM timeline.mt_events")]
    [InlineData("TRUNCATE timeline.mt_events")]
    [InlineData("INSERT INTO timeline.mt_streams (id, version) VALUES ('x', 1)")]
    [InlineData("UPDATE timeline.mt_streams SET version = 0")]
    [InlineData("SELECT nextval('timeline.mt_events_sequence')")]
    [InlineData("SELECT setval('timeline.mt_events_sequence', 1)")]
    [InlineData("CREATE TABLE timeline.own (x int)")]
    [InlineData("DROP TABLE timeline.mt_events")]
    public async Task What_goes_past_the_append_function_is_denied(string sql)
    {
        var denied = await Assert.ThrowsAsync<PostgresException>(() => _application.ExecuteAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, denied.SqlState);
    }

    [Fact]
    public async Task Appending_and_reading_work()
    {
        var log = StoreDatabase.LogOf(_application);
        var stream = Account.NewStream();

        var appended = await log.AppendAsync(Account.Deposit(stream, 0, 1, 2), Account.Context, default);
        var again = await log.AppendAsync(Account.Deposit(stream, 2, 3), Account.Context, default);

        Assert.Equal(3, (await log.ReadStreamAsync(stream, default)).Count);
        Assert.Equal(appended.LastSequence + 1, again.LastSequence);
    }

    [Fact]
    public async Task The_whole_log_can_be_read_past_a_hole()
    {
        var (rolledBack, burned) = await OpenTransaction.WithEventsAsync(store.Source);
        await using var closing = rolledBack;
        var log = StoreDatabase.LogOf(_application);
        var behind = await log.AppendAsync(Account.Deposit(Account.NewStream(), 0, 1), Account.Context, default);
        await rolledBack.RollbackAsync();
        var reader = new LogReader(log, _application);

        var mark = burned - 1;
        await Eventually.HoldsAsync(
            async () => (mark = (await reader.ReadAsync(mark, 100, default)).Through) >= behind.LastSequence, $"Held at {mark}.");
    }

    [Fact]
    public async Task Projections_keep_their_marks_and_tables()
    {
        await _application.ExecuteAsync("INSERT INTO timeline_read.projection (name) VALUES ('mine')");

        await _application.ExecuteAsync("UPDATE timeline_read.projection SET mark = 7 WHERE name = 'mine'");

        var mark = Assert.Single(await new ProjectionMarks(_application, new WakeUp()).ReadAsync(default), m => m.Name == "mine");
        Assert.Equal(7, mark.Sequence);
    }

    [Fact]
    public async Task A_table_that_a_later_migration_adds_is_writable_too()
    {
        MigrationScript later = new("9999_later.sql", "CREATE TABLE timeline_read.later (x int); CREATE TABLE timeline_text.later (x int);");
        await Migrator.MigrateAsync(store.Source, [.. StoreDatabase.Scripts, later], default);

        await _application.ExecuteAsync("INSERT INTO timeline_read.later VALUES (1); INSERT INTO timeline_text.later VALUES (1)");

        Assert.Equal(1, await _application.ScalarAsync<int>("SELECT x FROM timeline_read.later"));
    }

    [Fact]
    public async Task Nobody_else_may_append()
    {
        var stranger = $"stranger_{Guid.NewGuid():N}";
        await store.Source.ExecuteAsync($"CREATE ROLE {stranger} LOGIN PASSWORD 'secret'");

        Assert.False(await store.Source.ScalarAsync<bool>(
            "SELECT has_function_privilege($1, oid, 'EXECUTE') FROM pg_proc WHERE proname = 'append_events'", stranger));
        await store.Source.ExecuteAsync($"DROP ROLE {stranger}");
    }
}
