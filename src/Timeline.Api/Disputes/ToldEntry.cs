using Timeline.Api.Timelines;

namespace Timeline.Api.Disputes;

/// <summary>An entry as a dispute takes it in.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="ClaimSequences">Where in the log each of its claims was recorded.</param>
internal sealed record ToldEntry(StoredEntry Entry, IReadOnlyList<long> ClaimSequences)
{
    public DateOnly Day => Entry.Date.Earliest!.Value.ToDateOnly();

    public EntryPlaceInTime Place => new(Day, Entry.Date.Latest?.ToDateOnly() ?? DateOnly.MaxValue, Entry.Id);
}

/// <summary>Where an entry stands in the order in which things occurred.</summary>
internal readonly record struct EntryPlaceInTime(DateOnly Earliest, DateOnly Latest, string Id) : IComparable<EntryPlaceInTime>
{
    public int CompareTo(EntryPlaceInTime other)
    {
        var order = Earliest.CompareTo(other.Earliest);
        if (order == 0) order = Latest.CompareTo(other.Latest);
        return order == 0 ? string.CompareOrdinal(Id, other.Id) : order;
    }
}
