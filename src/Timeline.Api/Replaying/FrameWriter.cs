using System.Text;
using System.Text.Json;
using Timeline.Api.Http;

namespace Timeline.Api.Replaying;

/// <summary>Writes frames to a response as they come: as server-sent events, each with its id, or one a line.</summary>
/// <param name="response">The response.</param>
/// <param name="format">The media type.</param>
/// <param name="sequence">The sequence that the replay is pinned to.</param>
internal sealed class FrameWriter(HttpResponse response, string format, long sequence)
{
    private const int SentAtOnce = 32 * 1024;

    /// <summary>False as long as another answer may be given.</summary>
    public bool HasBegun { get; private set; }

    public async Task WriteAsync(ReplayFrame frame, CancellationToken cancellationToken)
    {
        Begin();
        var isEvent = format == Negotiation.EventStream;
        if (isEvent) Write($"id: {new FrameId(frame.Frame, sequence)}\ndata: ");
        await JsonSerializer.SerializeAsync(response.BodyWriter, frame, TimelineJson.Options, cancellationToken);
        Write(isEvent ? "\n\n" : "\n");
        if (response.BodyWriter.UnflushedBytes > SentAtOnce) await FlushAsync(cancellationToken);
    }

    /// <summary>Sends what is written.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken) => await response.BodyWriter.FlushAsync(cancellationToken);

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        Begin();
        await FlushAsync(cancellationToken);
    }

    private void Begin()
    {
        if (HasBegun) return;
        HasBegun = true;
        response.ContentType = format;
    }

    private void Write(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, response.BodyWriter.GetSpan(text.Length * 3));
        response.BodyWriter.Advance(length);
    }
}
