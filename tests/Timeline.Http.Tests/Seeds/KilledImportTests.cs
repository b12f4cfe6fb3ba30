using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api.Operations;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Seeds;

/// <summary>The real program is killed without warning in the midst of an import, again and again; the next import takes it to its end.</summary>
public sealed class KilledImportTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_by_kills_at_any_moment()
    {
        var database = await Templates.BareAsync();

        // At once when it first reaches the database: in the midst of the migrations, or even before.
        await StrikeAsync(database, async program => await UntilAsync(program, database, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'timeline' AND datname = current_database()"));

        await using (var parts = Templates.Parts(database))
        {
            await PrepareDatabase.MigrateAsync(parts.GetRequiredService<NpgsqlDataSource>(), _ => { }, default);
        }

        // While its statement waits for a lock: the kill comes between a statement sent and its answer. Where the
        // table is the events', the server goes on alone when the lock is gone, and commits what nobody hears of.
        foreach (var table in (string[])["timeline.mt_events", "timeline_text.document"])
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand($"LOCK TABLE {table} IN SHARE MODE", connection)) await command.ExecuteNonQueryAsync();
            await StrikeAsync(database, async program => await UntilAsync(
                program, database, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'timeline' AND datname = current_database() AND wait_event_type = 'Lock'"));
            await transaction.RollbackAsync();
        }

        // When the log has grown, wherever it stands then.
        var last = await Sql.NumberAsync(database, "SELECT coalesce(max(seq_id), 0) FROM timeline.mt_events");
        await StrikeAsync(database, async program => await UntilAsync(program, database, $"SELECT count(*) FROM timeline.mt_events WHERE seq_id > {last}"));

        using (var program = Start(database))
        {
            var said = await program.StandardError.ReadToEndAsync();
            await program.WaitForExitAsync();
            Assert.True(program.ExitCode == 0, said);
        }

        var undisturbed = await Templates.CopySeededAsync();
        Assert.Equal(await Sql.ColumnAsync(undisturbed, ImportAgainTests.Decided), await Sql.ColumnAsync(database, ImportAgainTests.Decided));
        const string texts = "SELECT bulletin || ' ' || sha256 FROM timeline_text.document ORDER BY 1";
        Assert.Equal(await Sql.ColumnAsync(undisturbed, texts), await Sql.ColumnAsync(database, texts));
        const string shown = "SELECT id || ' ' || (body - 'sequence' - 'recordedAt')::text FROM timeline_read.entry ORDER BY id, version, published_from";
        Assert.Equal(await Sql.ColumnAsync(undisturbed, shown), await Sql.ColumnAsync(database, shown));
    }

    private async Task StrikeAsync(string database, Func<Process, Task> moment)
    {
        var running = Stopwatch.StartNew();
        using var program = Start(database);
        var ended = true;
        try
        {
            await moment(program);
            ended = program.HasExited;
        }
        finally
        {
            program.Kill();
        }

        await program.WaitForExitAsync();
        output.WriteLine(ended ? "It had come to its end already." : $"Killed after {running.ElapsedMilliseconds} ms.");
    }

    private static Process Start(string database)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "timeline.dll"), "import", "seeds"]) start.ArgumentList.Add(word);
        start.Environment["ConnectionStrings__Timeline"] = database;
        return Process.Start(start)!;
    }

    /// <summary>Asks again and again until a count is more than nought; often, for the moment is short.</summary>
    private static async Task UntilAsync(Process program, string database, string count)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(count, connection);
        while (!program.HasExited && (long)(await command.ExecuteScalarAsync())! == 0) await Task.Delay(1);
    }
}
