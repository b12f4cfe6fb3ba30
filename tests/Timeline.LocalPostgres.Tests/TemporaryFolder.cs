namespace Timeline.LocalPostgres.Tests;

/// <summary>A folder of one test, with what a test asks about the cluster in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static readonly Lazy<Task<ClusterHome>> Made = new(MakeAsync);

    public TemporaryFolder() => Path = RealPath.Of(Directory.CreateDirectory(
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), "timeline-test-" + Guid.NewGuid().ToString("N")[..12])).FullName);

    public string Path { get; }

    public ClusterHome Home => new(System.IO.Path.Combine(Path, "postgres"));

    public List<string> Said { get; } = [];

    /// <summary>Nothing here asks about power failures (a kill does not lose what the kernel has), and the disk is shared.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["fsync"] = "off" };

    public LocalClusterOptions Options => new() { Folder = Path, Settings = Settings, Say = Said.Add };

    public IReadOnlyList<int> Processes => [.. ServerProcesses.Of(Home.Mark), .. ServerProcesses.Guards(Home.Mark)];

    /// <summary>As after a first start that has ended. initdb takes most of a test's time, so it runs once and is copied.</summary>
    public async Task<TemporaryFolder> WithClusterAsync()
    {
        var made = await Made.Value;
        var copied = await Command.RunAsync(new CommandLine("cp", ["-a", made.Folder, Home.Folder]), default);
        Assert.Equal(0, copied.ExitCode);
        // Not the port that every other copy remembers too.
        Home.RememberedPort = Ports.Any();
        return this;
    }

    public Task NothingRunsAsync() => HoldsAsync(() => Processes.Count == 0, "processes of the cluster are left");

    public static async Task HoldsAsync(Func<bool> condition, string otherwise) =>
        Assert.True(await Until.TrueAsync(condition, TimeSpan.FromSeconds(10)), otherwise);

    private static async Task<ClusterHome> MakeAsync()
    {
        // In the shared cluster's own folder, and so removed by its guard: test hosts are ended too roughly to do it themselves.
        var shared = await TemporaryCluster.Shared;
        var folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(shared.DataFolder)!, "made");
        await (await LocalCluster.StartAsync(new LocalClusterOptions { Folder = folder })).DisposeAsync();
        return new ClusterHome(System.IO.Path.Combine(folder, "postgres"));
    }

    public void Dispose()
    {
        // A failed test must not leave servers behind either.
        foreach (var left in Processes) Signals.Send(left, Signal.Kill);
        Folders.TryRemove(Path);
    }
}
