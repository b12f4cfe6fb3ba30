using System.Diagnostics;
using Npgsql;

namespace Timeline.Benchmarks.Folding;

/// <summary>The tables of the read model: all SQL here that knows them.</summary>
internal sealed class ReadModel(NpgsqlDataSource source)
{
    /// <summary>The entries that a timeline shows when nothing else is asked for.</summary>
    private const string Present = "timeline_read.entry WHERE present AND status = 'active'";

    /// <summary>The JSON text of all entries that a replay tells, in whatever order they lie.</summary>
    public const string CopyEntries = $"COPY (SELECT body::text FROM {Present}) TO STDOUT (FORMAT BINARY)";

    /// <summary>All tables that are folded from the log, partitions one by one: those of the builds.</summary>
    private const string FoldedTables =
        """
        SELECT c.oid::regclass::text, c.relname FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text IN
          (SELECT 'timeline_read_' || name || '_' || build FROM timeline_read.projection WHERE build > 0)
        ORDER BY 1
        """;

    /// <summary>Takes everything back that was folded.</summary>
    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken);
        await ExecuteAsync($"TRUNCATE {string.Join(", ", tables.Select(table => table.Name))}; UPDATE timeline_read.projection SET mark = 0", cancellationToken);
    }

    /// <summary>Brings statistics and indexes to where autovacuum brings them by itself some minutes later.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var (table, _) in await TablesAsync(cancellationToken)) await ExecuteAsync($"VACUUM (ANALYZE) {table}", cancellationToken);
    }

    /// <summary>How long PostgreSQL needs by itself to write all the rows, each table by one statement, into tables with the same indexes and generated columns.</summary>
    public async Task<TimeSpan> WriteAgainAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("DROP SCHEMA IF EXISTS bench_copy CASCADE; CREATE SCHEMA bench_copy", cancellationToken);
        var inserts = new List<string>();
        foreach (var (table, name) in await TablesAsync(cancellationToken))
        {
            await ExecuteAsync($"CREATE TABLE bench_copy.{name} (LIKE {table} INCLUDING ALL){await OptionsAsync(table, cancellationToken)}", cancellationToken);
            var columns = string.Join(", ", await ColumnsAsync(name, cancellationToken));
            inserts.Add($"INSERT INTO bench_copy.{name} ({columns}) SELECT {columns} FROM {table}");
        }

        var watch = Stopwatch.StartNew();
        await ExecuteAsync(string.Join("; ", inserts), cancellationToken);
        watch.Stop();
        await ExecuteAsync("DROP SCHEMA bench_copy CASCADE", cancellationToken);
        return watch.Elapsed;
    }

    /// <summary>Every actor that takes part in entries, and in how many.</summary>
    public Task<List<(string Actor, long Entries)>> ActorsAsync(CancellationToken cancellationToken) => ReadAsync(
        "SELECT substr(term, 7), count(*) FROM timeline_read.entry, unnest(terms) AS term WHERE present AND term LIKE 'actor:%' GROUP BY 1 ORDER BY 2 DESC, 1",
        row => (row.GetString(0), row.GetInt64(1)), cancellationToken);

    /// <summary>The days between which all documents came out.</summary>
    public async Task<(DateOnly First, DateOnly Last)> PublishedAsync(CancellationToken cancellationToken) => (await ReadAsync(
        "SELECT min(published), max(published) FROM timeline_read.bulletin",
        row => (row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateOnly>(1)), cancellationToken)).Single();

    /// <summary>The schemas of the live builds, as a search path.</summary>
    public async Task<string> SearchPathAsync(CancellationToken cancellationToken) => (await ReadAsync(
        "SELECT string_agg('timeline_read_' || name || '_' || build, ', ') FROM timeline_read.projection WHERE build > 0",
        row => row.GetString(0), cancellationToken)).Single();

    private Task<List<(string Name, string Short)>> TablesAsync(CancellationToken cancellationToken) =>
        ReadAsync(FoldedTables, row => (row.GetString(0), row.GetString(1)), cancellationToken);

    /// <summary>How the table's rows are stored, which LIKE does not take over.</summary>
    private async Task<string> OptionsAsync(string table, CancellationToken cancellationToken) => (await ReadAsync(
        $"SELECT coalesce(' WITH (' || array_to_string(reloptions, ', ') || ')', '') FROM pg_class WHERE oid = '{table}'::regclass",
        row => row.GetString(0), cancellationToken)).Single();

    /// <summary>The columns that are not worked out from others.</summary>
    private Task<List<string>> ColumnsAsync(string name, CancellationToken cancellationToken) => ReadAsync(
        $"""
         SELECT quote_ident(column_name) FROM information_schema.columns
         WHERE table_schema = 'bench_copy' AND table_name = '{name}' AND is_generated = 'NEVER' ORDER BY ordinal_position
         """,
        row => row.GetString(0), cancellationToken);

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await using var command = Command(sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) all.Add(read(rows));
        return all;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return command;
    }
}
