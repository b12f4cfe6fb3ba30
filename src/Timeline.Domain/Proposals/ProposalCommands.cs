using Timeline.Domain.Actors;

namespace Timeline.Domain.Proposals;

/// <summary>Something that somebody wants of a proposal.</summary>
public abstract record ProposalCommand;

/// <summary>Put it forward.</summary>
public sealed record ProposeOccurrence(OccurrenceProposed Proposed) : ProposalCommand;

/// <summary>Accept it as it stands.</summary>
/// <param name="Acceptance">What that comes to.</param>
public sealed record AcceptProposal(Acceptance Acceptance) : ProposalCommand;

/// <summary>Change it and accept it so; what the parameters mean, <see cref="ProposalAmended"/> tells.</summary>
/// <param name="Occurrence"><inheritdoc cref="ProposalAmended"/></param>
/// <param name="NewActors"><inheritdoc cref="ProposalAmended"/></param>
/// <param name="Cites"><inheritdoc cref="ProposalAmended"/></param>
/// <param name="Acceptance"><inheritdoc cref="ProposalAmended"/></param>
/// <param name="IsApart">Whether somebody says that it is an occurrence of its own, though another one seems the same.</param>
public sealed record AmendProposal(
    ProposedOccurrence Occurrence, IReadOnlyList<Actor> NewActors, string? Cites, Acceptance Acceptance, bool IsApart = false) : ProposalCommand;

/// <summary>Reject it.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RejectProposal(string Reason) : ProposalCommand;

/// <summary>Take the decision back.</summary>
/// <param name="Reason">Why, in a sentence; null for none.</param>
public sealed record UndoDecision(string? Reason) : ProposalCommand;
