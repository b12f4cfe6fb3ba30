using NodaTime;
using Timeline.Api.Timelines;
using Timeline.Domain.Occurrences;

namespace Timeline.Http.Tests.Folding;

/// <summary>An entry with its place in streams and log.</summary>
/// <param name="Looks">What it tells.</param>
/// <param name="Version">The version of its stream.</param>
/// <param name="Sequence">The event that made it look so.</param>
/// <param name="RecordedAt">When that happened.</param>
internal sealed record EntryShown(EntryLooks Looks, long Version, long Sequence, Instant RecordedAt)
{
    public static EntryShown Of(StoredEntry e) => new(EntryLooks.Of(e), e.Version, e.Sequence, Instant.FromDateTimeUtc(e.RecordedAt));
}

/// <summary>What an entry tells; sets are texts in one order, so that two entries are equal when they tell the same.</summary>
internal sealed record EntryLooks(
    OccurrenceKind Kind, OccurrenceStatus Status, string? MergedInto, string? RetractedBecause, string Date, DateBasis Basis, bool YearGiven,
    string Title, string? Summary, string? Note, string Participants, string Topics, string? Place, string Coding,
    string Citations, string Claims, string Links, DateOnly FirstPublished)
{
    public static EntryLooks Of(Occurrence o, IReadOnlyList<Citation> citations, IReadOnlyList<Claim> claims, Func<Citation, DateOnly> published) => new(
        o.Kind, o.Status, o.MergedInto, o.RetractedBecause, o.Date.ToString(), o.CorrectedBasis ?? citations.Min(citation => citation.Basis), o.YearGiven,
        o.Title, o.Summary, o.Note, Row(o.Participants), Row(o.Topics), o.Place, o.Coding.ToString(),
        Set(citations.Select(citation => $"{citation} {published(citation):O}")),
        Set(claims.Select(claim => $"{claim} {published(claim.Citation):O}")),
        Set(o.Links), citations.Min(published));

    public static EntryLooks Of(StoredEntry e) => new(
        e.Kind, e.Status, e.MergedInto, e.RetractedBecause, e.Date.ToString(), e.Basis, e.YearGiven, e.Title, e.Summary, e.Note,
        Row(e.Participants.Select(p => new Participant(p.Actor, p.Role, p.As))), Row(e.Topics), e.Place, e.Coding.ToString(),
        Set(e.Citations.Select(citation => $"{Plain(citation)} {citation.Published:O}")),
        Set(e.Claims.Select(c => $"{new Claim(c.Id, c.About, c.Actor, c.Stance, c.Text, c.Date, Plain(c.Citation))} {c.Citation.Published:O}")),
        Set(e.Links), e.FirstPublished);

    private static Citation Plain(StoredCitation c) => new(c.Bulletin, c.Section, c.Quote, c.Start, c.End, c.Basis);

    private static string Row<T>(IEnumerable<T> things) => string.Join('\n', things);

    private static string Set<T>(IEnumerable<T> things) => string.Join('\n', things.Select(thing => $"{thing}").Order(StringComparer.Ordinal));
}
