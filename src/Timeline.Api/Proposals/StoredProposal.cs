using System.Text.Json.Serialization;
using Timeline.Domain.Proposals;
using Timeline.EventStore.Events;

namespace Timeline.Api.Proposals;

/// <summary>A proposal as its stream tells it: what it is, who decided and when.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Proposal">What is known of it.</param>
/// <param name="ProposedAt">When the reader made it.</param>
/// <param name="LastBy">Who wrote to it last.</param>
/// <param name="LastAt">When.</param>
/// <param name="Version">The version of its stream.</param>
/// <param name="Sequence">The place in the log of its last event.</param>
internal sealed record StoredProposal(
    string Id, Proposal Proposal, DateTime ProposedAt, string? LastBy, DateTime LastAt, long Version, long Sequence)
{
    /// <summary>What some events of one stream tell; null when there are none.</summary>
    public static StoredProposal? Of(IEnumerable<StoredEvent> events)
    {
        var told = events.ToList();
        if (Fold(told) is not { } proposal) return null;
        var last = told[^1];
        return new StoredProposal(
            Proposal.IdOf(last.Stream), proposal, told[0].At.ToDateTimeUtc(), last.By, last.At.ToDateTimeUtc(), last.Version, last.Sequence);
    }

    /// <summary>The proposal that some events of one stream tell; null when there are none.</summary>
    public static Proposal? Fold(IEnumerable<StoredEvent> events) =>
        events.Select(e => e.Data).OfType<ProposalEvent>().Aggregate((Proposal?)null, Proposal.Evolve);

    /// <summary>How it stands and by whom, in a sentence or two, for whoever came too late.</summary>
    [JsonIgnore]
    public string Standing => Version == 1
        ? Proposal.Standing
        : $"{Proposal.Standing} {LastBy ?? "Somebody"} {(Proposal.State == ProposalState.Open ? "undid the decision" : "decided so")} at {LastAt:yyyy-MM-dd'T'HH:mm:ss'Z'}.";
}
