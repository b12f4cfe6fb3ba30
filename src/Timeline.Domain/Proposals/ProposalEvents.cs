using Timeline.Domain.Actors;
using Timeline.Domain.Occurrences;

namespace Timeline.Domain.Proposals;

/// <summary>Something that is known of a proposal from here on.</summary>
public abstract record ProposalEvent;

/// <summary>The reader found an occurrence in a bulletin.</summary>
/// <param name="Bulletin">The bulletin's slug.</param>
/// <param name="Number">Its number among the proposals of that bulletin, from 1.</param>
/// <param name="ReaderVersion">Which rules found it.</param>
/// <param name="Occurrence">What was found.</param>
/// <param name="NewActors">Actors of it that were not in the catalogue.</param>
/// <param name="Cites">The occurrence that it seems to tell once more; null when it seems to be new.</param>
/// <param name="Confidence">How often such a proposal is right, from 0 to 1.</param>
/// <param name="Reasons">Which rules made it, in words.</param>
public sealed record OccurrenceProposed(
    string Bulletin,
    int Number,
    string ReaderVersion,
    ProposedOccurrence Occurrence,
    IReadOnlyList<Actor> NewActors,
    string? Cites,
    decimal Confidence,
    IReadOnlyList<string> Reasons) : ProposalEvent;

/// <summary>Somebody accepted the proposal as it stands.</summary>
/// <param name="Acceptance">What it came to.</param>
public sealed record ProposalAccepted(Acceptance Acceptance) : ProposalEvent;

/// <summary>Somebody changed the proposal and accepted it so.</summary>
/// <param name="Occurrence">What was accepted.</param>
/// <param name="NewActors">Actors of it that were not in the catalogue.</param>
/// <param name="Cites">The occurrence that it tells once more; null when it is one of its own.</param>
/// <param name="Fields">What was changed, by the names in JSON.</param>
/// <param name="Acceptance">What it came to.</param>
public sealed record ProposalAmended(
    ProposedOccurrence Occurrence, IReadOnlyList<Actor> NewActors, string? Cites, IReadOnlyList<string> Fields, Acceptance Acceptance) : ProposalEvent;

/// <summary>Somebody rejected the proposal.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record ProposalRejected(string Reason) : ProposalEvent;

/// <summary>The last decision was taken back: the proposal is open again.</summary>
/// <param name="Reason">Why, in a sentence; null when nobody said.</param>
public sealed record DecisionUndone(string? Reason) : ProposalEvent;

/// <summary>What an acceptance did to the timeline, in the same moment.</summary>
/// <param name="Occurrence">The slug of the occurrence that now tells it.</param>
/// <param name="How">What was done to that.</param>
/// <param name="Version">The version that the occurrence's stream reached by it.</param>
/// <param name="Citations">The passages that prove that occurrence from then on; all of them when it was recorded.</param>
public sealed record Acceptance(string Occurrence, AcceptedAs How, long Version, IReadOnlyList<Citation> Citations);
