using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.OpenApi;
using Timeline.Http.Tests.Running;
using Timeline.LocalPostgres;

namespace Timeline.Http.Tests.Operations;

/// <summary>What `/health/ready` tells of troubles, how it judges them, and that it keeps to its own description.</summary>
public sealed class HealthTests
{
    private const string Break =
        """
        CREATE FUNCTION timeline_read.not_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Not now.' USING ERRCODE = 'lock_not_available'; END $$;
        CREATE TRIGGER not_now BEFORE INSERT OR UPDATE ON timeline_read_catalogue_1.catalogue EXECUTE FUNCTION timeline_read.not_now();
        """;

    [Fact]
    public async Task A_held_mark_is_told_at_once_is_degraded_after_ten_seconds_and_answers_all_the_same()
    {
        await using var service = await WatchedService.StartAsync();
        await using var session = await OpenSession.HoldingANumberAsync(service.Database);
        await new Chronicle(service.Parts).StatesAsync("north");
        await Eventually.HoldsAsync(async () => await HolderAsync(service) == session.ProcessId, "The session is not told.");

        service.Clock.Advance(9.5);
        var (status, report) = await ReportAsync(service);
        Assert.Equal((HttpStatusCode.OK, "ready", 0), (status, Status(report), report.GetProperty("problems").GetArrayLength()));

        service.Clock.Advance(2.9);
        (status, report) = await ReportAsync(service);
        Assert.Equal((HttpStatusCode.OK, "degraded", true), (status, Status(report), report.GetProperty("ready").GetBoolean()));
        var timeline = Projection(report, "timeline");
        Assert.Equal((0, 1, 12.4), (Number(timeline, "sequence"), Number(timeline, "behind"), timeline.GetProperty("secondsBehind").GetDouble()));
        var held = timeline.GetProperty("held");
        Assert.Equal((0, 1, 1, session.ProcessId), (Number(held, "at"), Number(held, "first"), Number(held, "last"), Number(held, "processId")));
        Assert.Equal(("ledger", "idle in transaction"), (held.GetProperty("application").GetString(), held.GetProperty("state").GetString()));
        var explanation = held.GetProperty("explanation").GetString()!;
        Assert.Matches($@"^held at 0: number 1 is missing, and process {session.ProcessId} \(ledger, idle in transaction, open \d+ s\) may still write it$", explanation);
        Assert.Contains($"timeline is 1 event and 12 s behind, {explanation}.", report.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()));

        await session.RollbackAsync();
        await service.ReachAsync(2);
        (status, report) = await ReportAsync(service);
        Assert.Equal((HttpStatusCode.OK, "ready"), (status, Status(report)));
        Assert.All(report.GetProperty("projections").EnumerateArray(), projection => Assert.Equal((1, 0), (Number(projection, "holesPassed"), Number(projection, "behind"))));
    }

    [Fact]
    public async Task A_projection_that_is_tried_again_is_told_and_makes_it_not_ready_when_it_lasts()
    {
        await using var service = await WatchedService.StartAsync();
        await Sql.ExecuteAsync(service.Database, Break);
        await new Chronicle(service.Parts).StatesAsync("north");
        await Eventually.HoldsAsync(
            async () => Projection((await ReportAsync(service)).Report, "catalogue").GetProperty("retrying") is { ValueKind: JsonValueKind.Object } retry && Number(retry, "failures") > 1,
            "It is not told to be tried again.");
        var (status, report) = await ReportAsync(service);
        Assert.Equal((HttpStatusCode.OK, "ready"), (status, Status(report)));

        service.Clock.Advance(10);
        (status, report) = await ReportAsync(service);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "degraded", false), (status, Status(report), report.GetProperty("ready").GetBoolean()));
        Assert.StartsWith("55P03: Not now.", Projection(report, "catalogue").GetProperty("retrying").GetProperty("lastFailure").GetString(), StringComparison.Ordinal);
        Assert.Matches("^catalogue has failed \\d+ times in a row: 55P03: Not now\\.", report.GetProperty("problems")[0].GetString());

        await Sql.ExecuteAsync(service.Database, "DROP FUNCTION timeline_read.not_now CASCADE");
        await Eventually.HoldsAsync(async () => await ReportAsync(service) is (HttpStatusCode.OK, var after) && Status(after) == "ready", "It does not recover.");
    }

    [Fact]
    public async Task A_paused_projection_is_told_with_event_and_reason_and_what_was_skipped_with_who_and_why()
    {
        await using var service = await WatchedService.StartAsync();
        await Sql.ExecuteAsync(
            service.Database,
            """
            INSERT INTO timeline_read.projection (name, mark, passed_over, paused_at, paused_sequence, paused_reason)
            VALUES ('timeline', 6, 3, '2026-01-02T03:04:05Z', 7, E'It cannot be.\nNot at all.')
            ON CONFLICT (name) DO UPDATE SET mark = 6, passed_over = 3, paused_at = EXCLUDED.paused_at, paused_sequence = 7, paused_reason = EXCLUDED.paused_reason;
            INSERT INTO timeline_read.skipped_event (projection, sequence, reason, by) VALUES ('timeline', 5, 'It was recorded twice.', 'ann');
            """);

        var (status, report) = await ReportAsync(service);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "degraded"), (status, Status(report)));
        Assert.Equal("timeline is paused. Event 7 cannot be folded: It cannot be. Not at all.", Assert.Single(report.GetProperty("problems").EnumerateArray()).GetString());
        var timeline = Projection(report, "timeline");
        Assert.Equal("""{"sequence":7,"reason":"It cannot be.\nNot at all.","since":"2026-01-02T03:04:05Z"}""", timeline.GetProperty("paused").GetRawText());
        Assert.Equal((3, 1), (Number(timeline, "passedOver"), Number(timeline, "skipped")));
        var skipped = Assert.Single(timeline.GetProperty("lastSkipped").EnumerateArray());
        Assert.Equal((5, "It was recorded twice.", "ann"), (Number(skipped, "sequence"), skipped.GetProperty("reason").GetString(), skipped.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task A_database_that_keeps_it_waiting_does_not_answer()
    {
        await using var service = await WatchedService.StartAsync();
        await using var session = await OpenSession.LockingAsync(service.Database, "timeline_read.projection");

        var problem = await service.ProblemAsync(HttpStatusCode.ServiceUnavailable, "/health/ready");

        Assert.StartsWith("The database does not answer: ", problem.Detail, StringComparison.Ordinal);
        await session.RollbackAsync();
        await service.ReadAsync("/health/ready");
    }

    [Fact]
    public async Task A_database_that_is_gone_does_not_answer_while_the_process_lives()
    {
        await using var service = await WatchedService.StartAsync();
        await (await TemporaryCluster.Shared).DropDatabaseAsync(service.Database);

        var problem = await service.ProblemAsync(HttpStatusCode.ServiceUnavailable, "/health/ready");

        Assert.StartsWith("The database does not answer: ", problem.Detail, StringComparison.Ordinal);
        await service.ReadAsync("/health/live");
    }

    /// <summary>What it answers, which must be as the API document has it.</summary>
    private static async Task<(HttpStatusCode Status, JsonElement Report)> ReportAsync(WatchedService service)
    {
        using var response = await service.GetAsync("/health/ready");
        var report = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        var document = await ApiDocument.ReadAsync(service);
        var schema = document.Find("/health/ready").Told.GetProperty("responses").GetProperty($"{(int)response.StatusCode}").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Empty(document.Schema.Faults(schema, report));
        return (response.StatusCode, report);
    }

    private static async Task<long> HolderAsync(WatchedService service) =>
        Projection((await ReportAsync(service)).Report, "timeline").GetProperty("held") is { ValueKind: JsonValueKind.Object } held ? Number(held, "processId") : 0;

    private static JsonElement Projection(JsonElement report, string name) =>
        report.GetProperty("projections").EnumerateArray().Single(projection => projection.GetProperty("name").GetString() == name);

    private static string? Status(JsonElement report) => report.GetProperty("status").GetString();

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
