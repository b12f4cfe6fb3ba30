using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Commands;

/// <summary>What a person reads from <c>timeline status</c> when something is amiss.</summary>
public sealed class StatusCommandTests
{
    [Fact]
    public async Task A_held_mark_is_told_with_who_holds_it()
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        await using var session = await OpenSession.HoldingANumberAsync(database);
        await new Chronicle(parts).StatesAsync("north", "south");
        Ended status = null!;
        await Eventually.HoldsAsync(
            async () => (status = await Program.RunAsync(database, "status")).Output.Contains($"process {session.ProcessId} ", StringComparison.Ordinal),
            "The session is not told.");

        Assert.Equal((1, ""), (status.Code, status.Error));
        Assert.Contains("\nlog         3 is the last sequence\n", status.Output, StringComparison.Ordinal);
        Assert.Matches(
            $@"projection  timeline: at 0, 2 events and \d+ s behind\n            held at 0: number 1 is missing, and process {session.ProcessId} \(ledger, idle in transaction, open \d+ s\) may still write it\n",
            status.Output);
    }

    [Fact]
    public async Task A_paused_projection_is_told_with_what_to_do_and_what_it_goes_on_without()
    {
        var database = await Templates.CopyEmptyAsync();
        await Sql.ExecuteAsync(
            database,
            """
            UPDATE timeline_read.projection
            SET mark = 6, passed_over = 3, holes_passed = 1, paused_at = '2026-01-02T03:04:05Z', paused_sequence = 7, paused_reason = E'It cannot be.\nNot at all.'
            WHERE name = 'timeline';
            INSERT INTO timeline_read.skipped_event (projection, sequence, reason, by, at) VALUES ('timeline', 5, 'It was recorded twice.', 'ann', '2026-01-01T00:00:00Z');
            """);

        var status = await Program.RunAsync(database, "status");

        Assert.Equal((1, ""), (status.Code, status.Error));
        Assert.EndsWith(
            """
            projection  catalogue: at 0, up to date
            projection  proposals: at 0, up to date
            projection  timeline: at 6, up to date
                        PAUSED since 2026-01-02T03:04:05Z. Event 7 cannot be folded: It cannot be. Not at all.
                        to go on: timeline projections replay timeline, or: timeline projections skip timeline --reason WHY
                        passed over 3 events of unknown types
                        passed over 1 hole with proof
                        goes on without 1 event; the latest:
                          event 5, skipped by ann at 2026-01-01T00:00:00Z: It was recorded twice.
            health      degraded, NOT READY

            """,
            status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_is_trying_again_is_asked_of_the_service()
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        using var serving = Program.Start(database, "serve", "--urls", "http://127.0.0.1:0", "--no-seeds");
        await serving.SaysAsync("Serving on ");
        await Eventually.HoldsAsync(async () => (await serving.RunBesideAsync("status")).Code == 0, "It is not told to be ready.");
        await Sql.ExecuteAsync(
            database,
            """
            CREATE FUNCTION timeline_read.not_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Not now.' USING ERRCODE = 'lock_not_available'; END $$;
            CREATE TRIGGER not_now BEFORE INSERT OR UPDATE ON timeline_read_catalogue_1.catalogue EXECUTE FUNCTION timeline_read.not_now();
            """);
        await new Chronicle(parts).StatesAsync("north");
        await serving.SaysAsync("has failed 1 time(s) in a row");

        // A service on a busy machine may answer too late, and then its retries are not told.
        Ended status = null!;
        await Eventually.HoldsAsync(
            async () => (status = await serving.RunBesideAsync("status")).Output.Contains("in a row", StringComparison.Ordinal), "What is tried again is not told.");
        Assert.Matches(@"catalogue: at 0, 1 event and \d+ s behind\n            failed \d+ times? in a row since \S+Z, tries again at \S+Z: 55P03: Not now\.", status.Output);
        await Eventually.HoldsAsync(
            async () =>
            {
                var json = await serving.RunBesideAsync("status", "--json");
                var projections = JsonSerializer.Deserialize<JsonElement>(json.Output).GetProperty("health").GetProperty("projections");
                return projections[0].GetProperty("retrying") is { ValueKind: JsonValueKind.Object } retry && retry.GetProperty("failures").GetInt32() > 0;
            },
            "What is tried again is not told in JSON.");
    }
}
