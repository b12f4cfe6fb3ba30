using Timeline.Api.Disputes;
using Timeline.Api.Http;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Kept;

/// <summary>The entries of a dispute.</summary>
/// <param name="Point">Where they were read.</param>
internal sealed record KeptDispute(PointRead Point)
{
    private readonly Dictionary<Edtf, Edtf> _dates = [];
    private readonly Dictionary<EventCoding, EventCoding> _codings = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>By slug.</summary>
    public Dictionary<string, ToldEntry> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Keeps an entry without what no state of the dispute tells, which is most of it: only agreements, what refers to
    /// something and what a side says is ever shown, the rest is counted. What many have in common is kept once.
    /// </summary>
    /// <param name="told">The entry.</param>
    /// <param name="parties">The sides of the dispute.</param>
    public void Keep(ToldEntry told, IReadOnlyList<string> parties)
    {
        var entry = told.Entry;
        var sides = entry.Participants.Where(p => parties.Any(party => Parties.CountsFor(p, party)))
            .Select(p => p with { Actor = Once(_words, p.Actor), As = p.As is { } office ? Once(_words, office) : null, Represents = [.. p.Represents.Where(parties.Contains).Select(side => Once(_words, side))] })
            .ToArray();
        var isPosition = entry.Kind == OccurrenceKind.Statement && sides.Any(p => p.Role == ParticipantRole.Speaker);
        var isShown = isPosition || entry.Kind == OccurrenceKind.Agreement || entry.Links.Count > 0;
        Entries[entry.Id] = told with
        {
            Entry = entry with
            {
                Date = Once(_dates, entry.Date),
                Title = isShown ? entry.Title : "",
                Summary = null,
                Note = null,
                Place = null,
                Topics = [],
                Coding = Once(_codings, entry.Coding),
                Citations = isPosition ? [entry.Citations[0]] : [],
                Participants = sides,
            },
        };
    }

    private static T Once<T>(Dictionary<T, T> known, T one) where T : notnull => known.TryGetValue(one, out var before) ? before : known[one] = one;
}
