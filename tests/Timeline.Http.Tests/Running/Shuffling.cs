namespace Timeline.Http.Tests.Running;

/// <summary>Puts things in an order at random.</summary>
internal static class Shuffling
{
    public static T[] Shuffled<T>(this IEnumerable<T> all, Random random)
    {
        T[] shuffled = [.. all];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
