using Timeline.Domain.Actors;
using Timeline.Domain.Dates;
using static Timeline.Domain.Tests.Actors.SomeActors;

namespace Timeline.Domain.Tests.Actors;

/// <summary>For whom a participant stands.</summary>
public sealed class RepresentationTests
{
    private static readonly ActorCatalogue Catalogue = new(
    [
        For("lavrov", Office("mfa-russia", "Foreign Minister", from: "2004-03-09")),
        For("mfa-russia", Office("russia")),
        For("russia"),
        For("mirzoyan", Office("parliament", "Speaker of Parliament", "2019-01-14", "2021-08-02"), Office("mfa-armenia", "Foreign Minister", "2021-08-19")),
        For("parliament", Office("armenia")),
        For("mfa-armenia", Office("armenia")),
        For("armenia"),
        For("envoy", Office("russia", "Envoy", "2018", "2019"), Office("armenia", "Envoy", "2020"), Office("osce")),
    ]);

    [Fact]
    public void A_minister_stands_for_the_ministry_and_through_it_for_the_state_the_nearest_first() =>
        Assert.Equal(["mfa-russia", "russia"], StandsFor("lavrov", "2021-05-17"));

    [Fact]
    public void Near_ones_come_before_far_ones_on_every_way()
    {
        var catalogue = new ActorCatalogue([For("a", Office("b"), Office("c")), For("b", Office("d")), For("c"), For("d", Office("c"))]);
        Assert.Equal(["b", "c", "d"], catalogue.StandsFor("a", null, Edtf.Parse("2021")));
    }

    [Fact]
    public void A_state_does_not_stand_for_its_ministers() => Assert.Empty(StandsFor("russia", "2021-05-17"));

    [Fact]
    public void Nobody_knows_for_whom_a_stranger_stands() => Assert.Empty(StandsFor("stranger", "2021-05-17"));

    [Theory]
    [InlineData("2004-03-08", false)]
    [InlineData("2004-03-09", true)]
    [InlineData("2004-03", true)]
    [InlineData("2004", true)]
    [InlineData("200X", true)]
    [InlineData("2003", false)]
    [InlineData("2003/2004", true)]
    [InlineData("../2003", false)]
    [InlineData("../2004", true)]
    [InlineData("1999/..", true)]
    public void An_office_counts_when_it_may_have_been_held_at_the_time(string date, bool counts) =>
        Assert.Equal(counts, StandsFor("lavrov", date).Any());

    [Theory]
    [InlineData("2021-08-02", "parliament armenia")]
    [InlineData("2021-08-10", "")]
    [InlineData("2021-08-19", "mfa-armenia armenia")]
    [InlineData("2021-08", "parliament mfa-armenia armenia")]
    public void Of_two_offices_one_after_the_other_the_one_held_counts_and_in_doubt_both(string date, string expected) =>
        Assert.Equal(expected, string.Join(' ', StandsFor("mirzoyan", date)));

    [Fact]
    public void Of_an_office_given_in_years_the_first_day_and_the_last_count()
    {
        Assert.Equal(["osce"], StandsFor("envoy", "2017-12-31"));
        Assert.Equal(["russia", "osce"], StandsFor("envoy", "2018-01-01"));
        Assert.Equal(["russia", "osce"], StandsFor("envoy", "2019-12-31"));
        Assert.Equal(["armenia", "osce"], StandsFor("envoy", "2020-01-01"));
    }

    [Fact]
    public void An_end_that_is_open_has_no_last_day()
    {
        var catalogue = new ActorCatalogue([For("a", Office("b", null, "2018/..", "2019/.."))]);
        Assert.Equal(["b"], catalogue.StandsFor("a", null, Edtf.Parse("2030")));
    }

    [Theory]
    [InlineData("Speaker of Parliament", "parliament armenia")]
    [InlineData("speaker of PARLIAMENT", "parliament armenia")]
    [InlineData("Guest", "mfa-armenia armenia")]
    public void The_office_in_the_record_wins_over_the_dates_when_the_actor_has_it(string office, string expected) =>
        Assert.Equal(expected, string.Join(' ', StandsFor("mirzoyan", "2022-01-01", office)));

    [Fact]
    public void One_name_of_two_offices_counts_for_both_and_for_no_other() =>
        Assert.Equal(["russia", "armenia"], StandsFor("envoy", "2021", "Envoy"));

    [Fact]
    public void The_office_in_the_record_counts_for_the_participant_alone()
    {
        var catalogue = new ActorCatalogue([For("a", Office("b", "Head")), For("b", Office("c", "Head", to: "2000"), Office("d"))]);
        Assert.Equal(["b", "d"], catalogue.StandsFor("a", "Head", Edtf.Parse("2021")));
    }

    [Theory]
    [InlineData("former Foreign Minister")]
    [InlineData("Former Foreign Minister")]
    [InlineData("former guest")]
    public void Who_is_called_former_stands_for_nobody(string office) => Assert.Empty(StandsFor("lavrov", "2021-05-17", office));

    [Fact]
    public void An_office_that_only_sounds_like_it_still_stands() =>
        Assert.Equal(["mfa-russia", "russia"], StandsFor("lavrov", "2021-05-17", "Formerly Foreign Minister"));

    [Fact]
    public void A_circle_ends_and_nobody_stands_for_himself()
    {
        var catalogue = new ActorCatalogue([For("a", Office("b"), Office("a")), For("b", Office("c")), For("c", Office("a"))]);
        Assert.Equal(["b", "c"], catalogue.StandsFor("a", null, Edtf.Parse("2021")));
    }

    private static IReadOnlyList<string> StandsFor(string id, string date, string? office = null) =>
        Catalogue.StandsFor(id, office, Edtf.Parse(date));
}
