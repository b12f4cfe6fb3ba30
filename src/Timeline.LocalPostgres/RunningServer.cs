namespace Timeline.LocalPostgres;

/// <summary>A server that accepts connections, and the guard that ends it if we cannot.</summary>
internal sealed class RunningServer(ClusterHome home, int processId, int port, Guard guard, bool adopted)
{
    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(4);

    private bool _isReleased;

    public int ProcessId => processId;
    public int Port => port;
    public bool Adopted => adopted;

    public async Task StopAsync()
    {
        await EndAsync(home, processId);
        await ReleaseAsync();
    }

    /// <summary>kill -9, as a crash: the children end by themselves when they notice, which is waited for.</summary>
    public async Task KillAsync()
    {
        Signals.Send(processId, Signal.Kill);
        await Until.TrueAsync(() => !ServerProcesses.IsAlive(processId, home.Mark), TimeSpan.FromSeconds(5));
        await EndLeftAsync(home);
        await ReleaseAsync();
    }

    /// <summary>Fast, else immediate, else killed; within about 5 seconds.</summary>
    public static async Task EndAsync(ClusterHome home, int processId)
    {
        bool Gone() => !ServerProcesses.IsAlive(processId, home.Mark);
        // The mark is looked at first: a server that ended by itself may have left its number to another process.
        if (!Gone())
        {
            // Not yet a server: ended by the first. A server: fast shutdown by the second.
            Signals.Send(processId, Signal.Terminate);
            Signals.Send(processId, Signal.Interrupt);
        }
        if (!await Until.TrueAsync(Gone, FastShutdown))
        {
            Signals.Send(processId, Signal.Quit);
            if (!await Until.TrueAsync(Gone, TimeSpan.FromSeconds(0.7))) Signals.Send(processId, Signal.Kill);
        }
        await EndLeftAsync(home);
    }

    /// <summary>Children of a dead server: they end within moments, or are ended.</summary>
    public static async Task EndLeftAsync(ClusterHome home)
    {
        bool NoneLeft() => ServerProcesses.Of(home.Mark).Count == 0;
        if (await Until.TrueAsync(NoneLeft, TimeSpan.FromSeconds(3))) return;
        foreach (var left in ServerProcesses.Of(home.Mark)) Signals.Send(left, Signal.Kill);
        await Until.TrueAsync(NoneLeft, TimeSpan.FromSeconds(2));
    }

    private async Task ReleaseAsync()
    {
        if (_isReleased) return;
        _isReleased = true;
        await guard.ReleaseAsync();
        guard.Dispose();
    }
}
