using System.IO.Pipelines;
using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>Sends entries in a format: a page that has been read, or a stream while it is read.</summary>
internal sealed class SendEntries(TimelineFormat format, FormatSetting setting, IReadOnlyList<Entry> page) : IResult, IStatusCodeHttpResult
{
    private const int SentAtOnce = 32 * 1024;

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) =>
        SendAsync(httpContext.Response, format, setting, page.ToAsyncEnumerable(), httpContext.RequestAborted);

    public static async Task SendAsync(
        HttpResponse response, TimelineFormat format, FormatSetting setting, IAsyncEnumerable<Entry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(response.BodyWriter, () => response.ContentType = format.ContentType, format, setting, entries, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever listened has gone, which the server itself is about to notice; that is no fault of ours.
            response.HttpContext.Abort();
        }
    }

    /// <summary>Writes entries anywhere.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="begin">Called when it is certain that something will be written.</param>
    /// <param name="format">The format.</param>
    /// <param name="setting">What to tell beside the entries.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(
        PipeWriter output, Action begin, TimelineFormat format, FormatSetting setting, IAsyncEnumerable<Entry> entries, CancellationToken cancellationToken)
    {
        await using var coming = entries.GetAsyncEnumerator(cancellationToken);
        // Until there is one, another answer may have to be given.
        var more = await coming.MoveNextAsync();
        begin();
        using var writer = format.Writer(output, setting);
        writer.Begin();
        for (; more; more = await coming.MoveNextAsync())
        {
            writer.Write(coming.Current);
            if (output.UnflushedBytes > SentAtOnce) await FlushAsync(output, cancellationToken);
        }

        writer.End();
        await FlushAsync(output, cancellationToken);
    }

    private static async Task FlushAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        var flushed = await output.FlushAsync(cancellationToken);
        // Nobody listens any more.
        if (flushed.IsCompleted || flushed.IsCanceled) throw new OperationCanceledException(cancellationToken);
    }
}
