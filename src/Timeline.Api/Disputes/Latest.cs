namespace Timeline.Api.Disputes;

/// <summary>The latest few of many things, by their place: what is earlier than all of them is forgotten.</summary>
internal sealed class Latest<TPlace, T>(int most) where TPlace : IComparable<TPlace>
{
    private readonly SortedList<TPlace, T> _kept = [];
    private bool _hasForgotten;

    public IEnumerable<T> InOrder => _kept.Values;

    public void Add(TPlace place, T thing)
    {
        _kept[place] = thing;
        if (_kept.Count <= most) return;
        _kept.RemoveAt(0);
        _hasForgotten = true;
    }

    /// <returns>False when one that was forgotten ought to be back.</returns>
    public bool Remove(TPlace place) => !_kept.Remove(place) || !_hasForgotten;
}
