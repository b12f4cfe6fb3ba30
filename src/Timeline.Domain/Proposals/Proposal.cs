using System.Text.Json.Serialization;
using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;

namespace Timeline.Domain.Proposals;

/// <summary>An occurrence that the reader found in a bulletin, and what a person decided about it.</summary>
/// <param name="Proposed">What the reader found; it stays, whatever is decided.</param>
/// <param name="Occurrence">What it tells: as it was proposed, or as somebody amended it.</param>
/// <param name="NewActors"><inheritdoc cref="OccurrenceProposed"/></param>
/// <param name="Cites"><inheritdoc cref="OccurrenceProposed"/></param>
/// <param name="State">What was decided.</param>
public sealed record Proposal(
    OccurrenceProposed Proposed, ProposedOccurrence Occurrence, IReadOnlyList<Actor> NewActors, string? Cites, ProposalState State)
{
    private const string StreamPrefix = "proposal/";

    /// <summary>The name of a bulletin's proposal with this number.</summary>
    public static string IdOf(string bulletin, int number) => $"{bulletin}-{number}";

    /// <summary>The stream of a proposal.</summary>
    public static string StreamOf(string id) => StreamPrefix + id;

    /// <summary>The name of the proposal that a stream is of.</summary>
    public static string IdOf(string stream) => stream[StreamPrefix.Length..];

    /// <summary>What the acceptance came to; null unless it is accepted or amended.</summary>
    public Acceptance? Acceptance { get; init; }

    /// <summary>Which fields were amended.</summary>
    public IReadOnlyList<string> Amended { get; init; } = [];

    /// <summary>Why it was rejected, or the last decision undone; null when nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>The occurrence that was recorded by an acceptance and taken back when that was undone; null for none.</summary>
    public string? TakenBack { get; init; }

    /// <summary>Folds an event into what is known.</summary>
    /// <exception cref="InvalidOperationException">The first event does not put it forward.</exception>
    public static Proposal Evolve(Proposal? known, ProposalEvent happened) => happened switch
    {
        OccurrenceProposed p => new Proposal(p, p.Occurrence, p.NewActors, p.Cites, ProposalState.Open),
        _ when known is null => throw new InvalidOperationException($"A stream cannot begin with {happened.GetType().Name}."),
        ProposalAccepted accepted => known with { State = ProposalState.Accepted, Acceptance = accepted.Acceptance, Reason = null },
        ProposalAmended a => known with
        {
            State = ProposalState.Amended,
            Occurrence = a.Occurrence,
            NewActors = a.NewActors,
            Cites = a.Cites,
            Amended = a.Fields,
            Acceptance = a.Acceptance,
            Reason = null,
        },
        ProposalRejected rejected => known with { State = ProposalState.Rejected, Reason = rejected.Reason },
        DecisionUndone undone => Evolve(null, known.Proposed) with
        {
            Reason = undone.Reason,
            TakenBack = known.Acceptance is { How: not AcceptedAs.Cited } acceptance ? acceptance.Occurrence : known.TakenBack,
        },
        _ => throw new InvalidOperationException($"Proposals do not know {happened.GetType().Name}."),
    };

    /// <summary>Decides a command: one event, or none when nothing new follows.</summary>
    /// <param name="known">The proposal so far; null when there is none.</param>
    /// <param name="command">What is wanted.</param>
    /// <exception cref="RefusedException">The present state does not allow it.</exception>
    public static IReadOnlyList<ProposalEvent> Decide(Proposal? known, ProposalCommand command)
    {
        if (command is ProposeOccurrence propose) return known is null ? [propose.Proposed] : [];
        if (known is null) throw new RefusedException("There is no such proposal. GET /v1/proposals lists them.");
        if (command is UndoDecision undo)
        {
            return known.State != ProposalState.Open
                ? [new DecisionUndone(undo.Reason)]
                : throw new RefusedException("Nothing is decided about it, so there is nothing to undo. Accept, amend or reject it.");
        }

        if (known.State != ProposalState.Open) throw new RefusedException($"{known.Standing} Undo that first, to decide anew.");
        return command switch
        {
            AcceptProposal accept => [new ProposalAccepted(accept.Acceptance)],
            AmendProposal amend => Amend(known, amend),
            RejectProposal reject => [new ProposalRejected(reject.Reason)],
            _ => throw new InvalidOperationException($"Proposals do not know {command.GetType().Name}."),
        };
    }

    /// <summary>How it stands, in a sentence.</summary>
    [JsonIgnore]
    public string Standing => (State, Acceptance) switch
    {
        (ProposalState.Open, _) => "It is open.",
        (ProposalState.Rejected, _) => $"It is rejected: {Reason}{(Reason is [.., '.' or '!' or '?'] ? "" : ".")}",
        (var state, { How: AcceptedAs.Cited } acceptance) => $"It is {Words<ProposalState>.Of(state)}, as a further citation of '{acceptance.Occurrence}'.",
        var (state, acceptance) => $"It is {Words<ProposalState>.Of(state)}, as '{acceptance!.Occurrence}'.",
    };

    /// <summary>What takes an acceptance back from the occurrence.</summary>
    /// <param name="acceptance">The acceptance.</param>
    /// <param name="reason">Why, in a sentence.</param>
    public static IReadOnlyList<OccurrenceCommand> ToTakeBack(Acceptance acceptance, string reason) =>
        acceptance.How == AcceptedAs.Cited
            ? [.. acceptance.Citations.Select(citation => new RemoveCitation(citation, reason))]
            : [new RetractOccurrence(reason)];

    private static IReadOnlyList<ProposalEvent> Amend(Proposal known, AmendProposal c)
    {
        List<string> fields = [.. known.Occurrence.FieldsUnlike(c.Occurrence)];
        if (known.Cites != c.Cites || c.IsApart) fields.Add("cites");
        if (!known.NewActors.Select(actor => actor.Id).SequenceEqual(c.NewActors.Select(actor => actor.Id))) fields.Add("newActors");
        return fields.Count > 0
            ? [new ProposalAmended(c.Occurrence, c.NewActors, c.Cites, fields, c.Acceptance)]
            : throw new RefusedException("That changes nothing of the proposal: it stands so already. Accept it, or name what is to be another than it is.");
    }
}
