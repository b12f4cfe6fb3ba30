using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Topics;

/// <summary>What is counted of topics and places is what the timeline's filter finds.</summary>
public abstract class TopicAndPlaceCountsTests(Service service)
{
    [Theory]
    [InlineData("")]
    [InlineData("kind=statement")]
    [InlineData("published_until=2021-02&occurred_from=2019")]
    public async Task A_topic_counts_each_entry_of_its_branch_once(string query)
    {
        var all = await service.AllAsync(query);
        var tree = (await service.ReadAsync($"/v1/topics?{query}")).GetProperty("topics");
        var seen = 0;
        void Check(JsonElement topic)
        {
            Assert.Equal(["id", "label", "parent", "scope", "dispute", "entries", "children"], topic.EnumerateObject().Select(field => field.Name));
            var below = Below(topic);
            Assert.Equal(all.Count(e => e.Topics.Any(below.Contains)), topic.GetProperty("entries").GetInt64());
            seen++;
            foreach (var child in topic.GetProperty("children").EnumerateArray())
            {
                Assert.Equal(topic.GetProperty("id").GetString(), child.GetProperty("parent").GetString());
                Check(child);
            }
        }

        foreach (var root in tree.EnumerateArray()) Check(root);
        Assert.Equal((await service.ReadAsync("/v1")).GetProperty("counts").GetProperty("topics").GetInt64(), seen);
    }

    [Fact]
    public async Task One_topic_is_its_branch_of_the_tree()
    {
        foreach (var root in (await service.ReadAsync("/v1/topics")).GetProperty("topics").EnumerateArray())
        {
            foreach (var topic in root.GetProperty("children").EnumerateArray().Prepend(root))
            {
                var id = topic.GetProperty("id").GetString();
                Assert.Equal(topic.GetRawText(), (await service.ReadAsync($"/v1/topics/{id}")).GetRawText());
                Assert.Equal((await service.PageAsync($"topic={id}")).Matched, topic.GetProperty("entries").GetInt64());
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("kind=meeting")]
    public async Task A_place_counts_the_entries_that_happened_there(string query)
    {
        var all = await service.AllAsync(query);
        var places = (await service.ReadAsync($"/v1/places?{query}")).GetProperty("places").EnumerateArray().ToList();
        Assert.All(places, place => Assert.Equal(
            ["id", "name", "aliases", "country", "latitude", "longitude", "precision", "entries"], place.EnumerateObject().Select(field => field.Name)));
        Assert.All(places, place => Assert.Equal(all.Count(e => e.Place?.Id == place.GetProperty("id").GetString()), place.GetProperty("entries").GetInt64()));
        Assert.All(all.Where(e => e.Place is not null), e =>
        {
            var place = places.Single(place => place.GetProperty("id").GetString() == e.Place!.Id);
            Assert.Equal(e.Place, new PlaceSeen(e.Place!.Id, place.GetProperty("name").GetString()!, place.GetProperty("latitude").GetDouble(), place.GetProperty("longitude").GetDouble()));
        });
    }

    private static HashSet<string> Below(JsonElement topic) =>
        topic.GetProperty("children").EnumerateArray().SelectMany(Below).Prepend(topic.GetProperty("id").GetString()!).ToHashSet();
}

public sealed class TopicAndPlaceCountsTestsOfTheSeeds(SeededService service) : TopicAndPlaceCountsTests(service), IClassFixture<SeededService>
{
    private readonly Service _service = service;

    [Fact]
    public async Task A_dispute_tells_its_parties_and_any_other_topic_tells_none()
    {
        var border = await _service.ReadAsync("/v1/topics/border-delimitation");
        Assert.Equal(["armenia", "azerbaijan"], border.GetProperty("dispute").GetProperty("parties").EnumerateArray().Select(party => party.GetString()));
        Assert.Equal(JsonValueKind.Null, (await _service.ReadAsync("/v1/topics/energy")).GetProperty("dispute").ValueKind);
    }
}

public sealed class TopicAndPlaceCountsTestsOfAMadeUpHistory(MadeUpService service) : TopicAndPlaceCountsTests(service), IClassFixture<MadeUpService>;
