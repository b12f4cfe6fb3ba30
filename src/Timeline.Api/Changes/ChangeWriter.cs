using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Timeline.Api.Http;
using Timeline.Api.Replaying;

namespace Timeline.Api.Changes;

/// <summary>The caller has not read for so long that it is let go.</summary>
internal sealed class SlowCallerException : Exception;

/// <summary>
/// Writes changes as server-sent events, each with its sequence as id. What the caller has not read yet is kept by the
/// server's own buffer, of 64 kB, and one message at most.
/// </summary>
/// <param name="http">The request and its response.</param>
/// <param name="pause">Lets time pass.</param>
internal sealed class ChangeWriter(HttpContext http, Pause pause)
{
    /// <summary>For how long a caller may read nothing while something is to be read.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHttpMinResponseDataRateFeature? _rate = http.Features.Get<IHttpMinResponseDataRateFeature>();
    private Task _flush = Task.CompletedTask;
    private long _told = -1;

    /// <summary>Begins the stream and tells where it begins, so that a caller who loses it at once can come again.</summary>
    public async Task BeginAsync(long sequence, CancellationToken cancellationToken)
    {
        // The server would cut slow callers off without a word.
        if (_rate is not null) _rate.MinDataRate = null;
        http.Response.ContentType = Negotiation.EventStream;
        Write("retry: 1000\n");
        TellPosition(sequence);
        await FlushAsync(cancellationToken);
    }

    public async Task WriteAsync(ChangeMessage message, CancellationToken cancellationToken)
    {
        Write($"id: {message.Sequence.ToString(CultureInfo.InvariantCulture)}\ndata: ");
        // In one piece: a serializer that flushes by itself would wait for the caller without end.
        http.Response.BodyWriter.Write(JsonSerializer.SerializeToUtf8Bytes(message, TimelineJson.Options));
        Write("\n\n");
        _told = message.Sequence;
        await FlushAsync(cancellationToken);
    }

    /// <summary>Shows that the stream lives, and how far the log was looked through.</summary>
    public async Task BeatAsync(long sequence, CancellationToken cancellationToken)
    {
        Write(": still here\n\n");
        if (sequence != _told) TellPosition(sequence);
        await FlushAsync(cancellationToken);
    }

    /// <summary>Ends the stream with the reason, if the caller reads again before its patience is over once more; else cuts it off.</summary>
    public async Task CloseAsync(string reason, CancellationToken cancellationToken)
    {
        if (!await IsReadAsync(_flush, cancellationToken))
        {
            http.Abort();
            return;
        }

        if (_rate is not null) _rate.MinDataRate = new Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate(240, TimeSpan.FromSeconds(5));
        Write($"event: closed\ndata: {JsonSerializer.Serialize(new { reason }, TimelineJson.Options)}\n\n");
    }

    private void TellPosition(long sequence)
    {
        var number = sequence.ToString(CultureInfo.InvariantCulture);
        Write($"event: position\nid: {number}\ndata: {{\"last\":{number}}}\n\n");
        _told = sequence;
    }

    private void Write(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, http.Response.BodyWriter.GetSpan(text.Length * 3));
        http.Response.BodyWriter.Advance(length);
    }

    /// <exception cref="SlowCallerException">The caller does not read.</exception>
    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        // A flush that is called off would cut the connection, and the reason with it.
        _flush = http.Response.BodyWriter.FlushAsync(CancellationToken.None).AsTask();
        var isRead = await IsReadAsync(_flush, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (!isRead) throw new SlowCallerException();
        await _flush;
    }

    private async Task<bool> IsReadAsync(Task flush, CancellationToken cancellationToken)
    {
        if (flush.IsCompleted) return true;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(flush, pause(Patience, waiting.Token));
        await waiting.CancelAsync();
        return first == flush;
    }
}
