using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Replaying;

/// <summary>Asks for replays and reads their frames.</summary>
internal static class Replays
{
    /// <summary>All frames of a replay, from NDJSON.</summary>
    public static async Task<IReadOnlyList<JsonElement>> FramesAsync(this Service service, string path)
    {
        using var response = await service.GetAsync(path, "Accept: application/x-ndjson");
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)response.StatusCode}: {body}");
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    /// <summary>All frames of a replay with their ids, from server-sent events.</summary>
    public static async Task<IReadOnlyList<(string Id, JsonElement Frame)>> EventsAsync(this Service service, string path, params string[] headers)
    {
        using var response = await service.GetAsync(path, headers);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)response.StatusCode}: {body}");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return
        [
            .. from happened in body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
               let lines = happened.Split('\n')
               select (lines[0][4..], JsonSerializer.Deserialize<JsonElement>(lines.Single(line => line.StartsWith("data: ", StringComparison.Ordinal))[6..])),
        ];
    }

    public static string At(this JsonElement frame) => frame.GetProperty("at").GetString()!;

    public static IEnumerable<string> Ids(this JsonElement frame) => frame.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!);
}
