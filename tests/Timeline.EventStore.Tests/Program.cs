using Timeline.EventStore.Tests.Processes;

// A node that runs projections as a process of its own, to be killed and frozen by tests.
await NodeProgram.RunAsync(args[0], Enum.Parse<Stall>(args[1]), args[2..]);
