using Timeline.Api.Catalogues;
using Timeline.Domain;
using Timeline.Domain.Actors;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Api.Proposals;

/// <summary>
/// Decides what accepting a proposal comes to: the occurrence through the very decisions of <c>POST /v1/occurrences</c>
/// and <c>/citations</c>, new actors described, the proposal's own event; all for one append.
/// </summary>
/// <param name="pending">Takes what is to be appended.</param>
/// <param name="catalogue">What is described, in the log.</param>
internal sealed class Accepting(PendingAppends pending, Catalogue catalogue)
{
    private Catalogue _catalogue = catalogue;

    /// <summary>The streams that the decision depends on.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="bulletin">The bulletin it was found in.</param>
    /// <param name="wanted">What is to be accepted.</param>
    /// <param name="cited">Where the merges of the entry end that is to be cited; null when none is.</param>
    /// <param name="takenBack">What an earlier acceptance recorded; null for nothing.</param>
    public static IEnumerable<string> Streams(string id, string bulletin, Wanted wanted, string? cited, string? takenBack)
    {
        yield return Proposal.StreamOf(id);
        yield return Bulletin.StreamOf(bulletin);
        foreach (var slug in cited is not null ? [cited] : wanted.Names) yield return Occurrence.StreamOf(slug);
        if (takenBack is not null) yield return Occurrence.StreamOf(takenBack);
        foreach (var actor in wanted.NewActors) yield return Actor.StreamOf(actor.Id);
    }

    /// <summary>Decides, and adds what follows to the appends; adds nothing when it is refused.</summary>
    /// <exception cref="RefusedException">The present state does not allow it.</exception>
    public void Decide(string id, Wanted wanted, string? cited)
    {
        var stream = Proposal.StreamOf(id);
        var proposal = Fold(stream) ?? throw new RefusedException($"There is no proposal '{id}'.");
        RequireBulletin(proposal.Proposed.Bulletin);
        var (actors, after) = Describe(wanted);
        RequireKnown(wanted.Occurrence, after);
        var (slug, events, acceptance) = cited is not null ? Cite(cited, wanted) : Record(proposal, wanted);
        var decided = Proposal.Decide(
            proposal, wanted.IsAmended ? new AmendProposal(wanted.Occurrence, wanted.NewActors, wanted.Cites, acceptance, wanted.IsApart) : new AcceptProposal(acceptance));

        foreach (var actor in actors) pending.Add(Actor.StreamOf(actor.Id), "actor", Actor.Decide(null, actor));
        pending.Add(Occurrence.StreamOf(slug), "occurrence", events);
        pending.Add(stream, "proposal", decided);
        _catalogue = after;
    }

    private Proposal? Fold(string stream) => pending.Told(stream).OfType<ProposalEvent>().Aggregate((Proposal?)null, Proposal.Evolve);

    private Occurrence? FoldOccurrence(string slug) =>
        pending.Told(Occurrence.StreamOf(slug)).OfType<OccurrenceEvent>().Aggregate((Occurrence?)null, Occurrence.Evolve);

    private void RequireBulletin(string id)
    {
        var bulletin = pending.Told(Bulletin.StreamOf(id)).OfType<object>().Aggregate((Bulletin?)null, (known, data) => Bulletin.Evolve(known, id, data));
        if (bulletin is { WithdrawnBecause: { } because })
            throw new RefusedException($"The bulletin '{id}' is withdrawn, so its words prove nothing ({because}). Reject the proposal.");
    }

    /// <summary>What a request to record it would have to be like.</summary>
    private static void RequireKnown(ProposedOccurrence occurrence, Catalogue catalogue)
    {
        var problem = occurrence switch
        {
            { Date.Earliest: null } => $"An occurrence needs a known start, and '{occurrence.Date}' has none. Amend 'date'.",
            _ when occurrence.Participants.FirstOrDefault(p => !catalogue.HasActor(p.Actor)) is { } unknown => $"'{unknown.Actor}' is not the slug of an actor. Describe that actor first, or amend 'participants'.",
            _ when occurrence.Topics.FirstOrDefault(topic => !catalogue.HasTopic(topic)) is { } unknown => $"'{unknown}' is not the slug of a topic. Amend 'topics'.",
            { Place: { } place } when !catalogue.HasPlace(place) => $"'{place}' is not the slug of a place. Amend 'place'.",
            _ => null,
        };
        if (problem is not null) throw new RefusedException(problem);
    }

    private (IReadOnlyList<Actor> Actors, Catalogue After) Describe(Wanted wanted)
    {
        var actors = wanted.Undescribed(_catalogue).ToList();
        if (actors.Count == 0) return ([], _catalogue);
        var after = _catalogue with { Actors = new ActorCatalogue(_catalogue.Actors.All.Concat(actors)) };
        var problem = after.Actors.Problems().Except(_catalogue.Actors.Problems()).FirstOrDefault();
        return problem is null
            ? (actors, after)
            : throw new RefusedException(
                $"The new actor '{problem.Id}' cannot be described: {problem.Field}: {problem.Message} Amend the proposal: name whom it means in 'participants'.");
    }

    private (string Slug, IReadOnlyList<OccurrenceEvent> Events, Acceptance Acceptance) Cite(string slug, Wanted wanted)
    {
        const string Remedy = "Amend the proposal with {\"cites\": null} to record it as an entry of its own, or with the slug of another one.";
        var entry = FoldOccurrence(slug) ?? throw new RefusedException($"There is no entry '{slug}' to cite in. {Remedy}");
        if (entry.Status != OccurrenceStatus.Active) throw new RefusedException($"The entry '{slug}', which it tells once more, is {Words<OccurrenceStatus>.Of(entry.Status)}. {Remedy}");
        var events = OccurrenceDecisions.DecideAll(entry, slug, wanted.Occurrence.ToCite());
        return (slug, events, AcceptanceOf(slug, AcceptedAs.Cited, events, [.. events.OfType<CitationAdded>().Select(added => added.Citation)]));
    }

    private (string Slug, IReadOnlyList<OccurrenceEvent> Events, Acceptance Acceptance) Record(Proposal proposal, Wanted wanted)
    {
        var record = wanted.Occurrence.ToRecord();
        if (wanted.Slug is null && proposal.TakenBack is { } before && FoldOccurrence(before) is { Status: OccurrenceStatus.Retracted } known && known.IsRecordedAs((RecordOccurrence)record[0]))
        {
            var again = OccurrenceDecisions.DecideAll(known, before, [new ReinstateOccurrence("The proposal was accepted once more."), .. wanted.Occurrence.ToCite()]);
            return (before, again, AcceptanceOf(before, AcceptedAs.Reinstated, again, wanted.Occurrence.Citations));
        }

        var slug = wanted.Slug ?? wanted.Names.FirstOrDefault(name => FoldOccurrence(name) is null)
            ?? throw new RefusedException($"'{wanted.Names[0]}' is taken {wanted.Names.Count} times. Accept it under a slug of your own: {{\"slug\": …}}.");
        var events = FoldOccurrence(slug) is null
            ? OccurrenceDecisions.DecideAll(null, slug, record)
            : throw new RefusedException($"'{slug}' is recorded already. Choose another slug, or amend the proposal with {{\"cites\": \"{slug}\"}} if it tells the same.");
        return (slug, events, AcceptanceOf(slug, AcceptedAs.Recorded, events, wanted.Occurrence.Citations));
    }

    private Acceptance AcceptanceOf(string slug, AcceptedAs how, IReadOnlyList<OccurrenceEvent> events, IReadOnlyList<Citation> citations) =>
        new(slug, how, pending.Version(Occurrence.StreamOf(slug)) + events.Count, citations);
}
