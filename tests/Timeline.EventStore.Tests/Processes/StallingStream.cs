namespace Timeline.EventStore.Tests.Processes;

/// <summary>A value of a statement that stalls when half of it is sent.</summary>
internal sealed class StallingStream(Action stall) : Stream
{
    private bool _stalled;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => 1 << 20;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_stalled && Position > Length / 2)
        {
            _stalled = true;
            stall();
        }

        var read = (int)Math.Min(count, Length - Position);
        Position += read;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
