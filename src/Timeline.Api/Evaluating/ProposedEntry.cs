using Timeline.Api.Catalogues;
using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Reading.Proposals;

namespace Timeline.Api.Evaluating;

/// <summary>A proposal in the shape of an entry, as a client will see it once somebody has accepted it.</summary>
internal sealed record ProposedEntry(
    string Id,
    OccurrenceKind Kind,
    string Status,
    Edtf Date,
    DateOnly? Earliest,
    DateOnly? Latest,
    DatePrecision Precision,
    DateBasis Basis,
    bool YearGiven,
    string Title,
    string? Summary,
    string? Note,
    IReadOnlyList<EntryParticipant> Participants,
    IReadOnlyList<string> Topics,
    EntryPlace? Place,
    EntryCoding Coding,
    IReadOnlyList<ProposedQuotation> Citations,
    IReadOnlyList<string> Claims,
    IReadOnlyList<string> Links,
    DateOnly FirstPublished,
    decimal Confidence,
    IReadOnlyList<string> Reasons)
{
    private const int WordsInSlug = 9;

    /// <summary>Shows the proposals of a text; the names of new actors are theirs.</summary>
    public static IEnumerable<ProposedEntry> Show(ReadBulletin read, Catalogue catalogue, string bulletin, DateOnly published)
    {
        var actors = new ActorCatalogue(catalogue.Actors.All.Concat(read.NewActors));
        var slugs = new HashSet<string>();
        foreach (var p in read.Proposals)
        {
            var slug = Slug.From($"{(p.Date.Earliest is { } first ? Edtf.FromDay(first) : p.Date)} {p.Title}", WordsInSlug);
            var free = slug;
            for (var i = 2; !slugs.Add(free); i++) free = $"{slug}-{i}";
            yield return new ProposedEntry(
                free, p.Kind, "proposed", p.Date, p.Date.Earliest?.ToDateOnly(), p.Date.Latest?.ToDateOnly(), p.Date.Precision, p.Citations.Min(citation => citation.Basis), p.YearGiven, p.Title, null, null,
                [.. p.Participants.Select(one => EntryParticipant.Of(one, actors, p.Date))],
                p.Topics, p.Place is { } place ? EntryPlace.Of(place, catalogue) : null,
                EntryCoding.Of(p.Coding),
                [.. p.Citations.Select(one => new ProposedQuotation(bulletin, one.Section, one.Quote, one.Passage.Start, one.Passage.End, one.Basis, published))],
                [], [], published, p.Confidence, p.Reasons);
        }
    }
}

/// <summary>Words that prove a proposal.</summary>
internal sealed record ProposedQuotation(string Bulletin, string? Section, string Quote, int Start, int End, DateBasis Basis, DateOnly Published);
