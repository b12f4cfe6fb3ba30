using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Occurrences;
using Timeline.Domain.Tests.Stored;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>Several commands together, and what holds for every telling.</summary>
public sealed class FoldingTests
{
    [Fact]
    public void Each_command_sees_what_the_ones_before_it_came_to() => Assert.Equal(
        [typeof(StatementMade), typeof(CitationAdded), typeof(ClaimRecorded), typeof(ClaimRecorded), typeof(OccurrenceLinked)],
        OccurrenceDecisions.DecideAll(
            null, SomeOccurrence.Slug,
            [Record(), Cite("jafarova-2022", 900), Record(), Cite("jafarova-2022", 900), Claim(), Claim(), Claim(actor: "azerbaijan"), Link(), Link()])
            .Select(happened => happened.GetType()));

    [Fact]
    public void Several_commands_go_on_from_what_is_known() => Assert.Equal(
        [new CitationAdded(Cited("jafarova-2022", 900))],
        OccurrenceDecisions.DecideAll(After(Record(), Claim()), SomeOccurrence.Slug, [Record(), Claim(), Cite("jafarova-2022", 900)]));

    [Fact]
    public void No_commands_come_to_nothing() => Assert.Empty(OccurrenceDecisions.DecideAll(null, SomeOccurrence.Slug, []));

    [Fact]
    public void One_command_that_is_refused_refuses_all() => Assert.Throws<RefusedException>(() =>
        OccurrenceDecisions.DecideAll(null, SomeOccurrence.Slug, [Record(), Cite("jafarova-2022", 900), Link(to: SomeOccurrence.Slug)]));

    [Fact]
    public void A_stream_begins_with_a_record()
    {
        OccurrenceEvent[] others = [new CitationAdded(First), new OccurrenceLinked("a", LinkRelation.Follows), .. Decide(After(Record()), Claim()), new UnheardEvent()];
        foreach (var other in others)
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => Occurrence.Evolve(null, other));
            Assert.Equal($"A stream cannot begin with {other.GetType().Name}.", thrown.Message);
        }
    }

    [Fact]
    public void An_event_that_nobody_knows_is_an_error_and_not_passed_over()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Occurrence.Evolve(After(Record()), new UnheardEvent()));
        Assert.Equal("Occurrences do not know UnheardEvent.", thrown.Message);
    }

    [Fact]
    public void What_was_told_once_is_nothing_new_when_told_again() =>
        Prop.ForAll(Tellings.ToArbitrary(), commands =>
            OccurrenceDecisions.DecideAll(After(commands), SomeOccurrence.Slug, commands).Count == 0
            && commands.All(command => Decide(After(commands), command).Count == 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_different_command_comes_to_one_event() =>
        Prop.ForAll(Tellings.ToArbitrary(), commands =>
            OccurrenceDecisions.DecideAll(null, SomeOccurrence.Slug, commands).Count == commands.Distinct().Count())
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Together_or_one_by_one_comes_to_the_same() =>
        Prop.ForAll(Tellings.ToArbitrary(), commands =>
        {
            Occurrence? known = null;
            foreach (var command in commands) known = Fold(known, Decide(known, command));
            return EventJson.Text(known!) == EventJson.Text(After(commands));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_two_claims_have_the_same_id() =>
        Prop.ForAll(Tellings.ToArbitrary(), commands =>
            After(commands).Claims.GroupBy(claim => claim.Id).All(same => same.Count() == 1)).QuickCheckThrowOnFailure();

    private sealed record UnheardEvent : OccurrenceEvent;
}
