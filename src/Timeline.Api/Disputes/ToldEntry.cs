using Timeline.Api.Timelines;

namespace Timeline.Api.Disputes;

/// <summary>An entry as a dispute takes it in.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="ClaimSequences">Where in the log each of its claims was recorded.</param>
internal sealed record ToldEntry(StoredEntry Entry, IReadOnlyList<long> ClaimSequences)
{
    public DateOnly Day => Entry.Date.Earliest!.Value.ToDateOnly();

    public EntryPlaceInTime Place => new(Day, Entry.Date.Latest?.ToDateOnly() ?? DateOnly.MaxValue, Entry.Id);

    /// <summary>Whether it is another telling of the same that adds citations, claims or links at most.</summary>
    public bool OnlyTellsMoreThan(ToldEntry before)
    {
        var (now, then) = (Entry, before.Entry);
        return (now.Id, now.Kind, now.Date, now.Title, now.Coding, now.Citations[0]) == (then.Id, then.Kind, then.Date, then.Title, then.Coding, then.Citations[0])
            && now.Participants.Count == then.Participants.Count && now.Participants.Zip(then.Participants).All(pair => IsSame(pair.First, pair.Second))
            && then.Claims.All(now.Claims.Contains) && then.Links.All(now.Links.Contains);
    }

    private static bool IsSame(StoredParticipant one, StoredParticipant other) =>
        one with { Represents = other.Represents } == other && one.Represents.SequenceEqual(other.Represents);
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
