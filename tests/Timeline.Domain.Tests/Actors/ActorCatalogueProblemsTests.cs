using Timeline.Domain.Actors;
using static Timeline.Domain.Tests.Actors.SomeActors;

namespace Timeline.Domain.Tests.Actors;

/// <summary>What cannot stand in a catalogue of actors.</summary>
public sealed class ActorCatalogueProblemsTests
{
    [Fact]
    public void A_catalogue_in_which_every_name_means_one_actor_has_no_problem() => Assert.Empty(Problems(
        Called("ilham-aliyev", "Ilham Aliyev", ["President Aliyev"], shared: ["Aliyev", "the president"]),
        Called("heydar-aliyev", "Heydar Aliyev", shared: ["Aliyev"]),
        For("mfa", Office("azerbaijan")),
        For("azerbaijan")));

    [Fact]
    public void An_empty_catalogue_has_no_problem() => Assert.Empty(Problems());

    [Fact]
    public void An_alias_of_two_actors_is_a_problem_of_the_second() => Assert.Equal(
        new CatalogueProblem("b", "aliases", "'The minister' already means 'a'. A name that several share belongs under 'ambiguous'."),
        Assert.Single(Problems(Called("b", "B", ["The minister"]), Called("a", "A", ["The minister"]))));

    [Fact]
    public void An_alias_that_is_anothers_name_is_a_problem() => Assert.Equal(
        new CatalogueProblem("b", "aliases", "'A' already means 'a'. A name that several share belongs under 'ambiguous'."),
        Assert.Single(Problems(Called("a", "A"), Called("b", "B", ["A"]))));

    [Fact]
    public void Two_actors_of_one_name_are_a_problem() => Assert.Equal("b", Assert.Single(Problems(Called("a", "Ali"), Called("b", "Ali"))).Id);

    [Fact]
    public void Three_bearers_of_a_name_are_two_problems() => Assert.Equal(
        ["b", "c"], Problems(Called("a", "Ali"), Called("b", "B", ["Ali"]), Called("c", "C", ["Ali"])).Select(problem => problem.Id));

    [Fact]
    public void Capitals_do_not_make_another_name() => Assert.Single(Problems(Called("a", "Moscow"), Called("b", "B", ["MOSCOW"])));

    [Theory]
    [InlineData("Ali")]
    [InlineData("Aliyev")]
    public void A_name_that_an_actor_gives_twice_is_a_problem(string twice) => Assert.Equal(
        new CatalogueProblem("a", "aliases", $"'{twice}' is given twice."),
        Assert.Single(Problems(Called("a", "Ali", ["Aliyev", twice]))));

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public void A_name_cannot_mean_one_actor_and_be_shared_too(string sharing)
    {
        Actor[] actors = [Called("a", "A", ["Aliyev"], sharing == "a" ? ["aliyev"] : []), Called("b", "B", shared: sharing == "b" ? ["Aliyev"] : [])];
        Assert.Equal(
            new CatalogueProblem("a", "aliases", "'Aliyev' stands under 'ambiguous' too; it can be only one of both."),
            Assert.Single(Problems(actors)));
    }

    [Fact]
    public void Acting_for_an_unknown_actor_is_a_problem() => Assert.Equal(
        new CatalogueProblem("a", "represents", "'nowhere' is no known actor."),
        Assert.Single(Problems(For("a", Office("nowhere")))));

    [Fact]
    public void Acting_for_oneself_is_a_problem() => Assert.Equal(
        new CatalogueProblem("a", "represents", "'a' stands for itself in a circle."),
        Assert.Single(Problems(For("a", Office("a")))));

    [Fact]
    public void A_circle_is_a_problem_of_each_in_it_and_not_of_those_who_lead_to_it() => Assert.Equal(
        ["b", "c"],
        Problems(For("a", Office("b")), For("b", Office("c")), For("c", Office("b"), Office("d")), For("d")).Select(problem => problem.Id));

    [Fact]
    public void A_circle_counts_even_when_its_offices_were_held_at_different_times() => Assert.Equal(
        2, Problems(For("a", Office("b", null, "2018", "2018")), For("b", Office("a", null, "2020"))).Count());

    private static IEnumerable<CatalogueProblem> Problems(params Actor[] actors) => new ActorCatalogue(actors).Problems();
}
