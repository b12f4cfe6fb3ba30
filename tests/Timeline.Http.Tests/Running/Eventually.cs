using System.Diagnostics;

namespace Timeline.Http.Tests.Running;

/// <summary>Waits for a condition, never for a time. The bound only ends a test that has failed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Bound) Assert.Fail(otherwise);
            await Task.Delay(10);
        }
    }
}
