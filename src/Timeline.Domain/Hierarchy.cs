namespace Timeline.Domain;

/// <summary>Walks over things that point to others: upwards to everything reachable, and around, to find circles.</summary>
internal static class Hierarchy
{
    /// <summary>All that is reachable from <paramref name="start"/> by <paramref name="next"/>, nearest first, itself left out.</summary>
    public static IReadOnlyList<string> Reachable(string start, Func<string, IEnumerable<string>> next)
    {
        var found = new List<string>();
        var seen = new HashSet<string> { start };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var current))
        {
            foreach (var one in next(current).Where(seen.Add))
            {
                found.Add(one);
                queue.Enqueue(one);
            }
        }

        return found;
    }

    /// <summary>True when a walk from <paramref name="start"/> comes back to it.</summary>
    public static bool IsCircular(string start, Func<string, IEnumerable<string>> next) =>
        Reachable(start, next).Prepend(start).SelectMany(next).Contains(start);
}
