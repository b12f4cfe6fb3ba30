using System.Diagnostics;

namespace Timeline.EventStore.Tests.Store;

/// <summary>The one place where tests wait: for a condition, never for a time. The bound only ends a test that has failed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Bound) Assert.Fail(otherwise);
            await Task.Delay(5);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string otherwise) =>
        HoldsAsync(() => Task.FromResult(condition()), otherwise);
}
