using Timeline.Domain.Topics;

namespace Timeline.Domain.Tests.Topics;

/// <summary>Describing a topic again tells what is new, and only that.</summary>
public sealed class DescribingTopicsTests
{
    private static readonly Dictionary<string, Func<Topic, Topic>> Changes = new()
    {
        ["Id"] = topic => topic with { Id = "borders" },
        ["Label"] = topic => topic with { Label = "Borders" },
        ["Parent"] = topic => topic with { Parent = null },
        ["Scope"] = topic => topic with { Scope = "" },
        ["Parties"] = topic => topic with { Parties = ["armenia"] },
    };

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Fact]
    public void A_first_description_is_news()
    {
        var wanted = Delimitation();
        Assert.Equal([new TopicDescribed(wanted)], Topic.Decide(null, wanted));
    }

    [Fact]
    public void The_same_description_again_is_none() => Assert.Empty(Topic.Decide(Delimitation(), Delimitation()));

    [Theory]
    [MemberData(nameof(Fields))]
    public void One_change_is_one_description(string field)
    {
        var wanted = Changes[field](Delimitation());
        Assert.Equal([new TopicDescribed(wanted)], Topic.Decide(Delimitation(), wanted));
    }

    [Fact]
    public void Every_field_is_changed_here() => Assert.Equal(Particulars.Of<Topic>(), Particulars.Changed(Changes));

    [Fact]
    public void A_topic_with_parties_is_a_dispute()
    {
        Assert.True(Delimitation().IsDispute);
        Assert.False((Delimitation() with { Parties = [] }).IsDispute);
    }

    [Fact]
    public void A_topic_has_a_stream_of_its_own() => Assert.Equal("topic/border-delimitation", Topic.StreamOf("border-delimitation"));

    private static Topic Delimitation() =>
        new("border-delimitation", "Border delimitation", "borders", "Where the border runs.", ["armenia", "azerbaijan"]);
}
