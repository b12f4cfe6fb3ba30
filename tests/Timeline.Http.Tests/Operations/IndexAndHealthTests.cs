using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Operations;

/// <summary>The way in, and how the service is.</summary>
public sealed class IndexAndHealthTests(SeededService service) : IClassFixture<SeededService>
{
    [Fact]
    public async Task The_index_counts_what_there_is()
    {
        var index = await service.ReadAsync("/v1");
        var all = await service.AllAsync();
        var counts = index.GetProperty("counts");
        Assert.Equal(all.Count, counts.GetProperty("entries").GetInt64());
        foreach (var list in (string[])["bulletins", "actors", "places"])
            Assert.Equal((await service.ReadAsync($"/v1/{list}")).GetProperty(list).GetArrayLength(), counts.GetProperty(list).GetInt64());
        Assert.Equal(await Sql.NumberAsync(service.Database, "SELECT max(seq_id) FROM timeline.mt_events"), index.GetProperty("sequence").GetInt64());
        Assert.Equal(
            (all.Min(e => e.Earliest), all.Max(e => e.Latest ?? e.Earliest)),
            (index.GetProperty("span").GetProperty("from").Deserialize<DateOnly>(), index.GetProperty("span").GetProperty("to").Deserialize<DateOnly>()));
    }

    [Fact]
    public async Task Every_link_of_the_index_leads_somewhere()
    {
        foreach (var link in (await service.ReadAsync("/v1")).GetProperty("links").EnumerateObject())
        {
            using var response = await service.GetAsync(link.Value.GetString()!);
            Assert.True((int)response.StatusCode < 400, $"{link.Name} gives {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task An_empty_service_has_an_index_and_lists_too()
    {
        await using var empty = await EmptyService.StartAsync();
        var index = await empty.ReadAsync("/v1");
        Assert.Equal(JsonValueKind.Null, index.GetProperty("span").ValueKind);
        Assert.All(index.GetProperty("counts").EnumerateObject(), count => Assert.Equal(0, count.Value.GetInt64()));
        Assert.Equal("""{"entries":[],"next":null,"matched":0}""", (await empty.ReadAsync("/v1/timeline")).GetRawText());
        Assert.Empty(await empty.AllAsync());
        foreach (var list in (string[])["bulletins", "actors", "topics", "places"])
            Assert.Equal("[]", (await empty.ReadAsync($"/v1/{list}")).GetProperty(list).GetRawText());
    }

    [Fact]
    public async Task A_new_service_knows_its_projections_before_there_is_anything_to_fold()
    {
        await using var empty = await EmptyService.StartAsync();
        var projections = (await empty.ReadAsync("/health/ready")).GetProperty("projections").EnumerateArray().ToList();
        Assert.Superset(new HashSet<string?> { "catalogue", "timeline" }, projections.Select(p => p.GetProperty("name").GetString()).ToHashSet());
        Assert.All(projections, projection => Assert.Equal(0, projection.GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task It_is_live() => Assert.Equal("live", (await service.ReadAsync("/health/live")).GetProperty("status").GetString());

    [Fact]
    public async Task It_is_ready_and_tells_how_far_each_projection_is()
    {
        var last = await Sql.NumberAsync(service.Database, "SELECT max(seq_id) FROM timeline.mt_events");
        var ready = await service.ReadAsync("/health/ready");
        Assert.Equal(("ready", last), (ready.GetProperty("status").GetString(), ready.GetProperty("lastSequence").GetInt64()));
        Assert.Superset(new HashSet<string?> { "catalogue", "timeline" }, ready.GetProperty("projections").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToHashSet());
        Assert.All(ready.GetProperty("projections").EnumerateArray(), projection =>
        {
            Assert.Equal(last, projection.GetProperty("sequence").GetInt64());
            Assert.Equal(0, projection.GetProperty("behind").GetInt64());
            Assert.Equal(JsonValueKind.Null, projection.GetProperty("paused").ValueKind);
        });
    }

    [Fact]
    public async Task A_projection_that_stands_still_makes_it_not_ready_and_says_why()
    {
        await using var own = await EmptyService.StartAsync();
        await own.ReachAsync(await new Chronicle(own.Parts).StatesAsync("north"));
        await Sql.ExecuteAsync(own.Database, "UPDATE timeline_read.projection SET paused_at = now(), paused_sequence = 7, paused_reason = 'It cannot be.' WHERE name = 'timeline'");
        using var response = await own.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("degraded", body, StringComparison.Ordinal);
        Assert.Contains("Event 7 cannot be folded: It cannot be.", body, StringComparison.Ordinal);
        using var reading = await own.GetAsync("/v1/timeline");
        Assert.Equal(HttpStatusCode.OK, reading.StatusCode);
    }
}
