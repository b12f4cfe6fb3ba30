namespace Timeline.Api.Disputes;

/// <summary>The latest few of many things, by their place. Some more are kept than are shown, to stand in for those that are taken away.</summary>
/// <param name="shown">How many are shown.</param>
/// <param name="kept">How many are kept; what is earlier than all of them is forgotten.</param>
internal sealed class Latest<TPlace, T>(int shown, int kept) where TPlace : IComparable<TPlace>
{
    private readonly SortedList<TPlace, T> _kept = [];
    private TPlace? _lastForgotten;
    private bool _hasForgotten;

    /// <summary>Those that are shown, the latest last.</summary>
    public IEnumerable<T> InOrder => _kept.Values.Skip(_kept.Count - shown);

    public bool IsEmpty => _kept.Count == 0;

    public void Add(TPlace place, T thing)
    {
        // Between this one and those that are kept there were others.
        if (_hasForgotten && place.CompareTo(_lastForgotten!) <= 0) return;
        _kept[place] = thing;
        if (_kept.Count <= kept) return;
        (_lastForgotten, _hasForgotten) = (_kept.Keys[0], true);
        _kept.RemoveAt(0);
    }

    /// <returns>False when one that was forgotten ought to be back.</returns>
    public bool Remove(TPlace place) => !_kept.Remove(place) || !_hasForgotten || _kept.Count >= shown;
}
