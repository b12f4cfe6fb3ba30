using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Timeline.LocalPostgres;
using Timeline.LocalPostgres.Tests;

[assembly: UnsupportedOSPlatform("windows")]
// The tests wait for processes more than they compute.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

// A process that owns a cluster, to be killed by tests: FOLDER [ephemeral]. Prints its connection string when it is up,
// ends on SIGTERM as `serve` does.
var ended = new TaskCompletionSource();
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    ended.TrySetResult();
});
await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions
{
    Folder = args[0],
    Ephemeral = args.Contains("ephemeral"),
    Settings = TemporaryFolder.Settings,
});
Console.WriteLine(cluster.ConnectionString);
await ended.Task;
