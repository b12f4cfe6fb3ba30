using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Proposals;
using Timeline.Domain.Tests.Stored;

namespace Timeline.Domain.Tests.Proposals;

/// <summary>What holds of proposals whatever people want of them, in whatever order.</summary>
public sealed class DecidingLawsTests
{
    [Fact]
    public void A_decision_is_one_event_or_none_and_a_decided_proposal_takes_only_what_undoes_it() => Check(commands =>
    {
        var known = SomeProposal.After(commands);
        return ((ProposalCommand[])[new AcceptProposal(SomeProposal.As()), SomeProposal.Amend(), new RejectProposal("No."), new UndoDecision(null)])
            .All(command => IsAllowed(known, command) == (command is UndoDecision ? known.State != ProposalState.Open : known.State == ProposalState.Open));
    });

    [Fact]
    public void Decisions_and_what_undoes_them_take_turns() => Check(commands =>
        SomeProposal.Happened(commands).Skip(1).Index().All(one => one.Item is DecisionUndone == (one.Index % 2 == 1)));

    [Fact]
    public void What_was_undone_is_told_as_it_was_proposed() => Check(commands =>
    {
        var known = SomeProposal.After(commands);
        return known.State != ProposalState.Open
            || (known.Occurrence == SomeProposal.Occurrence && known.Acceptance is null && known.Amended.Count == 0 && known.Cites == SomeProposal.Proposed.Cites);
    });

    [Fact]
    public void What_was_proposed_stays_whatever_is_decided() => Check(commands => SomeProposal.After(commands).Proposed == SomeProposal.Proposed);

    [Fact]
    public void It_tells_what_it_came_to_just_when_it_is_accepted() => Check(commands =>
    {
        var known = SomeProposal.After(commands);
        return (known.Acceptance is not null) == known.State is ProposalState.Accepted or ProposalState.Amended;
    });

    [Fact]
    public void Every_event_is_read_as_it_was_written_and_tells_the_same() => Check(commands =>
    {
        var events = SomeProposal.Happened(commands);
        var read = events.Select(happened => (ProposalEvent)EventJson.Read(EventJson.Text(happened), happened.GetType())).ToList();
        return events.Select(EventJson.Text).SequenceEqual(read.Select(EventJson.Text))
            && EventJson.Text(events.Aggregate((Proposal?)null, Proposal.Evolve)!) == EventJson.Text(read.Aggregate((Proposal?)null, Proposal.Evolve)!);
    });

    private static bool IsAllowed(Proposal known, ProposalCommand command)
    {
        try
        {
            return Proposal.Decide(known, command).Count == 1;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static void Check(Func<ProposalCommand[], bool> law) => Prop.ForAll(SomeProposal.Decisions.ToArbitrary(), law).QuickCheckThrowOnFailure();
}
