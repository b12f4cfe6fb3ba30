namespace Timeline.Api.Timelines;

/// <summary>How an entry comes to be listed otherwise. Where nothing of what is listed changes, no row does.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Closed">What was listed before, and the sequence from which it is no more.</param>
/// <param name="Opened">What is listed from a sequence on, and the one from which it is no more; null while it is.</param>
internal sealed record ListingChanges(
    string Id, IReadOnlyList<(Listing Listing, long To)> Closed, IReadOnlyList<(Listing Listing, long From, long? To)> Opened)
{
    public static ListingChanges Of(EntryChanges entry)
    {
        var closed = new List<(Listing, long)>();
        var opened = new List<(Listing, long, long?)>();
        var open = Listing.Of(entry.Before).ToDictionary(listing => listing, _ => (long?)null);
        foreach (var change in entry.Changes)
        {
            var now = Listing.Of(change.Versions);
            foreach (var (listing, from) in open.Where(one => !now.Contains(one.Key)).ToList())
            {
                if (from is { } known) opened.Add((listing, known, change.KnownFrom));
                else closed.Add((listing, change.KnownFrom));
                open.Remove(listing);
            }

            foreach (var listing in now) open.TryAdd(listing, change.KnownFrom);
        }

        opened.AddRange(open.Where(one => one.Value is not null).Select(one => (one.Key, one.Value!.Value, (long?)null)));
        return new ListingChanges(entry.Id, closed, opened);
    }
}
