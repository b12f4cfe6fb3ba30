using System.Text;
using NodaTime;
using Timeline.Domain.Dates;
using Timeline.Domain.Topics;

namespace Timeline.Reading.Tests.Reading;

/// <summary>A proposal's topics are of the catalogue, or there are none.</summary>
public sealed class TopicsTests
{
    private static readonly TopicTree Topics = new(
    [
        new Topic("arms", "Arms", null, "Weapons that others sell to them, with what these cost.", []),
        new Topic("fish", "Fisheries", null, "Catches and quotas.", []),
        .. Enumerable.Range(0, 20).Select(i => new Topic($"other-{i}", $"Matter{i}", null, $"Business{i}.", [])),
    ]);

    [Fact]
    public void Words_that_every_text_has_lead_to_no_topic() =>
        Assert.Empty(TopicsOf("On 5 May President Norden said that she would meet others with them, and that these knew it."));

    [Fact]
    public void A_rare_word_leads_to_its_topic() => Assert.Equal(["fish"], TopicsOf("On 5 May President Norden said that the fisheries needed help."));

    private static IReadOnlyList<string> TopicsOf(string text) =>
        Assert.Single(Reader.Read(BulletinText.Decode(Encoding.UTF8.GetBytes(text)), SmallBulletin.Catalogue with { Topics = Topics }, Edtf.Parse("2021-05"), new LocalDate(2021, 5, 31)).Proposals).Topics;
}
