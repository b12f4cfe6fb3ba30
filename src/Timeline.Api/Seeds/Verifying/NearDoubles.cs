using Timeline.Domain.Occurrences;

namespace Timeline.Api.Seeds.Verifying;

/// <summary>Finds occurrences that may be one told twice: same days, same kind, an actor in common.</summary>
internal static class NearDoubles
{
    /// <param name="documents">All documents, since one occurrence may be told by several.</param>
    /// <param name="distinct">Those that were looked at and found distinct.</param>
    public static IEnumerable<SeedProblem> In(IReadOnlyList<ToldDocument> documents, Explanations distinct)
    {
        var alike = new HashSet<string>();
        foreach (var (one, other) in Pairs(documents))
        {
            alike.UnionWith([one.Slug, other.Slug]);
            if (distinct.Slugs.Any(group => group.Slugs.Contains(one.Slug) && group.Slugs.Contains(other.Slug))) continue;
            yield return one.Document.Problem(
                one.Slug, "slug", $"'{other.Slug}' may be the same: same days, same kind, an actor in common. Make them one, or say in {distinct.File} why they are two.");
        }

        foreach (var group in distinct.Slugs)
        {
            foreach (var slug in group.Slugs.Where(slug => !alike.Contains(slug)))
                yield return new SeedProblem(distinct.File, group.Line, "", $"'{slug}' is like no other occurrence.");
        }
    }

    private static IEnumerable<(Told One, Told Other)> Pairs(IReadOnlyList<ToldDocument> documents) =>
        from days in documents
            .SelectMany(document => document.Records.Select(told => new Told(document, told.Slug, told.Record)))
            .GroupBy(told => (told.Record.Kind, told.Record.Date.Earliest, told.Record.Date.Latest))
        from one in days.Index()
        from other in days.Skip(one.Index + 1)
        where ShareActors(one.Item.Record, other.Record)
        select (one.Item, other);

    private static bool ShareActors(RecordOccurrence one, RecordOccurrence other) =>
        one.Participants.Select(participant => participant.Actor).Intersect(other.Participants.Select(participant => participant.Actor)).Any();

    private sealed record Told(ToldDocument Document, string Slug, RecordOccurrence Record);
}
