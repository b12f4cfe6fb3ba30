namespace Timeline.Api.Http;

/// <summary>Answers HEAD on whatever takes GET: as that would be answered, but nobody goes on once a body begins, however long it would be.</summary>
internal static class HeadAsGet
{
    public static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var (body, aborted) = (http.Response.Body, http.RequestAborted);
        using var told = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        await using var nowhere = new Nowhere(told);
        http.Request.Method = HttpMethods.Get;
        http.Response.Body = nowhere;
        http.RequestAborted = told.Token;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (nowhere.HasBegun && !aborted.IsCancellationRequested)
        {
            // The headers are all there is to say.
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Response.Body = body;
            http.RequestAborted = aborted;
        }
    }

    /// <summary>Takes a body and drops it; what is written first tells the handler to stop.</summary>
    private sealed class Nowhere(CancellationTokenSource told) : Stream
    {
        public bool HasBegun { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override void Write(byte[] buffer, int offset, int count) => Begin();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => BeginAsync();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(BeginAsync());

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private void Begin()
        {
            HasBegun = true;
            told.Cancel();
        }

        private Task BeginAsync()
        {
            HasBegun = true;
            return told.CancelAsync();
        }
    }
}
