namespace Timeline.EventStore.Tests.Histories;

/// <summary>What must come before what, and whether all of it can hold at once.</summary>
internal sealed class MustPrecede<T> where T : class
{
    // Beside the things themselves there are moments, in which the arrows of time meet: else there would be one for every pair.
    private readonly Dictionary<object, List<object>> _before = new(ReferenceEqualityComparer.Instance);

    public void Add(T first, T then) => Arrow(first, then);

    /// <summary>Whatever had ended when another thing began comes before it.</summary>
    public void AddTime(IReadOnlyCollection<(T Thing, long Began, long Ended)> things)
    {
        var beginnings = things.Select(t => (t.Thing, At: t.Began, Begins: true));
        var ends = things.Select(t => (t.Thing, At: t.Ended, Begins: false));
        var moment = new object();
        foreach (var (thing, _, begins) in beginnings.Concat(ends).OrderBy(edge => edge.At).ThenByDescending(edge => edge.Begins))
        {
            if (begins)
            {
                Arrow(moment, thing);
                continue;
            }

            var next = new object();
            Arrow(thing, next);
            Arrow(moment, next);
            moment = next;
        }
    }

    /// <returns>Things of which each must come before the next and the last before the first; null when there are none.</returns>
    public IReadOnlyList<T>? FindCycle()
    {
        var waitsFor = _before.ToDictionary(entry => entry.Key, entry => entry.Value.Count, _before.Comparer);
        var after = _before.SelectMany(entry => entry.Value.Select(first => (First: first, Then: entry.Key))).ToLookup(arrow => arrow.First, arrow => arrow.Then, _before.Comparer);
        var free = new Queue<object>(waitsFor.Where(entry => entry.Value == 0).Select(entry => entry.Key));
        while (free.TryDequeue(out var done))
        {
            waitsFor.Remove(done);
            foreach (var then in after[done])
                if (--waitsFor[then] == 0) free.Enqueue(then);
        }

        if (waitsFor.Count == 0) return null;
        // All that is left waits for something that is left: walking back ends in a circle.
        var (path, at) = (new List<object>(), waitsFor.Keys.First());
        while (!path.Contains(at, _before.Comparer))
        {
            path.Add(at);
            at = _before[at].First(waitsFor.ContainsKey);
        }

        return [.. path.SkipWhile(step => !ReferenceEquals(step, at)).Reverse().OfType<T>()];
    }

    private void Arrow(object first, object then)
    {
        _before.TryAdd(first, []);
        if (!_before.TryGetValue(then, out var before)) _before.Add(then, before = []);
        before.Add(first);
    }
}
