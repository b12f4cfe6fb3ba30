using NodaTime;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Folding;

/// <summary>An entry with its place in streams and log.</summary>
/// <param name="Looks">What it tells.</param>
/// <param name="Version">The version of its stream.</param>
/// <param name="Sequence">The event that made it look so.</param>
/// <param name="RecordedAt">When that happened.</param>
internal sealed record EntryShown(EntryLooks Looks, long Version, long Sequence, Instant RecordedAt)
{
    public static EntryShown Of(StoredEntry e) => new(EntryLooks.Of(e), e.Version, e.Sequence, Instant.FromDateTimeUtc(e.RecordedAt));

    public static EntryShown Of(Running.EntrySeen e) => new(EntryLooks.Of(e), e.Version, e.Sequence, Instant.FromDateTimeOffset(e.RecordedAt));
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
        Set(e.Links.Select(link => new Link(link.To, link.Relation))), e.FirstPublished);

    /// <summary>As a caller sees it, who does not learn what it is merged into and why it was taken back.</summary>
    public static EntryLooks Of(Running.EntrySeen e) => new(
        Words<OccurrenceKind>.Parse(e.Kind), Words<OccurrenceStatus>.Parse(e.Status), null, null, e.Date, Words<DateBasis>.Parse(e.Basis), e.YearGiven, e.Title, e.Summary, e.Note,
        Row(e.Participants.Select(p => new Participant(p.Actor, Words<ParticipantRole>.Parse(p.Role), p.As))), Row(e.Topics), e.Place?.Id,
        new EventCoding(Words<CodingType>.Parse(e.Coding.Type), e.Coding.Mode is { } mode ? Words<CodingMode>.Parse(mode) : null).ToString(),
        Set(e.Citations.Select(citation => $"{Plain(citation)} {citation.Published:O}")),
        Set(e.Claims.Select(c => $"{new Claim(c.Id, c.About, c.Actor, Words<ClaimStance>.Parse(c.Stance), c.Text, Edtf.Parse(c.Date), Plain(c.Citation))} {c.Citation.Published:O}")),
        Set(e.Links.Select(link => new Link(link.To, Words<LinkRelation>.Parse(link.Relation)))), e.FirstPublished);

    private static Citation Plain(CitationSeen c) => new(c.Bulletin, c.Section, c.Quote, c.Start, c.End, Words<DateBasis>.Parse(c.Basis));

    private static Citation Plain(StoredCitation c) => new(c.Bulletin, c.Section, c.Quote, c.Start, c.End, c.Basis);

    private static string Row<T>(IEnumerable<T> things) => string.Join('\n', things);

    private static string Set<T>(IEnumerable<T> things) => string.Join('\n', things.Select(thing => $"{thing}").Order(StringComparer.Ordinal));
}
