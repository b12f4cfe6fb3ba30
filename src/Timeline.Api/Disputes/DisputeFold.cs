using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Disputes;

/// <summary>
/// Folds entries into the state of a dispute, one at a time. The order is all the same, and memory grows with days and
/// propositions, not with entries.
/// </summary>
/// <param name="parties">The sides.</param>
/// <param name="nameOf">Tells an actor's name.</param>
internal sealed class DisputeFold(IReadOnlyList<string> parties, Func<string, string> nameOf)
{
    private readonly Dictionary<string, long> _kinds = Words<OccurrenceKind>.All.ToDictionary(word => word, _ => 0L);
    private readonly Dictionary<string, long> _quadClasses = Words<QuadClass>.All.ToDictionary(word => word, _ => 0L);
    private readonly DayTallies _days = new();
    private readonly Parties _parties = new(parties);
    private readonly Agreements _agreements = new();
    private readonly Claims _claims = new();
    private readonly HashSet<DateOnly> _changed = [];
    private EntryPlaceInTime? _first;
    private EntryPlaceInTime? _last;

    /// <summary>Takes an entry in.</summary>
    public void Add(ToldEntry told)
    {
        Count(told);
        _parties.Add(told);
        _agreements.Add(told);
        _claims.Add(told);
    }

    /// <summary>Takes in entries that were counted elsewhere. Those that a state tells are to be heard besides.</summary>
    public void Add(CountedDispute counted)
    {
        foreach (var tally in counted.Days.OrderBy(tally => tally.Start))
        {
            _kinds[Words<OccurrenceKind>.Of(tally.Kind)] += tally.Count;
            _quadClasses[Words<QuadClass>.Of(CodingBook.QuadClassOf(tally.Type))] += tally.Count;
            _days.Add(tally.Start, tally.Count, tally.Count * CodingBook.IntensityOf(tally.Type));
        }

        _parties.Count(counted.Sides);
    }

    /// <summary>Takes in what a counted entry tells.</summary>
    public void Hear(ToldEntry told)
    {
        PlaceAmongEnds(told);
        _parties.Hear(told);
        _agreements.Add(told);
        _claims.Add(told);
    }

    /// <summary>Takes back an entry that was taken in.</summary>
    /// <returns>False when the state without it cannot be told from what is kept: then it must be folded anew.</returns>
    public bool Remove(ToldEntry told)
    {
        Discount(told);
        // Not one is left out when another fails.
        return _parties.Remove(told) & _agreements.Remove(told) & _claims.Remove(told) & !IsAtAnEnd(told);
    }

    /// <summary>Takes another telling of an entry in place of the one that was taken in.</summary>
    /// <inheritdoc cref="Remove"/>
    public bool Replace(ToldEntry before, ToldEntry after)
    {
        var known = before.Place == after.Place || !IsAtAnEnd(before);
        Discount(before);
        Count(after);
        return _parties.Replace(before, after) & _agreements.Replace(before, after) & _claims.Replace(before, after) & known;
    }

    /// <summary>An empty one that still knows which months have changed.</summary>
    public DisputeFold Anew()
    {
        var anew = new DisputeFold(parties, nameOf);
        anew._changed.UnionWith(_changed);
        return anew;
    }

    public DisputeState Show() => new(
        _kinds.Values.Sum(), _first?.Id, _last?.Id, new DisputeCounts(_kinds.ToDictionary(), _quadClasses.ToDictionary()),
        _parties.Show(nameOf), _agreements.Show(), _claims.Show(nameOf), Spells.Of(_days));

    /// <summary>Every month from the first entry's to the last one's.</summary>
    public IReadOnlyList<MonthOfDispute> Months() => [.. _days.Months().Select(month => month.Show())];

    /// <summary>The months that entries have changed since this was asked last.</summary>
    public IReadOnlyList<MonthOfDispute> TakeChangedMonths()
    {
        var changed = _changed.Order().Select(month => _days.Of(month).Show()).ToList();
        _changed.Clear();
        return changed;
    }

    private bool IsAtAnEnd(ToldEntry told) => told.Place == _first || told.Place == _last;

    private void Count(ToldEntry told)
    {
        Tally(told, 1);
        _days.Add(told.Day, told.Entry.Coding.Intensity);
        PlaceAmongEnds(told);
    }

    private void PlaceAmongEnds(ToldEntry told)
    {
        if (_first is not { } first || told.Place.CompareTo(first) < 0) _first = told.Place;
        if (_last is not { } last || told.Place.CompareTo(last) > 0) _last = told.Place;
    }

    private void Discount(ToldEntry told)
    {
        Tally(told, -1);
        _days.Remove(told.Day, told.Entry.Coding.Intensity);
    }

    private void Tally(ToldEntry told, int by)
    {
        _kinds[Words<OccurrenceKind>.Of(told.Entry.Kind)] += by;
        _quadClasses[Words<QuadClass>.Of(told.Entry.Coding.QuadClass)] += by;
        _changed.Add(MonthTally.FirstDayOf(told.Day));
    }
}
