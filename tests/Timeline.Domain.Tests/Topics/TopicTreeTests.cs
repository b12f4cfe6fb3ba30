using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Topics;

namespace Timeline.Domain.Tests.Topics;

/// <summary>Topics as a tree.</summary>
public sealed class TopicTreeTests
{
    private static readonly TopicTree Tree = new(
    [
        Below("transport"), Below("zangezur-corridor", "transport"), Below("railways", "transport"), Below("kars-nakhchivan", "railways"),
        Below("borders"), Below("delimitation", "borders"),
    ]);

    [Fact]
    public void A_topic_is_followed_by_all_below_it() =>
        Assert.Equal(["transport", "railways", "zangezur-corridor", "kars-nakhchivan"], Tree.WithDescendants("transport"));

    [Fact]
    public void A_leaf_has_nothing_below_it() => Assert.Equal(["delimitation"], Tree.WithDescendants("delimitation"));

    [Fact]
    public void The_roots_are_what_stands_below_nothing_by_slug() =>
        Assert.Equal(["borders", "transport"], Tree.Below(null).Select(topic => topic.Id));

    [Fact]
    public void Right_below_a_topic_are_its_children_alone_by_slug() =>
        Assert.Equal(["railways", "zangezur-corridor"], Tree.Below("transport").Select(topic => topic.Id));

    [Fact]
    public void A_topic_is_found_by_its_slug_or_not_at_all()
    {
        Assert.Equal("transport", Tree.Find("railways")?.Parent);
        Assert.Null(Tree.Find("Railways"));
    }

    [Fact]
    public void What_follows_a_topic_are_those_whose_way_up_leads_to_it() =>
        Prop.ForAll(Trees.ToArbitrary(), tree => tree.All.All(topic =>
            tree.WithDescendants(topic.Id).ToHashSet().SetEquals(
                tree.All.Where(other => WayUp(tree, other).Contains(topic.Id)).Select(other => other.Id))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_tree_has_no_problem() => Assert.Empty(Problems(
        Below("borders"), Below("delimitation", "borders") with { Parties = ["armenia", "azerbaijan"] }));

    [Fact]
    public void A_parent_that_is_not_there_is_a_problem() => Assert.Equal(
        new CatalogueProblem("a", "parent", "'nowhere' is no known topic."), Assert.Single(Problems(Below("a", "nowhere"))));

    [Fact]
    public void Topics_that_stand_below_themselves_are_a_problem_and_what_hangs_on_them_is_none()
    {
        var problems = Problems(Below("a", "b"), Below("b", "a"), Below("c", "a"), Below("d", "d"));
        Assert.Equal(
            ["'a' stands below itself.", "'b' stands below itself.", "'d' stands below itself."], problems.Select(problem => problem.Message));
        Assert.Equal(["parent"], problems.Select(problem => problem.Field).Distinct());
    }

    [Fact]
    public void A_circle_has_an_end() => Assert.Equal(
        ["a", "b", "c"], new TopicTree([Below("a", "b"), Below("b", "a"), Below("c", "b")]).WithDescendants("a"));

    [Fact]
    public void A_party_that_is_no_actor_is_a_problem() => Assert.Equal(
        new CatalogueProblem("a", "dispute.parties", "'atlantis' is no known actor."),
        Assert.Single(Problems(Below("a") with { Parties = ["armenia", "atlantis"] })));

    private static IReadOnlyList<CatalogueProblem> Problems(params Topic[] topics) =>
        [.. new TopicTree(topics).Problems(id => id is "armenia" or "azerbaijan")];

    private static Topic Below(string id, string? parent = null) => new(id, id, parent, "", []);

    private static IEnumerable<string> WayUp(TopicTree tree, Topic topic)
    {
        for (var at = topic; at is not null; at = at.Parent is null ? null : tree.Find(at.Parent)) yield return at.Id;
    }

    /// <summary>Each topic hangs on one before it, or on none.</summary>
    private static Gen<TopicTree> Trees =>
        from parents in Gen.CollectToArray(Enumerable.Range(0, 12).Select(i => Gen.Choose(-1, i - 1)))
        select new TopicTree(parents.Select((parent, i) => Below($"t{i}", parent < 0 ? null : $"t{parent}")));
}
