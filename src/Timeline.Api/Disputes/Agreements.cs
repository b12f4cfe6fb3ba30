using Timeline.Domain.Occurrences;

namespace Timeline.Api.Disputes;

/// <summary>Agreements and what refers to them, which may occur before them; the latest few of each are kept.</summary>
internal sealed class Agreements
{
    /// <summary>How many are told.</summary>
    public const int Shown = 50;

    private const int Kept = 100;

    // Whether what is referred to is an agreement, and of this dispute, is not known before it comes.
    private const int ReferredTo = 10_000;

    private readonly Latest<EntryPlaceInTime, ToldEntry> _agreements = new(Shown, Kept);
    private readonly Dictionary<string, Latest<(EntryPlaceInTime, LinkRelation), AgreementLink>> _links = [];
    private readonly Queue<string> _order = new();

    public void Add(ToldEntry told)
    {
        if (told.Entry.Kind == OccurrenceKind.Agreement) _agreements.Add(told.Place, told);
        foreach (var link in told.Entry.Links)
            LinksTo(link.To).Add((told.Place, link.Relation), new AgreementLink(told.Entry.Id, link.Relation, told.Entry.Date, told.Entry.Title));
    }

    /// <returns>False when it cannot be told any more what was there without it.</returns>
    public bool Remove(ToldEntry told)
    {
        var known = told.Entry.Kind != OccurrenceKind.Agreement || _agreements.Remove(told.Place);
        foreach (var link in told.Entry.Links) known &= !_links.TryGetValue(link.To, out var links) || links.Remove((told.Place, link.Relation));
        return known;
    }

    /// <summary>What stays where it was is only told anew.</summary>
    /// <inheritdoc cref="Remove"/>
    public bool Replace(ToldEntry before, ToldEntry after)
    {
        var stays = before.Place == after.Place && before.Entry.Kind == after.Entry.Kind && Leads(before).All(Leads(after).Contains);
        var known = stays || Remove(before);
        Add(after);
        return known;
    }

    public IReadOnlyList<DisputeAgreement> Show() =>
    [
        .. _agreements.InOrder.Select(told => new DisputeAgreement(
            told.Entry.Id, told.Entry.Date, told.Entry.Title, _links.TryGetValue(told.Entry.Id, out var links) ? [.. links.InOrder] : [])),
    ];

    private static IEnumerable<(string, LinkRelation)> Leads(ToldEntry told) => told.Entry.Links.Select(link => (link.To, link.Relation));

    private Latest<(EntryPlaceInTime, LinkRelation), AgreementLink> LinksTo(string entry)
    {
        if (_links.TryGetValue(entry, out var links)) return links;
        if (_links.Count == ReferredTo) _links.Remove(_order.Dequeue());
        _order.Enqueue(entry);
        return _links[entry] = new Latest<(EntryPlaceInTime, LinkRelation), AgreementLink>(Shown, Kept);
    }
}
