using System.Runtime.InteropServices;

namespace Timeline.LocalPostgres;

/// <summary>Signals that .NET cannot send: it knows only SIGKILL.</summary>
internal enum Signal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

internal static class Signals
{
    /// <summary>A process that is already gone is not an error: the caller looks at the outcome, not at the call.</summary>
    public static void Send(int processId, Signal signal)
    {
        // 0 and negative numbers mean whole groups of processes.
        if (processId > 1) _ = Kill(processId, (int)signal);
    }

    public static bool Exists(int processId) => processId > 1 && Kill(processId, 0) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
