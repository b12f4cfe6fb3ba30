using System.CommandLine;
using System.Text.Json;
using Npgsql;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Operations;

/// <summary><c>timeline status</c>: what runs, where, and how far each projection is. Starts nothing.</summary>
internal static class StatusCommand
{
    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("status", "Tells what runs, where, and how far each projection is. The exit code is 0 when the service answers and is ready.") { json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool asJson, CancellationToken cancellationToken)
    {
        await using var database = await Database.FindAsync(cancellationToken);
        var status = new TimelineStatus(
            await ListeningAsync(cancellationToken),
            database?.Description,
            database is null ? null : await ReadAsync(database, cancellationToken));
        if (asJson) Console.Out.WriteLine(JsonSerializer.Serialize(status, TimelineJson.Options));
        else Tell(status);
        return status.Listening.Count > 0 && status.Health is { Status: "ready" } ? 0 : 1;
    }

    private static async Task<HealthReport?> ReadAsync(Database database, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        try
        {
            return await Health.ReportAsync(services.GetRequiredService<ProjectionMarks>(), cancellationToken);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<string>> ListeningAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var listening = new List<string>();
        foreach (var url in Serving.Noted())
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(new Uri(url), "/health/live"), cancellationToken);
                if (answer.IsSuccessStatusCode) listening.Add(url);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Noted by a server that was killed before it could take the note back.
            }
        }

        return listening;
    }

    private static void Tell(TimelineStatus status)
    {
        Console.Out.WriteLine(status.Listening.Count > 0 ? $"service     serving on {string.Join(", ", status.Listening)}" : "service     not running; start it with: timeline serve");
        Console.Out.WriteLine($"database    {status.Database ?? "not running"}");
        if (status.Database is not null && status.Health is null) Console.Out.WriteLine("            it does not answer, or holds no timeline yet");
        if (status.Health is not { } health) return;
        Console.Out.WriteLine($"log         {health.LastSequence} is the last sequence");
        foreach (var projection in health.Projections)
        {
            Console.Out.WriteLine(
                $"projection  {projection.Name}: at {projection.Sequence}, {(projection.Behind == 0 ? "up to date" : $"{projection.Behind} behind")}"
                + (projection.Paused is { } why ? $"; PAUSED. {why}" : ""));
        }
    }

    private sealed record TimelineStatus(IReadOnlyList<string> Listening, string? Database, HealthReport? Health);
}
