using Timeline.Domain.Places;

namespace Timeline.Domain.Tests.Places;

/// <summary>All places together: a name means one of them.</summary>
public sealed class GazetteerTests
{
    [Fact]
    public void A_gazetteer_in_which_every_name_means_one_place_has_no_problem() =>
        Assert.Empty(Problems(Called("baku", "Baku", "Bakı"), Called("ganja", "Ganja")));

    [Theory]
    [InlineData("Shusha")]
    [InlineData("SHUSHI")]
    public void A_name_of_two_places_is_a_problem_of_the_second(string name) => Assert.Equal(
        new CatalogueProblem("stepanakert", "aliases", $"'{name}' already means 'shusha'."),
        Assert.Single(Problems(Called("stepanakert", "Stepanakert", name), Called("shusha", "Shusha", "Shushi"))));

    [Fact]
    public void A_name_that_a_place_gives_twice_is_a_problem() =>
        Assert.Equal("baku", Assert.Single(Problems(Called("baku", "Baku", "baku"))).Id);

    [Fact]
    public void A_place_is_found_by_its_slug_or_not_at_all()
    {
        var gazetteer = new Gazetteer([Called("baku", "Baku")]);
        Assert.Equal("Baku", gazetteer.Find("baku")?.Name);
        Assert.Null(gazetteer.Find("Baku"));
    }

    private static IEnumerable<CatalogueProblem> Problems(params Place[] places) => new Gazetteer(places).Problems();

    private static Place Called(string id, string name, params string[] aliases) =>
        new(id, name, aliases, "AZ", 40.4, 49.9, PlacePrecision.Town);
}
