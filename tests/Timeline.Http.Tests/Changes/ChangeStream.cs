using System.Globalization;
using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Changes;

/// <summary>A server-sent event as it stands in the stream.</summary>
internal sealed record SentEvent(string? Id, string? Name, string Data)
{
    public MessageSeen Message => JsonSerializer.Deserialize<MessageSeen>(Data, EntrySeen.Json)!;
}

/// <summary>A caller who listens to the changes.</summary>
internal sealed class ChangeStream : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private ChangeStream(HttpResponseMessage response, StreamReader lines) => (_response, _lines) = (response, lines);

    /// <summary>The sequence at which the stream began.</summary>
    public long Begun { get; private init; }

    /// <summary>Opens a stream; the query without its question mark, more headers as <c>Name: value</c>.</summary>
    public static async Task<ChangeStream> OpenAsync(Service service, string query, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/v1/changes/stream?{query}", UriKind.Relative));
        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        var response = await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("retry: 1000", await lines.ReadLineAsync().WaitAsync(Longest));
        var position = await ReadAsync(lines);
        Assert.Equal("position", position?.Name);
        Assert.Equal($"{{\"last\":{position!.Id}}}", position.Data);
        return new ChangeStream(response, lines) { Begun = long.Parse(position.Id!, CultureInfo.InvariantCulture) };
    }

    /// <summary>The next change.</summary>
    public async Task<SentEvent> NextAsync()
    {
        var next = await ReadAsync(_lines);
        Assert.True(next is { Name: null }, $"It is no change: {next}");
        Assert.Equal(next.Id, next.Message.Sequence.ToString(CultureInfo.InvariantCulture));
        return next;
    }

    /// <summary>The next event or comment, whatever it is; null at the end.</summary>
    public Task<SentEvent?> AnyAsync() => ReadAsync(_lines);

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads one block; a comment stands as the data of an event that is named <c>comment</c>.</summary>
    public static async Task<SentEvent?> ReadAsync(StreamReader lines)
    {
        var read = new SentEvent(null, null, "");
        while (await lines.ReadLineAsync().WaitAsync(Longest) is { } line)
        {
            if (line.Length == 0) return read;
            var (name, value) = (line.Split(": ")[0], line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            read = name switch
            {
                "id" => read with { Id = value },
                "event" => read with { Name = value },
                "data" => read with { Data = value },
                _ => read with { Name = "comment", Data = value },
            };
        }

        return null;
    }
}
