using Timeline.Domain.Occurrences;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>Citations and links are taken back, each by itself; the last citation stays.</summary>
public sealed class TakingBackTests
{
    [Fact]
    public void A_passage_is_taken_back_with_a_reason()
    {
        var known = After(Record(), Cite("jafarova-2022", 900), Claim());
        var removed = Decide(known, Uncite(First));
        Assert.Equal([new CitationRemoved(First, "It says something else.")], removed);
        var left = Fold(known, removed)!;
        Assert.Equal([Cited("jafarova-2022", 900)], left.Citations);
        Assert.Equal(known, left with { Citations = known.Citations });
    }

    [Fact]
    public void The_last_passage_is_not_taken_back()
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record()), Uncite(First)));
        Assert.Equal(
            $"It is the last citation of '{SomeOccurrence.Slug}', which nothing would prove any more. Add another one first, or retract '{SomeOccurrence.Slug}'.",
            refused.Message);
        Assert.Throws<RefusedException>(() => Decide(After(Record(), Cite("jafarova-2022", 900), Uncite(First)), Uncite(Cited("jafarova-2022", 900))));
    }

    [Fact]
    public void A_passage_that_is_not_cited_is_not_taken_back()
    {
        foreach (var known in new[] { After(Record()), After(Record(), Cite("jafarova-2022", 900), Uncite(First)), After(Record(), Claim()) })
        {
            var other = known.Citations.Contains(First) ? Claim().Citation : First;
            var refused = Assert.Throws<RefusedException>(() => Decide(known, Uncite(other)));
            Assert.Equal($"'{SomeOccurrence.Slug}' has no such citation.", refused.Message);
        }
    }

    [Fact]
    public void A_passage_that_differs_in_anything_is_another_one() => Assert.Throws<RefusedException>(() =>
        Decide(After(Record(), Cite("jafarova-2022", 900)), Uncite(Cited("jafarova-2022", 900, DateBasis.Inherited))));

    [Fact]
    public void A_passage_that_was_taken_back_may_be_added_again()
    {
        var known = After(Record(), Cite("jafarova-2022", 900), Uncite(First));
        Assert.Equal([new CitationAdded(First)], Decide(known, new AddCitation(First)));
    }

    [Fact]
    public void A_link_is_taken_back_for_one_relation_alone()
    {
        var known = After(Record(), Link(), Link(relation: LinkRelation.PartOf));
        var removed = Decide(known, new RemoveLink(Link().To, LinkRelation.RespondsTo));
        Assert.Equal([new LinkRemoved(Link().To, LinkRelation.RespondsTo)], removed);
        Assert.Equal([new Link(Link().To, LinkRelation.PartOf)], Fold(known, removed)!.Links);
    }

    [Fact]
    public void A_link_that_is_not_there_is_not_taken_back()
    {
        OccurrenceCommand[][] withoutIt =
        [
            [Record()], [Record(), Link(relation: LinkRelation.PartOf)], [Record(), Link("2020-11-10-trilateral-statement")],
            [Record(), Link(), new RemoveLink(Link().To, LinkRelation.RespondsTo)],
        ];
        foreach (var commands in withoutIt)
        {
            var refused = Assert.Throws<RefusedException>(() => Decide(After(commands), new RemoveLink(Link().To, LinkRelation.RespondsTo)));
            Assert.Equal($"'{SomeOccurrence.Slug}' has no such link to '{Link().To}'.", refused.Message);
        }
    }

    [Fact]
    public void A_link_that_was_taken_back_may_be_made_again() => Assert.Equal(
        [new Link(Link().To, LinkRelation.RespondsTo)], After(Record(), Link(), new RemoveLink(Link().To, LinkRelation.RespondsTo), Link()).Links);

    private static RemoveCitation Uncite(Citation citation) => new(citation, "It says something else.");
}
