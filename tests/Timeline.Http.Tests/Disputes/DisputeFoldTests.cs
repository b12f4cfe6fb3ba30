using Timeline.Api.Disputes;
using Timeline.Api.Timelines;
using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;

namespace Timeline.Http.Tests.Disputes;

/// <summary>The rules of a dispute, one by one, on entries made by hand.</summary>
public sealed class DisputeFoldTests
{
    private static readonly StoredCitation Proof = new("paper", "I", "So it was said.", 0, 15, DateBasis.Explicit, new DateOnly(2021, 6, 30));

    [Fact]
    public void It_is_tense_while_three_months_together_have_a_mean_of_minus_three_or_less()
    {
        var fold = Fold(
            Told("a", "2021-01-10", CodingType.Assault), Told("b", "2021-03-10", CodingType.Request), Told("c", "2021-04-10", CodingType.Request),
            Told("d", "2021-06-10", CodingType.Accuse));
        // January -9; to March (-9 + 0) / 2; April 0; May 0; June (0 - 3) / 2.
        Assert.Equal([new Spell(SpellKind.Tense, new DateOnly(2021, 1, 1), new DateOnly(2021, 3, 31))], fold.Show().Spells.Where(spell => spell.Kind == SpellKind.Tense));
        Assert.Equal([("2021-01", -9m), ("2021-02", null), ("2021-03", 0), ("2021-04", 0), ("2021-05", null), ("2021-06", -3)], fold.Months().Select(month => (month.Month, month.Mean)));
    }

    [Fact]
    public void It_is_still_tense_when_the_last_month_is() =>
        Assert.Equal([new Spell(SpellKind.Tense, new DateOnly(2021, 2, 1), null)], Fold(Told("a", "2021-02-10", CodingType.Accuse)).Show().Spells);

    [Theory]
    [InlineData("2021-03-02", false)]
    [InlineData("2021-03-03", true)]
    public void It_is_quiet_when_sixty_days_pass_without_an_entry(string next, bool isQuiet)
    {
        var spells = Fold(Told("a", "2021-01-01"), Told("b", next)).Show().Spells;
        Assert.Equal(isQuiet ? [new Spell(SpellKind.Quiet, new DateOnly(2021, 1, 2), new DateOnly(2021, 3, 2))] : [], spells);
    }

    [Fact]
    public void A_side_that_somebody_speaks_for_has_said_it_itself()
    {
        var minister = new StoredParticipant("ann", ParticipantRole.Speaker, "Minister", ["north-ministry", "north"]);
        var fold = Fold(
            Told("said", "2021-01-01") with { Participants = [new StoredParticipant("south", ParticipantRole.Addressee, null, []), minister] },
            Told("met", "2021-02-01", kind: OccurrenceKind.Meeting) with { Participants = [minister] });
        var (north, south) = (fold.Show().Parties[0], fold.Show().Parties[1]);
        Assert.Equal((2L, "said", "ann", "The ann", "Minister", Proof.Quote), (north.Entries, north.Position!.Entry, north.Position.Speaker, north.Position.SpeakerName, north.Position.As, north.Position.Quote));
        Assert.Equal((1L, null), (south.Entries, south.Position));
    }

    [Fact]
    public void What_refers_to_an_agreement_is_told_with_it_whether_it_occurred_before_or_after()
    {
        var fold = Fold(
            Told("meeting", "2021-01-01", links: [new StoredLink("treaty", LinkRelation.PartOf)]), Told("treaty", "2021-01-02", kind: OccurrenceKind.Agreement),
            Told("breach", "2021-02-01", links: [new StoredLink("treaty", LinkRelation.Violates), new StoredLink("meeting", LinkRelation.Follows)]));
        var treaty = Assert.Single(fold.Show().Agreements);
        Assert.Equal("treaty", treaty.Entry);
        Assert.Equal([("meeting", LinkRelation.PartOf), ("breach", LinkRelation.Violates)], treaty.Links.Select(link => (link.Entry, link.Relation)));
    }

    [Theory]
    [InlineData("asserts,denies", true)]
    [InlineData("confirms,disputes", true)]
    [InlineData("asserts,confirms", false)]
    [InlineData("denies,disputes", false)]
    [InlineData("asserts,withdraws", false)]
    public void A_claim_is_open_when_one_holds_it_and_another_denies_it(string stances, bool isOpen)
    {
        var (north, south) = (Domain.Words<ClaimStance>.Parse(stances.Split(',')[0]), Domain.Words<ClaimStance>.Parse(stances.Split(',')[1]));
        Assert.Equal(isOpen ? 1 : 0, Fold(Claims("a", (1, "north", north, "2021-01-01"), (2, "south", south, "2021-01-02"))).Show().OpenClaims.Count);
    }

    [Fact]
    public void An_actors_last_word_counts_by_its_date_and_then_by_the_log()
    {
        var fold = Fold(
            Claims("b", (9, "north", ClaimStance.Withdraws, "2021-01-01"), (3, "south", ClaimStance.Asserts, "2021-01-03")),
            Claims("a", (1, "north", ClaimStance.Asserts, "2021-02"), (8, "south", ClaimStance.Denies, "2021-01-03")));
        Assert.Equal([("north", ClaimStance.Asserts, "a"), ("south", ClaimStance.Denies, "a")], Assert.Single(fold.Show().OpenClaims).Stances.Select(one => (one.Actor, one.Stance, one.Entry)));
    }

    [Fact]
    public void What_cannot_be_told_any_more_without_an_entry_is_said_so()
    {
        var entries = Enumerable.Range(1, 60).Select(i => Told($"agreed-{i}", $"2021-01-{i % 28 + 1:00}", kind: OccurrenceKind.Agreement)).ToList();
        Assert.Equal(50, Fold([.. entries]).Show().Agreements.Count);
        Assert.False(Fold([.. entries]).Remove(At(entries.Last(entry => entry.Date.ToString() == "2021-01-28"))));
        Assert.False(Fold(Told("only", "2021-01-01")).Remove(At(Told("only", "2021-01-01"))));
        Assert.True(Fold(Told("a", "2021-01-01"), Told("b", "2021-01-02"), Told("c", "2021-01-03")).Remove(At(Told("b", "2021-01-02"))));
    }

    private static DisputeFold Fold(params StoredEntry[] entries)
    {
        var fold = new DisputeFold(["north", "south"], actor => $"The {actor}");
        foreach (var entry in entries) fold.Add(At(entry));
        return fold;
    }

    private static ToldEntry At(StoredEntry entry) => new(entry, [.. entry.Claims.Select(claim => long.Parse(claim.Id, System.Globalization.CultureInfo.InvariantCulture))]);

    private static StoredEntry Claims(string id, params (long Sequence, string Actor, ClaimStance Stance, string Date)[] claims) => Told(id, "2021-01-01") with
    {
        Claims = [.. claims.Select(c => new StoredClaim($"{c.Sequence}", "who began", c.Actor, c.Stance, null, Edtf.Parse(c.Date), Proof))],
    };

    private static StoredEntry Told(string id, string date, CodingType coding = CodingType.Statement, OccurrenceKind kind = OccurrenceKind.Statement, IReadOnlyList<StoredLink>? links = null) => new(
        id, kind, OccurrenceStatus.Active, null, null, Edtf.Parse(date), DateBasis.Explicit, true, $"Title of {id}", null, null, [], ["peace"], null,
        new EventCoding(coding), [Proof], [], links ?? [], Proof.Published, default, 1, 1);
}
