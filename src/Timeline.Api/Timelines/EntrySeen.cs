using Timeline.Domain.Occurrences;
using Timeline.EventStore.Events;

namespace Timeline.Api.Timelines;

/// <summary>An entry as somebody sees it to whom only some documents are out; equal to another one that looks the same.</summary>
/// <param name="Told">What is told of it, with what was merged into it.</param>
/// <param name="Version">The version of its own stream.</param>
/// <param name="Changed">The last event that changed what is seen.</param>
internal sealed record EntrySeen(Occurrence Told, long Version, StoredEvent Changed)
{
    public bool Equals(EntrySeen? other) =>
        other is not null && (Version, Changed.Sequence) == (other.Version, other.Changed.Sequence) && LooksLike(Told, other.Told);

    public override int GetHashCode() => HashCode.Combine(Version, Changed.Sequence);

    /// <summary>Whether two tellings show the same; citations, claims and links have no order. Nothing told looks like nothing.</summary>
    public static bool LooksLike(Occurrence? one, Occurrence? other)
    {
        if (one is null || other is null) return ReferenceEquals(one, other);
        return AreSame(one.Citations, other.Citations) && AreSame(one.Claims, other.Claims) && AreSame(one.Links, other.Links)
            && one.Participants.SequenceEqual(other.Participants) && one.Topics.SequenceEqual(other.Topics)
            && one with { CorrectedBasis = one.Basis } == other with
            {
                CorrectedBasis = other.Basis,
                Citations = one.Citations,
                Claims = one.Claims,
                Links = one.Links,
                Participants = one.Participants,
                Topics = one.Topics,
            };
    }

    /// <summary>Of things that are there once.</summary>
    private static bool AreSame<T>(IReadOnlyList<T> some, IReadOnlyList<T> others) => some.Count == others.Count && some.All(others.Contains);
}
