using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Occurrences;
using static Timeline.Domain.Tests.Occurrences.SomeOccurrence;

namespace Timeline.Domain.Tests.Occurrences;

/// <summary>Whether an occurrence counts: merged into another one, retracted, and back again.</summary>
public sealed class StandingTests
{
    private static readonly UndoMerge Unmerge = new("It is not the same.");
    private static readonly RetractOccurrence Retract = new("It never happened.");
    private static readonly ReinstateOccurrence Reinstate = new("It did happen.");

    private static readonly Dictionary<string, OccurrenceCommand> Others = new()
    {
        ["cite"] = Cite("jafarova-2022", 900),
        ["cite again"] = new AddCitation(First),
        ["take a citation back"] = new RemoveCitation(First, "It says something else."),
        ["claim"] = Claim(),
        ["link"] = Link(),
        ["take a link back"] = new RemoveLink(Link().To, Link().Relation),
        ["correct"] = Retitle("Another"),
        ["merge"] = Merge(),
        ["retract"] = Retract,
    };

    public static TheoryData<string> OtherCommands => [.. Others.Keys];

    [Fact]
    public void A_duplicate_is_merged_into_the_survivor_and_keeps_what_it_says()
    {
        var known = After(Record(), Claim(), Link());
        var merged = Decide(known, Merge());
        Assert.Equal([new OccurrenceMerged(Other, "It is the same.")], merged);
        Assert.Equal(known with { Status = OccurrenceStatus.Merged, MergedInto = Other }, Fold(known, merged));
    }

    [Fact]
    public void An_occurrence_is_not_merged_into_itself()
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record()), Merge(into: SomeOccurrence.Slug)));
        Assert.Equal($"'{SomeOccurrence.Slug}' cannot be merged into itself. Name the occurrence that it is the same as.", refused.Message);
    }

    [Fact]
    public void An_occurrence_is_not_merged_into_nothing()
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record()), Merge() with { Survivor = null }));
        Assert.Equal($"There is no occurrence '{Other}' to merge into.", refused.Message);
    }

    [Fact]
    public void An_occurrence_is_not_merged_into_one_that_is_merged_itself()
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record()), Merge(Other, Record(), Merge("2021-05-17-lavrov-answers"))));
        Assert.Equal($"'{Other}' is itself merged into '2021-05-17-lavrov-answers'. Merge into that one.", refused.Message);
    }

    [Fact]
    public void A_circle_of_merges_is_refused_at_its_last_step() =>
        Assert.Throws<RefusedException>(() => Decide(After(Record()), Merge(Other, Record(), Merge(SomeOccurrence.Slug))));

    [Fact]
    public void An_occurrence_is_not_merged_into_a_retracted_one()
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record()), Merge(Other, Record(), Retract)));
        Assert.Equal($"'{Other}' is retracted. Reinstate it first.", refused.Message);
    }

    [Fact]
    public void An_occurrence_is_merged_into_one_that_counts_again()
    {
        Assert.Single(Decide(After(Record()), Merge(Other, Record(), Merge("2021-05-17-lavrov-answers"), Unmerge)));
        Assert.Single(Decide(After(Record()), Merge(Other, Record(), Retract, Reinstate)));
    }

    [Fact]
    public void A_merge_that_is_undone_leaves_the_occurrence_as_it_was()
    {
        var known = After(Record(), Claim(), Link());
        Assert.Equal([new MergeUndone("It is not the same.")], Decide(Fold(known, Decide(known, Merge())), Unmerge));
        Assert.Equal(known, Fold(known, [new OccurrenceMerged(Other, "It is the same."), new MergeUndone("It is not the same.")]));
    }

    [Theory]
    [MemberData(nameof(OtherCommands))]
    public void A_merged_occurrence_takes_only_the_undoing_of_its_merge(string command)
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record(), Merge()), Others[command]));
        Assert.Equal($"'{SomeOccurrence.Slug}' is merged into '{Other}'. Write to that one, or undo the merge first.", refused.Message);
        Assert.Throws<RefusedException>(() => Decide(After(Record(), Merge()), Reinstate));
    }

    [Fact]
    public void An_occurrence_is_retracted_with_a_reason_and_keeps_what_it_says()
    {
        var known = After(Record(), Claim(), Link());
        var retracted = Decide(known, Retract);
        Assert.Equal([new OccurrenceRetracted("It never happened.")], retracted);
        Assert.Equal(known with { Status = OccurrenceStatus.Retracted, RetractedBecause = "It never happened." }, Fold(known, retracted));
    }

    [Fact]
    public void An_occurrence_that_is_reinstated_is_as_it_was()
    {
        var known = After(Record(), Claim(), Link());
        Assert.Equal([new OccurrenceReinstated("It did happen.")], Decide(Fold(known, Decide(known, Retract)), Reinstate));
        Assert.Equal(known, Fold(known, [new OccurrenceRetracted("It never happened."), new OccurrenceReinstated("It did happen.")]));
    }

    [Theory]
    [MemberData(nameof(OtherCommands))]
    public void A_retracted_occurrence_takes_only_its_reinstatement(string command)
    {
        var refused = Assert.Throws<RefusedException>(() => Decide(After(Record(), Retract), Others[command]));
        Assert.Equal($"'{SomeOccurrence.Slug}' is retracted. Reinstate it first.", refused.Message);
        Assert.Throws<RefusedException>(() => Decide(After(Record(), Retract), Unmerge));
    }

    [Fact]
    public void What_counts_is_neither_reinstated_nor_parted_from_another_one()
    {
        Assert.Equal(
            $"'{SomeOccurrence.Slug}' is not merged into another one.", Assert.Throws<RefusedException>(() => Decide(After(Record()), Unmerge)).Message);
        Assert.Equal(
            $"'{SomeOccurrence.Slug}' is not retracted.", Assert.Throws<RefusedException>(() => Decide(After(Record()), Reinstate)).Message);
        Assert.Throws<RefusedException>(() => Decide(After(Record(), Merge(), Unmerge), Unmerge));
        Assert.Throws<RefusedException>(() => Decide(After(Record(), Retract, Reinstate), Reinstate));
    }

    [Fact]
    public void Of_what_was_never_recorded_nothing_is_merged_or_retracted()
    {
        foreach (var command in (OccurrenceCommand[])[Merge(), Unmerge, Retract, Reinstate])
        {
            var refused = Assert.Throws<RefusedException>(() => Decide(null, command));
            Assert.Equal($"There is no occurrence '{SomeOccurrence.Slug}'. Record it first.", refused.Message);
        }
    }

    [Fact]
    public void The_same_record_again_is_nothing_new_whether_it_counts_or_not()
    {
        Assert.Empty(Decide(After(Record(), Merge()), Record()));
        Assert.Empty(Decide(After(Record(), Retract), Record()));
    }

    [Fact]
    public void After_whatever_was_wanted_an_occurrence_has_a_citation_and_one_standing() =>
        Prop.ForAll(Histories.ToArbitrary(), commands =>
        {
            var known = Fold(null, Happened(commands))!;
            return known.Citations.Count > 0
                && known.Citations.Distinct().Count() == known.Citations.Count
                && (known.MergedInto is not null) == (known.Status == OccurrenceStatus.Merged)
                && (known.RetractedBecause is not null) == (known.Status == OccurrenceStatus.Retracted);
        }).QuickCheckThrowOnFailure();
}
