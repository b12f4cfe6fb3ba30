using Timeline.Api.Catalogues;
using Timeline.Api.Timelines;
using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Api.Proposals;

/// <summary>An occurrence that the reader found in a bulletin, in the shape of an entry, and what a person decided about it.</summary>
/// <param name="Id">Its name: the bulletin's slug and a number.</param>
/// <param name="Bulletin">The bulletin's slug.</param>
/// <param name="State">open, accepted, amended or rejected.</param>
/// <param name="Kind">statement, meeting, incident or agreement.</param>
/// <param name="Date">When it happened, in EDTF.</param>
/// <param name="Earliest">The first day that the date may mean.</param>
/// <param name="Latest">The last day that the date may mean; null for an open or unknown end.</param>
/// <param name="Precision">How finely the date is known.</param>
/// <param name="Basis">How the date is known: the strongest of the citations' bases.</param>
/// <param name="YearGiven">True when the year stands in the text.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">A sentence or two.</param>
/// <param name="Note">What a reader of the record should know.</param>
/// <param name="Participants">Who took part.</param>
/// <param name="Topics">What it is about: slugs.</param>
/// <param name="Place">Where it happened.</param>
/// <param name="Coding">How it is coded, by PLOVER.</param>
/// <param name="Citations">The words that prove it, one passage at least.</param>
/// <param name="NewActors">Participants whom the catalogue did not know: accepting describes them.</param>
/// <param name="Cites">The entry that it tells once more, so that accepting adds its citations to that one; null when it is one of its own.</param>
/// <param name="Confidence">How often such a proposal is right, from 0 to 1.</param>
/// <param name="Reasons">Which rules made it, in words.</param>
/// <param name="ReaderVersion">Which version of the rules.</param>
/// <param name="ProposedAt">When it was made.</param>
/// <param name="Decision">What was decided last; null while nothing was, or when it was undone.</param>
/// <param name="Version">The version of its stream, for <c>If-Match</c>.</param>
/// <param name="Sequence">The place in the log of its last event.</param>
internal sealed record ProposalView(
    string Id,
    string Bulletin,
    ProposalState State,
    OccurrenceKind Kind,
    Edtf Date,
    DateOnly? Earliest,
    DateOnly? Latest,
    DatePrecision Precision,
    DateBasis Basis,
    bool YearGiven,
    string Title,
    string? Summary,
    string? Note,
    IReadOnlyList<EntryParticipant> Participants,
    IReadOnlyList<string> Topics,
    EntryPlace? Place,
    EntryCoding Coding,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<Actor> NewActors,
    string? Cites,
    decimal Confidence,
    IReadOnlyList<string> Reasons,
    string ReaderVersion,
    DateTime ProposedAt,
    DecisionView? Decision,
    long Version,
    long Sequence)
{
    /// <summary>Shows a proposal with the names that the catalogue has now; those of new actors are its own.</summary>
    public static ProposalView Show(StoredProposal stored, Catalogue catalogue)
    {
        var (proposal, o) = (stored.Proposal, stored.Proposal.Occurrence);
        var unknown = proposal.NewActors.Where(actor => !catalogue.HasActor(actor.Id)).ToList();
        var actors = unknown.Count == 0 ? catalogue.Actors : new ActorCatalogue(catalogue.Actors.All.Concat(unknown));
        return new ProposalView(
            stored.Id, proposal.Proposed.Bulletin, proposal.State, o.Kind, o.Date, o.Date.Earliest?.ToDateOnly(), o.Date.Latest?.ToDateOnly(), o.Date.Precision,
            o.Citations.Min(citation => citation.Basis), o.YearGiven, o.Title, o.Summary, o.Note,
            [.. o.Participants.Select(p => EntryParticipant.Of(p, actors, o.Date))],
            o.Topics, o.Place is { } place ? EntryPlace.Of(place, catalogue) : null,
            EntryCoding.Of(o.Coding),
            o.Citations, proposal.NewActors, proposal.Cites, proposal.Proposed.Confidence, proposal.Proposed.Reasons, proposal.Proposed.ReaderVersion,
            stored.ProposedAt, DecisionView.Of(stored), stored.Version, stored.Sequence);
    }
}

/// <summary>What somebody decided about a proposal.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Entry">The slug of the entry that it came to; null when it was rejected.</param>
/// <param name="How">What was done to that entry: recorded, cited or reinstated; null when it was rejected.</param>
/// <param name="Amended">The fields that were changed.</param>
/// <param name="Reason">Why it was rejected.</param>
internal sealed record DecisionView(string By, DateTime At, string? Entry, AcceptedAs? How, IReadOnlyList<string> Amended, string? Reason)
{
    /// <summary>The decision that holds; null for none.</summary>
    public static DecisionView? Of(StoredProposal stored) => stored.Proposal.State == ProposalState.Open
        ? null
        : new DecisionView(
            stored.LastBy ?? "", stored.LastAt, stored.Proposal.Acceptance?.Occurrence, stored.Proposal.Acceptance?.How, stored.Proposal.Amended, stored.Proposal.Reason);
}
