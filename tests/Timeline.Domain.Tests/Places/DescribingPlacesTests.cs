using Timeline.Domain.Places;

namespace Timeline.Domain.Tests.Places;

/// <summary>Describing a place again tells what is new, and only that.</summary>
public sealed class DescribingPlacesTests
{
    private static readonly Dictionary<string, Func<Place, Place>> Changes = new()
    {
        ["Id"] = place => place with { Id = "shushi" },
        ["Name"] = place => place with { Name = "Shushi" },
        ["Aliases"] = place => place with { Aliases = [] },
        ["Country"] = place => place with { Country = null },
        ["Latitude"] = place => place with { Latitude = 39.7586 },
        ["Longitude"] = place => place with { Longitude = 46.7484 },
        ["Precision"] = place => place with { Precision = PlacePrecision.Exact },
    };

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Fact]
    public void A_first_description_is_news()
    {
        var wanted = Shusha();
        Assert.Equal([new PlaceDescribed(wanted)], Place.Decide(null, wanted));
    }

    [Fact]
    public void The_same_description_again_is_none() => Assert.Empty(Place.Decide(Shusha(), Shusha()));

    [Theory]
    [MemberData(nameof(Fields))]
    public void One_change_is_one_description(string field)
    {
        var wanted = Changes[field](Shusha());
        Assert.Equal([new PlaceDescribed(wanted)], Place.Decide(Shusha(), wanted));
    }

    [Fact]
    public void Every_field_is_changed_here() => Assert.Equal(Particulars.Of<Place>(), Particulars.Changed(Changes));

    [Fact]
    public void A_place_has_a_stream_of_its_own() => Assert.Equal("place/shusha", Place.StreamOf("shusha"));

    private static Place Shusha() => new("shusha", "Shusha", ["Şuşa"], "AZ", 39.7585, 46.7483, PlacePrecision.Town);
}
