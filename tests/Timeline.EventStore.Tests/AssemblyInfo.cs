using System.Runtime.Versioning;

[assembly: UnsupportedOSPlatform("windows")]
// The tests wait for the server more than they compute.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
