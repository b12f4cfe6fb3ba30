using System.Net;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Disputes;

/// <summary>Disputes and dyads at random points of the three axes are what the slow way comes to.</summary>
public abstract class DisputesTests(Service service, ITestOutputHelper output)
{
    private const int Seed = 11;

    [Fact]
    public async Task A_dispute_at_any_point_is_what_the_slow_way_comes_to()
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var world = await DisputeWorld.OfAsync(service);
        var (present, last) = (await service.AllAsync(), await LastAsync());
        var (told, claims, spells) = (0, 0, 0);
        foreach (var (id, parties) in world.Disputes)
        {
            foreach (var query in RandomPoints(random, present, last, count: world.Disputes.Count > 5 ? 4 : 25).Prepend(""))
            {
                var slow = await world.SlowAsync(id, parties, query);
                var dispute = await service.ReadAsync($"/v1/disputes/{id}?{query}");
                JsonAssert.Tells(slow.State(), dispute, $"{id}?{query}");
                JsonAssert.Same(slow.Months(), dispute.GetProperty("months"), $"{id}?{query}, months");
                if (dispute.GetProperty("entries").GetInt32() > 0) told++;
                claims += dispute.GetProperty("openClaims").GetArrayLength();
                spells += dispute.GetProperty("spells").GetArrayLength();
            }
        }

        output.WriteLine($"{told} had entries; {claims} open claims, {spells} spells");
        Assert.True(told > 20 && claims > 1 && spells > 20, "Too little is there to tell much.");
    }

    [Fact]
    public async Task The_list_tells_of_each_dispute_what_it_tells_alone()
    {
        var random = new Random(Seed);
        foreach (var query in RandomPoints(random, await service.AllAsync(), await LastAsync(), count: 2).Prepend(""))
        {
            foreach (var dispute in (await service.ReadAsync($"/v1/disputes?{query}")).GetProperty("disputes").EnumerateArray())
            {
                var one = await service.ReadAsync($"/v1/disputes/{dispute.GetProperty("id").GetString()}?{query}");
                foreach (var member in (string[])["id", "label", "scope", "entries", "first", "last"]) JsonAssert.Same(one.GetProperty(member), dispute.GetProperty(member), query);
            }
        }
    }

    [Fact]
    public async Task A_dyad_is_what_the_slow_way_comes_to_from_the_entries_between_the_two()
    {
        var world = await DisputeWorld.OfAsync(service);
        foreach (var parties in world.Disputes.Select(dispute => dispute.Parties).Where(parties => parties.Count > 1).DistinctBy(parties => string.Join(',', parties)))
        {
            var slow = world.Slow(await service.AllAsync($"between={parties[0]},{parties[1]}"), []);
            var dyad = await service.ReadAsync($"/v1/dyads/{parties[0]}/{parties[1]}");
            JsonAssert.Same(slow.Months(), dyad.GetProperty("months"), $"{parties[0]} and {parties[1]}");
            foreach (var member in (string[])["entries", "first", "last", "counts", "spells"])
                JsonAssert.Same(slow.State().GetProperty(member), dyad.GetProperty(member), $"{parties[0]} and {parties[1]}, {member}");
        }
    }

    [Fact]
    public async Task A_topic_that_nobody_disputes_and_an_unknown_one_are_404s()
    {
        var topics = (await service.ReadAsync("/v1/topics")).GetProperty("topics").EnumerateArray();
        var plain = topics.First(topic => topic.GetProperty("dispute").ValueKind == System.Text.Json.JsonValueKind.Null).GetProperty("id").GetString();
        Assert.Contains("nobody disputes", (await service.ProblemAsync(HttpStatusCode.NotFound, $"/v1/disputes/{plain}")).Detail, StringComparison.Ordinal);
        var some = (await DisputeWorld.OfAsync(service)).Disputes[0].Id;
        Assert.Contains($"'{some}'", (await service.ProblemAsync(HttpStatusCode.NotFound, $"/v1/disputes/{some}x")).Detail, StringComparison.Ordinal);
        Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, $"/v1/disputes/{some}?topic={some}")).Of("topic"));
    }

    private async Task<long> LastAsync() => (await service.ReadAsync("/v1")).GetProperty("sequence").GetInt64();

    private static IEnumerable<string> RandomPoints(Random random, IReadOnlyList<EntrySeen> present, long last, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var entry = present[random.Next(present.Count)];
            var bounds = new List<string>();
            if (random.Next(2) == 0) bounds.Add($"occurred_to={entry.Earliest.AddDays(random.Next(-1, 40)):O}");
            if (random.Next(3) == 0) bounds.Add($"occurred_from={entry.Earliest.AddYears(-random.Next(1, 4)):O}");
            if (random.Next(2) == 0) bounds.Add($"published_until={entry.FirstPublished.AddDays(random.Next(2)):O}");
            if (random.Next(2) == 0) bounds.Add($"recorded_until={random.NextInt64(last / 2, last + 1)}");
            yield return string.Join('&', bounds);
        }
    }
}

/// <summary>Over the program's own seeds.</summary>
public sealed class DisputesOfTheSeedsTests(SeededService service, ITestOutputHelper output) : DisputesTests(service, output), IClassFixture<SeededService>;

/// <summary>Over a made-up history.</summary>
public sealed class MadeUpDisputesTests(MadeUpService service, ITestOutputHelper output) : DisputesTests(service, output), IClassFixture<MadeUpService>;
