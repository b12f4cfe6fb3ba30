using System.Net;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Dashboards;

/// <summary>Who appears with whom is counted over the entries that the filters choose.</summary>
public sealed class ActorGraphTests(SeededService service) : IClassFixture<SeededService>
{
    [Theory]
    [InlineData("", 50)]
    [InlineData("kind=meeting&nodes=10", 10)]
    [InlineData("topic=energy&published_until=2021-05&nodes=100", 100)]
    [InlineData("q=zeppelin", 50)]
    public async Task The_most_frequent_and_their_meetings_are_those_of_the_entries(string query, int most)
    {
        var together = (await service.AllAsync(query.Split("&nodes")[0])).Select(entry => entry.Participants.Select(p => p.Actor).Distinct().Order(StringComparer.Ordinal).ToList()).ToList();
        var nodes = together.SelectMany(actors => actors).CountBy(actor => actor)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most).ToList();
        var shown = nodes.Select(node => node.Key).ToHashSet();
        var edges = together.SelectMany(actors => actors.Where(shown.Contains).SelectMany(a => actors.Where(b => shown.Contains(b) && string.CompareOrdinal(a, b) < 0), (a, b) => (a, b)))
            .CountBy(edge => edge).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.a, StringComparer.Ordinal).ThenBy(pair => pair.Key.b, StringComparer.Ordinal);

        var graph = await service.ReadAsync($"/v1/actors/graph?{query}");
        Assert.Equal(
            nodes.Select(node => (node.Key, node.Value)),
            graph.GetProperty("nodes").EnumerateArray().Select(node => (node.GetProperty("id").GetString()!, node.GetProperty("entries").GetInt32())));
        Assert.Equal(
            edges.Select(edge => (edge.Key.a, edge.Key.b, edge.Value)),
            graph.GetProperty("edges").EnumerateArray().Select(edge => (edge.GetProperty("source").GetString()!, edge.GetProperty("target").GetString()!, edge.GetProperty("weight").GetInt32())));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("many")]
    public async Task More_nodes_than_a_picture_takes_are_refused(string nodes) => Assert.Contains(
        "from 1 to 100", (await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/actors/graph?nodes={nodes}")).Of("nodes"), StringComparison.Ordinal);
}
