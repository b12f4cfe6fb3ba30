using System.IO.Pipelines;
using Timeline.Api.Timelines;

namespace Timeline.Api.Formats;

/// <summary>Sends entries in a format: a page that has been read, or a stream while it is read.</summary>
internal sealed class SendEntries(TimelineFormat format, FormatSetting setting, IReadOnlyList<Entry> page) : IResult, IStatusCodeHttpResult
{
    private const int SentAtOnce = 32 * 1024;

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext) =>
        StreamAsync(httpContext.Response, format, setting, page.ToAsyncEnumerable(), httpContext.RequestAborted);

    public static async Task StreamAsync(
        HttpResponse response, TimelineFormat format, FormatSetting setting, IAsyncEnumerable<Entry> entries, CancellationToken cancellationToken)
    {
        await using var coming = entries.GetAsyncEnumerator(cancellationToken);
        // Until there is one, another answer may have to be given.
        var more = await coming.MoveNextAsync();
        response.ContentType = format.ContentType;
        var output = response.BodyWriter;
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
