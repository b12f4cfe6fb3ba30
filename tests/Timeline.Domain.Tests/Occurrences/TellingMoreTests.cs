using Timeline.Domain.Occurrences;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>Citations, claims and links are added to what was recorded, each once.</summary>
public sealed class TellingMoreTests
{
    public static TheoryData<string> Commands => ["citation", "claim", "link"];

    [Fact]
    public void Another_passage_is_added()
    {
        Assert.Equal([new CitationAdded(Cited("jafarova-2022", 900))], Decide(After(Record()), Cite("jafarova-2022", 900)));
        Assert.Equal([First, Cited("jafarova-2022", 900)], After(Record(), Cite("jafarova-2022", 900)).Citations);
    }

    [Fact]
    public void A_passage_is_cited_once()
    {
        Assert.Empty(Decide(After(Record(), Cite("jafarova-2022", 900)), Cite("jafarova-2022", 900)));
        Assert.Empty(Decide(After(Record()), new AddCitation(First)));
    }

    [Fact]
    public void A_claim_gets_an_id_of_its_number_its_actor_and_its_stance()
    {
        var claim = Claim(stance: ClaimStance.Denies);
        Assert.Equal(
            [new ClaimRecorded("1-armenia-denies", claim.About, claim.Actor, claim.Stance, claim.Text, claim.Date, claim.Citation)],
            Decide(After(Record()), claim));
        Assert.Equal(
            [new Claim("1-armenia-denies", claim.About, claim.Actor, claim.Stance, claim.Text, claim.Date, claim.Citation)],
            After(Record(), claim).Claims);
    }

    [Fact]
    public void Claims_are_numbered_through_whoever_makes_them() => Assert.Equal(
        ["1-armenia-asserts", "2-azerbaijan-denies", "3-armenia-withdraws"],
        After(Record(), Claim(), Claim(actor: "azerbaijan", stance: ClaimStance.Denies), Claim(stance: ClaimStance.Withdraws)).Claims.Select(claim => claim.Id));

    [Fact]
    public void A_claim_is_recorded_once() => Assert.Empty(Decide(After(Record(), Claim(), Claim(actor: "azerbaijan")), Claim()));

    [Theory]
    [InlineData("about")]
    [InlineData("actor")]
    [InlineData("stance")]
    [InlineData("text")]
    [InlineData("date")]
    [InlineData("citation")]
    public void A_claim_that_differs_in_anything_is_another_one(string field)
    {
        var other = field switch
        {
            "about" => Claim() with { About = "maps were handed over" },
            "actor" => Claim() with { Actor = "azerbaijan" },
            "stance" => Claim() with { Stance = ClaimStance.Withdraws },
            "text" => Claim() with { Text = null },
            "date" => Claim() with { Date = Domain.Dates.Edtf.Parse("2021-05-13") },
            _ => Claim() with { Citation = First },
        };
        var claims = After(Record(), Claim(), other).Claims;
        Assert.Equal(2, claims.Select(claim => claim.Id).Distinct().Count());
    }

    [Fact]
    public void A_link_is_made_once_for_each_relation()
    {
        Assert.Equal([new OccurrenceLinked("2021-05-12-crossing", LinkRelation.RespondsTo)], Decide(After(Record()), Link()));
        Assert.Empty(Decide(After(Record(), Link()), Link()));
        Assert.Equal(
            [new Link("2021-05-12-crossing", LinkRelation.RespondsTo), new Link("2021-05-12-crossing", LinkRelation.PartOf)],
            After(Record(), Link(), Link(relation: LinkRelation.PartOf)).Links);
    }

    [Fact]
    public void An_occurrence_is_not_linked_to_itself()
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record()), Link(to: SomeOccurrence.Slug)));
        Assert.Equal($"'{SomeOccurrence.Slug}' cannot be linked to itself. Name another occurrence.", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Of_what_was_never_recorded_nothing_more_is_told(string command)
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(null, Made(command)));
        Assert.Equal($"There is no occurrence '{SomeOccurrence.Slug}'. Record it first.", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_is_told_more_leaves_the_rest_as_it_was(string command)
    {
        var before = After(Record(), Cite("jafarova-2022", 1), Claim(actor: "russia"), Link("2020-11-10-trilateral-statement"));
        var after = Fold(before, Decide(before, Made(command)))!;
        Assert.Equal(before, after with { Citations = before.Citations, Claims = before.Claims, Links = before.Links });
        Assert.Equal(
            (before.Citations.Count + before.Claims.Count + before.Links.Count + 1, true, true, true),
            (after.Citations.Count + after.Claims.Count + after.Links.Count,
                after.Citations.Take(before.Citations.Count).SequenceEqual(before.Citations),
                after.Claims.Take(before.Claims.Count).SequenceEqual(before.Claims),
                after.Links.Take(before.Links.Count).SequenceEqual(before.Links)));
    }

    [Fact]
    public void A_command_that_nobody_knows_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => Decide(After(Record()), new UnheardCommand()));

    private static OccurrenceCommand Made(string command) => command switch
    {
        "citation" => Cite("jafarova-2022", 900),
        "claim" => Claim(),
        _ => Link(),
    };

    private sealed record UnheardCommand : OccurrenceCommand;
}
