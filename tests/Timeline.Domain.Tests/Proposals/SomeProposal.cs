using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Actors;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Proposals;

namespace Timeline.Domain.Tests.Proposals;

/// <summary>A proposal to decide about, and random decisions.</summary>
internal static class SomeProposal
{
    public static readonly Citation First = new("institute-2022-07", "I", "Norland signed an agreement", 10, 37, DateBasis.Explicit);

    public static readonly Citation Second = new("institute-2022-07", "II", "the agreement of March 4", 90, 114, DateBasis.Explicit);

    public static readonly ProposedOccurrence Occurrence = new(
        OccurrenceKind.Agreement, Edtf.Parse("2031-03-04"), true, "Norland and Sudland sign an agreement", null,
        [new Participant("norland", ParticipantRole.Signatory), new Participant("karin-ekdal", ParticipantRole.Signatory, "Foreign Minister")],
        ["lakes"], "oslo", new EventCoding(CodingType.Support), null, [First, Second]);

    public static readonly Actor Newcomer = new("karin-ekdal", "Karin Ekdal", ActorType.Person, [], [], null, [new Representation("sudland", "Foreign Minister")]);

    public static readonly OccurrenceProposed Proposed = new("institute-2022-07", 3, "1", Occurrence, [Newcomer], null, 0.9m, ["'signed' tells of it"]);

    public static readonly ProposedOccurrence Retitled = Occurrence with { Title = "The lake treaty is signed" };

    public static Acceptance As(AcceptedAs how = AcceptedAs.Recorded, string slug = "the-treaty", long version = 2) => new(slug, how, version, [First, Second]);

    public static AmendProposal Amend(ProposedOccurrence? occurrence = null, string? cites = null) => new(occurrence ?? Retitled, [Newcomer], cites, As());

    /// <summary>A proposal after some commands; those that are refused are passed over.</summary>
    public static Proposal After(params IEnumerable<ProposalCommand> commands) => Happened(commands).Aggregate((Proposal?)null, Proposal.Evolve)!;

    /// <summary>What comes of some commands, in order, after the proposal was made.</summary>
    public static IReadOnlyList<ProposalEvent> Happened(params IEnumerable<ProposalCommand> commands)
    {
        var events = new List<ProposalEvent>();
        Proposal? known = null;
        foreach (var command in commands.Prepend(new ProposeOccurrence(Proposed)))
        {
            try
            {
                foreach (var happened in Proposal.Decide(known, command))
                {
                    events.Add(happened);
                    known = Proposal.Evolve(known, happened);
                }
            }
            catch (RefusedException)
            {
                // Somebody wanted what the state does not allow.
            }
        }

        return events;
    }

    /// <summary>Anything that people may want of a proposal, in any order.</summary>
    public static readonly Gen<ProposalCommand[]> Decisions = Gen.OneOf(
        from how in Gen.Elements(Enum.GetValues<AcceptedAs>())
        from slug in Gen.Elements("the-treaty", "another")
        select (ProposalCommand)new AcceptProposal(As(how, slug)),
        Gen.Elements<ProposalCommand>(Amend(), Amend(cites: "the-treaty"), Amend(Occurrence)),
        Gen.Elements<ProposalCommand>(new RejectProposal("It is a plan."), new UndoDecision("Too fast."), new UndoDecision(null), new ProposeOccurrence(Proposed with { Confidence = 0.5m }))).ArrayOf();
}
