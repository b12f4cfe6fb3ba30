using System.Reflection;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Schema;

/// <summary>
/// The tables are those that a live Marten 9.29 made (single tenant, streams named by strings, metadata columns on),
/// written down in golden-schema.txt. Its schema tool drops or rebuilds whatever differs.
/// </summary>
public sealed class GoldenSchemaTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    // One line for every fact that PostgreSQL knows of the schema's tables and sequences.
    private const string Facts =
        """
        SELECT line FROM (
          SELECT 1 AS kind, c.relname AS owner, 0 AS position, 'table ' || c.relname AS line
          FROM pg_class c WHERE c.relnamespace = 'timeline'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
          UNION ALL
          SELECT 1, c.relname, a.attnum, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
              || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
          WHERE c.relnamespace = 'timeline'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
          UNION ALL
          SELECT 2, c.relname, 0, 'constraint ' || c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
          WHERE k.connamespace = 'timeline'::regnamespace AND k.contype <> 'n'
          UNION ALL
          SELECT 3, '', 0, 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'timeline'
          UNION ALL
          SELECT 4, '', 0, format('sequence %s %s start %s increment %s min %s max %s cache %s',
              sequencename, data_type, start_value, increment_by, min_value, max_value, cache_size)
          FROM pg_sequences WHERE schemaname = 'timeline') AS fact
        ORDER BY kind, owner COLLATE "C", position, line COLLATE "C"
        """;

    private static readonly string[] MartensFunctions =
        ["mt_archive_stream", "mt_mark_event_progression", "mt_mark_progression_with_skip", "mt_quick_append_events"];

    [Fact]
    public async Task Tables_columns_defaults_keys_indexes_and_the_sequence_are_martens()
    {
        var golden = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("golden-schema.txt")!);

        var facts = await store.Source.ColumnAsync<string>(Facts);

        Assert.Equal((await golden.ReadToEndAsync()).ReplaceLineEndings("\n").TrimEnd().Split('\n'), facts);
    }

    [Fact]
    public async Task No_function_takes_a_name_that_marten_would_replace()
    {
        var functions = await store.Source.ColumnAsync<string>(
            "SELECT proname::text FROM pg_proc WHERE pronamespace = 'timeline'::regnamespace");

        Assert.Contains("append_events", functions);
        Assert.Empty(functions.Intersect(MartensFunctions));
        Assert.DoesNotContain(functions, name => name.StartsWith("mt_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tables_have_no_triggers_and_no_rules() =>
        Assert.Equal(0L, await store.Source.ScalarAsync<long>(
            """
            SELECT (SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                    WHERE c.relnamespace = 'timeline'::regnamespace AND NOT t.tgisinternal)
                 + (SELECT count(*) FROM pg_rules WHERE schemaname = 'timeline')
            """));

    [Fact]
    public async Task Martens_own_marks_stay_empty() =>
        Assert.Equal(0L, await store.Source.ScalarAsync<long>("SELECT count(*) FROM timeline.mt_event_progression"));
}
