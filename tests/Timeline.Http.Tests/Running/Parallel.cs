// Most of a test's time is waiting for the database or a port, so a few more classes than cores run at once.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
