using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Domain.Tests.Proposals;

/// <summary>What follows from a decision about a proposal, and what the state does not allow.</summary>
public sealed class DecidingTests
{
    [Fact]
    public void A_proposal_is_put_forward_once()
    {
        Assert.Equal([SomeProposal.Proposed], Proposal.Decide(null, new ProposeOccurrence(SomeProposal.Proposed)));
        Assert.Empty(Proposal.Decide(SomeProposal.After(), new ProposeOccurrence(SomeProposal.Proposed with { Confidence = 0.1m })));
        Assert.Equal((ProposalState.Open, SomeProposal.Occurrence), (SomeProposal.After().State, SomeProposal.After().Occurrence));
    }

    [Fact]
    public void What_was_never_proposed_cannot_be_decided() =>
        Assert.Contains("no such proposal", Assert.Throws<RefusedException>(() => Proposal.Decide(null, new RejectProposal("No."))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_accepted_proposal_tells_what_it_came_to()
    {
        var accepted = SomeProposal.After(new AcceptProposal(SomeProposal.As()));
        Assert.Equal((ProposalState.Accepted, "the-treaty", "It is accepted, as 'the-treaty'."), (accepted.State, accepted.Acceptance!.Occurrence, accepted.Standing));
        Assert.Equal("It is accepted, as a further citation of 'the-treaty'.", SomeProposal.After(new AcceptProposal(SomeProposal.As(AcceptedAs.Cited))).Standing);
    }

    [Theory]
    [InlineData("It is a plan.", "It is rejected: It is a plan.")]
    [InlineData("no", "It is rejected: no.")]
    public void A_rejected_proposal_tells_why_in_a_sentence(string reason, string standing) =>
        Assert.Equal(standing, SomeProposal.After(new RejectProposal(reason)).Standing);

    [Fact]
    public void An_amended_proposal_is_accepted_as_it_was_changed_and_names_the_fields()
    {
        var amended = SomeProposal.After(SomeProposal.Amend(SomeProposal.Retitled with { Date = Edtf.Parse("2031-03"), Place = null }, cites: "the-war"));
        Assert.Equal((ProposalState.Amended, "The lake treaty is signed", "the-war"), (amended.State, amended.Occurrence.Title, amended.Cites));
        Assert.Equal(["date", "title", "place", "cites"], amended.Amended);
        Assert.Equal(SomeProposal.Occurrence, amended.Proposed.Occurrence);
    }

    [Fact]
    public void An_amendment_that_changes_nothing_is_refused() =>
        Assert.Contains("changes nothing", Assert.Throws<RefusedException>(() => Proposal.Decide(SomeProposal.After(), SomeProposal.Amend(SomeProposal.Occurrence))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_was_amended_is_as_it_was_proposed_when_that_is_undone()
    {
        var open = SomeProposal.After(SomeProposal.Amend(), new UndoDecision("Too fast."));
        Assert.Equal((ProposalState.Open, SomeProposal.Occurrence, "Too fast.", "the-treaty"), (open.State, open.Occurrence, open.Reason, open.TakenBack));
        Assert.Empty(open.Amended);
        Assert.Null(open.Acceptance);
    }

    [Fact]
    public void Only_what_was_recorded_is_remembered_as_taken_back()
    {
        Assert.Null(SomeProposal.After(new AcceptProposal(SomeProposal.As(AcceptedAs.Cited)), new UndoDecision(null)).TakenBack);
        Assert.Null(SomeProposal.After(new RejectProposal("No."), new UndoDecision(null)).TakenBack);
    }

    [Fact]
    public void Taking_back_retracts_what_was_recorded_and_removes_what_was_cited()
    {
        Assert.Equal([new RetractOccurrence("Undone.")], Proposal.ToTakeBack(SomeProposal.As(), "Undone."));
        Assert.Equal([new RetractOccurrence("Undone.")], Proposal.ToTakeBack(SomeProposal.As(AcceptedAs.Reinstated), "Undone."));
        Assert.Equal(
            [new RemoveCitation(SomeProposal.First, "Undone."), new RemoveCitation(SomeProposal.Second, "Undone.")],
            Proposal.ToTakeBack(SomeProposal.As(AcceptedAs.Cited), "Undone."));
    }

    [Fact]
    public void An_occurrence_of_its_own_is_recorded_with_its_first_words_and_cites_the_others()
    {
        var recorded = OccurrenceDecisions.DecideAll(null, "the-treaty", SomeProposal.Occurrence.ToRecord());
        Assert.Equal(SomeProposal.First, Assert.IsType<AgreementReached>(recorded[0]).Citation);
        Assert.Equal(new CitationAdded(SomeProposal.Second), recorded[1]);
        Assert.Equal([new AddCitation(SomeProposal.First), new AddCitation(SomeProposal.Second)], SomeProposal.Occurrence.ToCite());
    }
}
