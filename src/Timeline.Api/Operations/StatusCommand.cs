using System.CommandLine;
using System.Text.Json;
using Npgsql;

namespace Timeline.Api.Operations;

/// <summary><c>timeline status</c>: what runs, where, and how far each projection is. Starts nothing.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A little longer than the service itself waits for its database.</summary>
    private static readonly TimeSpan PatienceWithReport = TimeSpan.FromSeconds(6);

    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("status", "Tells what runs, where, how far each projection is, and what keeps it from going on. The exit code is 0 when the service answers and is ready.") { json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool asJson, CancellationToken cancellationToken)
    {
        await using var database = await Database.FindAsync(cancellationToken);
        var listening = await ListeningAsync(cancellationToken);
        var status = new TimelineStatus(
            listening, database?.Description, database is null ? null : await ReadAsync(database, listening, cancellationToken));
        if (asJson) Console.Out.WriteLine(JsonSerializer.Serialize(status, TimelineJson.Options));
        else foreach (var line in TellStatus.Lines(status)) Console.Out.WriteLine(line);
        return listening.Count > 0 && status.Health is { Ready: true } ? 0 : 1;
    }

    private static async Task<HealthReport?> ReadAsync(Database database, IReadOnlyList<string> listening, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddTimeline(database.ConnectionString).BuildServiceProvider();
        var retries = await RetriesAsync(listening, cancellationToken);
        try
        {
            return await services.GetRequiredService<Health>().ReportAsync(retries.GetValueOrDefault, cancellationToken);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <summary>What the service is trying again, which nobody but itself knows.</summary>
    private static async Task<IReadOnlyDictionary<string, RetryHealth?>> RetriesAsync(IReadOnlyList<string> listening, CancellationToken cancellationToken)
    {
        if (listening.Count == 0) return new Dictionary<string, RetryHealth?>();
        try
        {
            using var client = new HttpClient { Timeout = PatienceWithReport };
            using var answer = await client.GetAsync(new Uri(new Uri(listening[0]), "/health/ready"), cancellationToken);
            // A problem of RFC 9457 has no projections.
            var report = await answer.Content.ReadFromJsonAsync<HealthReport>(TimelineJson.Options, cancellationToken);
            return (report?.Projections ?? []).ToDictionary(projection => projection.Name, projection => projection.Retrying);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            // It answers no more, or as another version does; the rest the database tells.
            return new Dictionary<string, RetryHealth?>();
        }
    }

    private static async Task<IReadOnlyList<string>> ListeningAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
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
}
