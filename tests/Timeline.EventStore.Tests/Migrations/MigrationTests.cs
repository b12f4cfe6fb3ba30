using Npgsql;
using Timeline.EventStore.Migrations;
using Timeline.EventStore.Tests.Store;
using Timeline.LocalPostgres;

namespace Timeline.EventStore.Tests.Migrations;

/// <summary>How a database comes to the state that the program's files describe, whatever state it is in.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly MigrationScript First = new("0001_first.sql", "CREATE TABLE log (line text);\nINSERT INTO log VALUES ('first');\n");
    private static readonly MigrationScript Second = new("0002_second.sql", "INSERT INTO log VALUES ('second');");
    private static readonly MigrationScript Function = new(
        "functions/answer.sql", "CREATE OR REPLACE FUNCTION answer() RETURNS int LANGUAGE sql AS 'SELECT 42'; INSERT INTO log VALUES ('function');");

    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync() =>
        _source = NpgsqlDataSource.Create(await (await TemporaryCluster.Shared).CreateDatabaseAsync());

    public async Task DisposeAsync() => await _source.DisposeAsync();

    [Fact]
    public async Task Numbered_files_run_first_and_in_order_whatever_order_they_are_given_in()
    {
        Assert.Equal(["0001_first.sql", "0002_second.sql", "functions/answer.sql"], await MigrateAsync(Function, Second, First));
        Assert.Equal(["first", "second", "function"], await LinesAsync());
    }

    [Fact]
    public async Task The_programs_own_files_run_once_and_running_again_runs_nothing()
    {
        var ran = await MigrateAsync([.. StoreDatabase.Scripts]);

        Assert.Equal(StoreDatabase.Scripts.Select(script => script.Name).Order(StringComparer.Ordinal), ran);
        Assert.Empty(await MigrateAsync([.. StoreDatabase.Scripts]));
    }

    [Fact]
    public async Task A_new_numbered_file_runs_alone()
    {
        await MigrateAsync(First, Function);

        Assert.Equal(["0002_second.sql"], await MigrateAsync(First, Second, Function));
        Assert.Equal(["first", "function", "second"], await LinesAsync());
    }

    [Fact]
    public async Task Many_migrators_at_once_run_each_file_once()
    {
        var ran = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MigrateAsync(First, Second, Function)));

        Assert.Equal(3, ran.Sum(names => names.Count));
        Assert.Equal(["first", "second", "function"], await LinesAsync());
    }

    [Fact]
    public async Task A_numbered_file_that_was_changed_is_refused_by_name_and_nothing_runs()
    {
        await MigrateAsync(First);

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(
            () => MigrateAsync(First with { Sql = First.Sql + "INSERT INTO log VALUES ('changed');" }, Second, Function));

        Assert.Contains("migrations/0001_first.sql was changed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["first"], await LinesAsync());
        Assert.Equal(["0002_second.sql", "functions/answer.sql"], await MigrateAsync(First, Second, Function));
    }

    [Fact]
    public async Task A_numbered_file_that_the_program_does_not_know_is_refused_by_name_and_nothing_runs()
    {
        await MigrateAsync(First, Second);

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => MigrateAsync(First, Function));

        Assert.Contains("migrations/0002_second.sql, which this program does not know", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["first", "second"], await LinesAsync());
    }

    [Fact]
    public async Task A_function_that_was_changed_runs_again_and_then_no_more()
    {
        await MigrateAsync(First, Function);
        var changed = Function with { Sql = Function.Sql.Replace("42", "43", StringComparison.Ordinal) };

        Assert.Equal(["functions/answer.sql"], await MigrateAsync(First, changed));
        Assert.Equal(43, await _source.ScalarAsync<int>("SELECT answer()"));
        Assert.Empty(await MigrateAsync(First, changed));
    }

    [Fact]
    public async Task A_function_that_the_program_no_longer_has_is_left_alone()
    {
        await MigrateAsync(First, Function);

        Assert.Empty(await MigrateAsync(First));
        Assert.Equal(42, await _source.ScalarAsync<int>("SELECT answer()"));
    }

    [Fact]
    public async Task A_failing_file_leaves_nothing_behind_not_even_of_the_files_before_it()
    {
        var failing = Second with { Sql = "INSERT INTO log VALUES ('second'); SELECT 1 / 0;" };

        var failure = await Assert.ThrowsAsync<PostgresException>(() => MigrateAsync(First, failing, Function));

        Assert.Equal(PostgresErrorCodes.DivisionByZero, failure.SqlState);
        Assert.True(await _source.ScalarAsync<bool>("SELECT to_regclass('log') IS NULL AND to_regclass('timeline_read.migration') IS NULL"));
        Assert.Equal(3, (await MigrateAsync(First, Second, Function)).Count);
    }

    [Fact]
    public async Task Another_systems_line_ends_are_the_same_file()
    {
        await MigrateAsync(First, Function with { Sql = Function.Sql + "\n" });

        Assert.Empty(await MigrateAsync(
            First with { Sql = First.Sql.Replace("\n", "\r\n", StringComparison.Ordinal) }, Function with { Sql = Function.Sql + "\r\n" }));
    }

    [Fact]
    public async Task A_cancelled_migration_leaves_nothing_behind()
    {
        await using var other = await _source.OpenConnectionAsync();
        await other.ExecuteAsync($"BEGIN; SELECT pg_advisory_xact_lock({0x54696D656C696E65})");
        using var impatience = new CancellationTokenSource();
        var waiting = Migrator.MigrateAsync(_source, [First], impatience.Token);
        await Eventually.HoldsAsync(
            async () => await _source.ScalarAsync<long>(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 1,
            "The second migrator does not wait for the first.");

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await other.ExecuteAsync("ROLLBACK");
        Assert.Equal(["0001_first.sql"], await MigrateAsync(First));
    }

    private Task<IReadOnlyList<string>> MigrateAsync(params MigrationScript[] scripts) => Migrator.MigrateAsync(_source, scripts, default);

    private Task<List<string>> LinesAsync() => _source.ColumnAsync<string>("SELECT line FROM log ORDER BY ctid");
}
