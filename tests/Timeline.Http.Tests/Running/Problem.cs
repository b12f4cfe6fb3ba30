using System.Net;
using System.Text.Json;

namespace Timeline.Http.Tests.Running;

/// <summary>A problem of RFC 9457 as a caller sees it.</summary>
public sealed record Problem(int Status, string Title, string Detail, IReadOnlyDictionary<string, string[]> Errors)
{
    public static async Task<Problem> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.RequestMessage?.RequestUri} answers {(int)response.StatusCode}, not {(int)status}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var json = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal((int)status, json.GetProperty("status").GetInt32());
        return new Problem(
            (int)status,
            json.GetProperty("title").GetString()!,
            json.TryGetProperty("detail", out var detail) ? detail.GetString()! : "",
            json.TryGetProperty("errors", out var errors) ? errors.Deserialize<Dictionary<string, string[]>>()! : []);
    }

    /// <summary>What is said of one parameter, all of it.</summary>
    public string Of(string parameter) =>
        Errors.TryGetValue(parameter, out var messages) ? string.Join(' ', messages) : throw new KeyNotFoundException($"Nothing is said of {parameter}: {Detail}");
}
