using Timeline.Api.Timelines;
using Timeline.Domain;
using Timeline.Domain.Coding;
using Timeline.Domain.Occurrences;

namespace Timeline.Api.Verifying;

/// <summary>Chooses entries as the filters are told of, one entry at a time and without an index.</summary>
/// <param name="filter">The filter, without words to search for.</param>
internal sealed class SlowFilter(TimelineFilter filter)
{
    public bool Chooses(StoredEntry e) =>
        HasActors(e)
        && (filter.Between.Count == 0 || filter.Between.Any(pair => IsBetween(e, pair.One, pair.Other)))
        && IsAnyOf(filter.Topics, [.. e.Topics])
        && IsAnyOf(filter.Kinds, Words<OccurrenceKind>.Of(e.Kind))
        && IsAnyOf(filter.Types, Words<CodingType>.Of(e.Coding.Type))
        && IsAnyOf(filter.QuadClasses, Words<QuadClass>.Of(e.Coding.QuadClass))
        && (filter.Places.Count == 0 || (e.Place is not null && filter.Places.Contains(e.Place)))
        && IsAnyOf(filter.Bulletins, [.. e.Citations.Select(citation => citation.Bulletin)])
        && (filter.Status is null || filter.Status == Words<OccurrenceStatus>.Of(e.Status))
        && HasDays(e);

    private static bool IsAnyOf(IReadOnlyList<string> asked, params string[] given) => asked.Count == 0 || given.Any(asked.Contains);

    private bool HasActors(StoredEntry e)
    {
        bool Takes(StoredParticipant p, string actor) => CountsFor(p, actor) && HasRole(p);
        if (filter.Actors.Count == 0) return filter.Roles.Count == 0 || e.Participants.Any(HasRole);
        return filter.AllActors
            ? filter.Actors.All(actor => e.Participants.Any(p => Takes(p, actor)))
            : filter.Actors.Any(actor => e.Participants.Any(p => Takes(p, actor)));
    }

    private bool HasRole(StoredParticipant p) => IsAnyOf(filter.Roles, Words<ParticipantRole>.Of(p.Role));

    private bool CountsFor(StoredParticipant p, string actor) => p.Actor == actor || (filter.Represented && p.Represents.Contains(actor));

    private bool IsBetween(StoredEntry e, string one, string other) =>
        e.Participants.Any(x => CountsFor(x, one) && e.Participants.Any(y => y.Actor != x.Actor && CountsFor(y, other)));

    private bool HasDays(StoredEntry e)
    {
        var (earliest, latest) = (e.Date.Earliest!.Value.ToDateOnly(), e.Date.Latest?.ToDateOnly());
        var begins = filter.OccurredFrom is not { } from || (filter.Certainly ? earliest >= from : latest is null || latest >= from);
        var ends = filter.OccurredTo is not { } to || (filter.Certainly ? latest <= to : earliest <= to);
        return begins && ends;
    }
}
