using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api.Bulletins;
using Timeline.Api.Commands;
using Timeline.Api.Operations;
using Timeline.Api.Proposals;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Proposals;
using Timeline.Http.Tests.Running;
using Timeline.Reading;

namespace Timeline.Http.Tests.Proposals;

/// <summary>Readers are killed in the midst of their work, or work on the same at once: nothing is lost and nothing doubled.</summary>
public sealed class KilledReadingTests
{
    private const string Made =
        "SELECT id || ' ' || stream_id || ' ' || version || ' ' || data::text FROM timeline.mt_events WHERE type IN ('bulletin_read', 'occurrence_proposed') ORDER BY stream_id, version";

    [Fact]
    public async Task A_service_killed_while_it_reads_leaves_no_half_reading_and_the_next_one_ends_it()
    {
        var database = await RegisteredAsync("one", "two");

        // While its append waits for a lock: the server may go on alone when the lock is gone, and commit what nobody hears of.
        await using (var source = NpgsqlDataSource.Create(database))
        await using (var connection = await source.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using (var command = new NpgsqlCommand("LOCK TABLE timeline.mt_events IN SHARE MODE", connection)) await command.ExecuteNonQueryAsync();
            await StrikeAsync(database, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'timeline' AND datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%append_to_streams%'");
            await transaction.RollbackAsync();
        }

        // As soon as one of the two is read.
        await StrikeAsync(database, "SELECT count(*) FROM timeline.mt_events WHERE type = 'bulletin_read'");
        Assert.Equal(0, await Sql.NumberAsync(database, "SELECT count(*) FROM timeline.mt_events p WHERE type = 'occurrence_proposed' AND NOT EXISTS (SELECT FROM timeline.mt_events r WHERE r.type = 'bulletin_read' AND r.xmin = p.xmin)"));

        using (Commands.Program.Start(database, "serve", "--no-seeds", "--urls", "http://127.0.0.1:0"))
            await Eventually.HoldsAsync(async () => await Sql.NumberAsync(database, "SELECT count(*) FROM timeline.mt_events WHERE type = 'bulletin_read'") == 2, "It is never read to the end.");
        Assert.Equal(await UndisturbedAsync("one", "two"), await Sql.ColumnAsync(database, Made));
    }

    [Fact]
    public async Task Nodes_that_read_the_same_at_once_come_to_one_reading()
    {
        var database = await RegisteredAsync("one", "two", "three");
        await using (var first = Templates.Parts(database))
        await using (var second = Templates.Parts(database))
        {
            await Task.WhenAll(from node in (ServiceProvider[])[first, second, first, second] select node.GetRequiredService<ReadWaiting>().RunOnceAsync(default));
            await first.GetRequiredService<Projections>().CatchUpAsync(default);
            Assert.Empty(await first.GetRequiredService<ReadWaiting>().RunOnceAsync(default));
        }

        Assert.Equal(await UndisturbedAsync("one", "two", "three"), await Sql.ColumnAsync(database, Made));
    }

    [Fact]
    public async Task A_newer_reader_reads_again_and_proposes_only_what_was_not_proposed()
    {
        var database = await RegisteredAsync("older");
        await using var parts = Templates.Parts(database);
        var made = (await UndisturbedAsync("older"))[1];
        var first = JsonSerializer.Deserialize<OccurrenceProposed>(made.Split(' ', 4)[3], Api.TimelineJson.Options)!;
        var (bulletin, proposal) = (Bulletin.StreamOf("older"), Proposal.StreamOf(Proposal.IdOf("older", 1)));
        await parts.GetRequiredService<DecideAndAppend>().RunAsync(
            [bulletin, proposal],
            known =>
            [
                known.Append(bulletin, "bulletin", [new BulletinRead("0", 5, 5, 1, null)]),
                known.Append(proposal, "proposal", [first with { ReaderVersion = "0" }, new ProposalRejected("Not so.")]),
            ],
            "reader", default);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);

        Assert.Equal(["older"], await parts.GetRequiredService<ReadWaiting>().RunOnceAsync(default));
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        Assert.Equal(
            ["older-1 rejected 0", $"older-2 open {Reader.Version}", $"older-3 open {Reader.Version}", $"older-4 open {Reader.Version}", $"older-5 open {Reader.Version}"],
            await Sql.ColumnAsync(database, "SELECT id || ' ' || state || ' ' || (body #>> '{proposal,proposed,readerVersion}') FROM timeline_read.proposal ORDER BY id"));
        Assert.Empty(await parts.GetRequiredService<ReadWaiting>().RunOnceAsync(default));
    }

    /// <summary>A database in which bulletins wait to be read, each of another year.</summary>
    private static async Task<string> RegisteredAsync(params string[] ids)
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        await new Chronicle(parts).ActorsAsync(Chronicle.Actor("norland") with { Name = "Norland" }, Chronicle.Actor("sudland") with { Name = "Sudland" });
        foreach (var (place, id) in ids.Index())
        {
            var bytes = Encoding.UTF8.GetBytes(ReviewDesk.Text(2031 + place));
            var text = BulletinText.Decode(bytes);
            var bulletin = new NewBulletin(id, null, null, null, null, null, null, null).CompletedBy(text).ToRequest().ToBulletin(bytes, text) with { ToBeRead = true };
            await parts.GetRequiredService<RegisterBulletin>().HandleAsync(bulletin, bytes, "ann", default);
        }

        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        return database;
    }

    /// <summary>What reading the same bulletins comes to when nothing happens meanwhile.</summary>
    private static async Task<IReadOnlyList<string>> UndisturbedAsync(params string[] ids)
    {
        var database = await RegisteredAsync(ids);
        await using var parts = Templates.Parts(database);
        await parts.GetRequiredService<ReadWaiting>().RunOnceAsync(default);
        var made = await Sql.ColumnAsync(database, Made);
        Assert.Equal(ids.Length * (1 + ReviewDesk.Proposals), made.Count);
        return made;
    }

    /// <summary>Starts the service and kills it as soon as a count is more than nought.</summary>
    private static async Task StrikeAsync(string database, string count)
    {
        using var program = Commands.Program.Start(database, "serve", "--no-seeds", "--urls", "http://127.0.0.1:0");
        await Eventually.HoldsAsync(async () => program.HasExited || await Sql.NumberAsync(database, count) > 0, "The moment never comes.");
        Assert.False(program.HasExited, program.Said);
    }
}
