using Timeline.Domain.Occurrences;

namespace Timeline.Api.Timelines;

/// <summary>That an entry is listed under a word over a range of days of publication, and where.</summary>
/// <param name="Term">The word: of a side, a topic, or <see cref="EntryTerms.All"/>.</param>
/// <param name="Earliest">The first day of its date.</param>
/// <param name="Latest">The last day of its date; null for an open or unknown end.</param>
/// <param name="Kind">The entry's kind.</param>
/// <param name="Status">The entry's status.</param>
/// <param name="PublishedFrom">The day from which documents told it so.</param>
/// <param name="PublishedTo">The day on which another document changed that; null while none has.</param>
internal sealed record Listing(
    string Term, DateOnly Earliest, DateOnly? Latest, OccurrenceKind Kind, OccurrenceStatus Status, DateOnly PublishedFrom, DateOnly? PublishedTo)
{
    /// <summary>How an entry is listed that is shown in some versions over days of publication, in their order.</summary>
    public static HashSet<Listing> Of(IReadOnlyList<EntryVersion> versions)
    {
        if (versions is [var only]) return [.. TermsOf(only).Select(term => Under(term, only))];
        var listings = new HashSet<Listing>();
        var open = new Dictionary<string, Listing>();
        foreach (var version in versions)
        {
            var now = new Dictionary<string, Listing>();
            foreach (var term in TermsOf(version))
            {
                var fresh = Under(term, version);
                now.Add(term, open.TryGetValue(term, out var before) && before.GoesOnAs(fresh) ? before with { PublishedTo = fresh.PublishedTo } : fresh);
            }

            listings.UnionWith(open.Values.Where(before => !now.TryGetValue(before.Term, out var after) || after.PublishedFrom != before.PublishedFrom));
            open = now;
        }

        listings.UnionWith(open.Values);
        return listings;
    }

    private static IEnumerable<string> TermsOf(EntryVersion version) => EntryTerms.ListedOf(version.Entry).Append(EntryTerms.All);

    private static Listing Under(string term, EntryVersion version)
    {
        var entry = version.Entry;
        return new Listing(
            term, entry.Date.Earliest!.Value.ToDateOnly(), entry.Date.Latest?.ToDateOnly(), entry.Kind, entry.Status, version.PublishedFrom, version.PublishedTo);
    }

    private bool GoesOnAs(Listing next) =>
        PublishedTo == next.PublishedFrom && this with { PublishedFrom = next.PublishedFrom, PublishedTo = next.PublishedTo } == next;
}
