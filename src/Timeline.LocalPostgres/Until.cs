namespace Timeline.LocalPostgres;

/// <summary>Waits for what other processes do: nobody tells us, so we look.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <returns>False when the limit passed first.</returns>
    public static async Task<bool> TrueAsync(Func<bool> condition, TimeSpan limit, CancellationToken ct = default)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(limit.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (!condition())
        {
            if (TimeProvider.System.GetTimestamp() > end) return false;
            await Task.Delay(Pause, ct);
        }
        return true;
    }
}
