using Timeline.EventStore.Order;

namespace Timeline.EventStore.Tests.Order;

/// <summary>What has become of each number of the log: the model that a reader's pages are held against.</summary>
internal sealed class Numbers
{
    private readonly SortedSet<long> _committed = [];
    private readonly SortedSet<long> _open = [];
    private readonly List<long> _given = [];

    public IEnumerable<long> Committed => _committed;

    public IEnumerable<long> Given => _given;

    public long LastCommitted => _committed.Max; // 0 while there is none

    /// <summary>They may still be committed.</summary>
    public void Open(IEnumerable<long> numbers) => _open.UnionWith(numbers);

    public void Commit(IEnumerable<long> numbers)
    {
        _committed.UnionWith(numbers);
        _open.ExceptWith(_committed);
    }

    /// <summary>They will never be events.</summary>
    public void Burn(IEnumerable<long> numbers) => _open.ExceptWith(numbers);

    /// <summary>Whether a page is one that the reader may give. It need not pass a dead hole: an older transaction may be open elsewhere.</summary>
    /// <returns>The new mark.</returns>
    public long Check(long mark, int limit, LogPage page)
    {
        Assert.DoesNotContain(_open, open => open > mark && open <= page.Through);
        Assert.Equal(_committed.Where(number => number > mark && number <= page.Through), page.Events.Select(e => e.Sequence));
        Assert.InRange(page.Events.Count, 0, limit);

        var contiguous = mark;
        while (contiguous - mark < limit && _committed.Contains(contiguous + 1)) contiguous++;
        Assert.InRange(page.Through, contiguous, long.MaxValue);

        var further = _committed.Where(number => number > page.Through).Take(1).ToList();
        if (page.HeldAt is { } hole) Assert.Equal((page.Through + 1, further.Single() - 1), (hole.First, hole.Last));
        else Assert.True(further.Count == 0 || page.Events.Count == limit, "The page ends before its time.");

        _given.AddRange(page.Events.Select(e => e.Sequence));
        return page.Through;
    }
}
