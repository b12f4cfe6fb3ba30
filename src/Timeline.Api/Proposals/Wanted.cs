using Timeline.Api.Catalogues;
using Timeline.Api.Occurrences;
using Timeline.Domain.Actors;
using Timeline.Domain.Proposals;

namespace Timeline.Api.Proposals;

/// <summary>What an acceptance is of: the proposal as it stands, or as somebody amends it.</summary>
/// <param name="Occurrence">What is to be recorded, or whose citations are to be added.</param>
/// <param name="NewActors">Actors of it that the catalogue may not know.</param>
/// <param name="Cites">The entry that it tells once more; null when it is one of its own.</param>
/// <param name="IsAmended">Whether somebody changed it.</param>
/// <param name="IsApart">Whether somebody says that it is an entry of its own, whatever seems the same.</param>
/// <param name="Slug">The name under which it is to be recorded; null to make one.</param>
internal sealed record Wanted(ProposedOccurrence Occurrence, IReadOnlyList<Actor> NewActors, string? Cites, bool IsAmended = false, bool IsApart = false, string? Slug = null)
{
    /// <summary>The proposal as it stands.</summary>
    public static Wanted Of(Proposal proposal) => new(proposal.Occurrence, proposal.NewActors, proposal.Cites);

    /// <summary>The names under which it may be recorded, the best first.</summary>
    public IReadOnlyList<string> Names => Slug is null ? OccurrenceNames.Of(Occurrence.Date, Occurrence.Title) : [Slug];

    /// <summary>The new actors whom the catalogue does not know yet.</summary>
    public IEnumerable<Actor> Undescribed(Catalogue catalogue) => NewActors.Where(actor => !catalogue.HasActor(actor.Id));

    /// <summary>Of some new actors those who take part in an occurrence, and for whom they act.</summary>
    public static IReadOnlyList<Actor> Needed(ProposedOccurrence occurrence, IReadOnlyList<Actor> actors)
    {
        var needed = occurrence.Participants.Select(p => p.Actor).ToHashSet();
        while (actors.Any(actor => needed.Contains(actor.Id) && actor.Represents.Any(one => needed.Add(one.Actor))))
        {
            // Whom somebody acts for may act for others again.
        }

        return [.. actors.Where(actor => needed.Contains(actor.Id))];
    }
}
