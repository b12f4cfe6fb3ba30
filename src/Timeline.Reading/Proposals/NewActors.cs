using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Reading.Actors;

namespace Timeline.Reading.Proposals;

/// <summary>Whom a proposal brings along: its participants whom the catalogue does not know, and those for whom they act.</summary>
public static class NewActors
{
    /// <summary>The actors to be described with a proposal, each ready to stand in the catalogue.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="read">The reading it came from.</param>
    /// <param name="catalogue">Who is known.</param>
    public static IReadOnlyList<Actor> Of(Proposal proposal, ReadBulletin read, ActorCatalogue catalogue)
    {
        var met = read.NewActors.ToDictionary(actor => actor.Id);
        var needed = new List<Actor>();
        var waiting = new Queue<string>(proposal.Participants.Select(participant => participant.Actor));
        while (waiting.TryDequeue(out var id))
        {
            if (catalogue.Find(id) is not null || needed.Any(actor => actor.Id == id) || Find(id, met) is not { } actor) continue;

            // For somebody of whom no more than a word is known, nobody can be said to act.
            var represents = actor.Represents.Where(one => catalogue.Find(one.Actor) is not null || Find(one.Actor, met) is not null).ToList();
            needed.Add(actor with { Represents = represents });
            foreach (var one in represents) waiting.Enqueue(one.Actor);
        }

        return needed;
    }

    private static Actor? Find(string id, Dictionary<string, Actor> met) =>
        met.GetValueOrDefault(id)
        ?? (Countries.All.FirstOrDefault(state => Slug.From(state.Name, 4) == id) is { } state ? new Actor(id, state.Name, ActorType.State, [], [], null, []) : null);
}
