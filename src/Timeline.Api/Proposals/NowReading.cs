namespace Timeline.Api.Proposals;

/// <summary>Which bulletin this process reads at the moment.</summary>
internal sealed class NowReading
{
    private volatile string? _bulletin;

    /// <summary>Its slug; null for none.</summary>
    public string? Bulletin => _bulletin;

    /// <summary>Notes that a bulletin is read, until disposed.</summary>
    public IDisposable Begin(string bulletin)
    {
        _bulletin = bulletin;
        return new End(this);
    }

    private sealed class End(NowReading reading) : IDisposable
    {
        public void Dispose() => reading._bulletin = null;
    }
}
