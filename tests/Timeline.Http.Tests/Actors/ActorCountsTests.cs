using System.Net;
using System.Text.Json;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Actors;

/// <summary>What is counted of actors is what the timeline's filter finds.</summary>
public abstract class ActorCountsTests(Service service)
{
    [Theory]
    [InlineData("")]
    [InlineData("kind=meeting")]
    [InlineData("represented=false")]
    [InlineData("published_until=2021-02")]
    [InlineData("occurred_from=2020&match=certainly&represented=false")]
    public async Task Every_actors_count_is_what_the_filter_matches(string query)
    {
        var all = await service.AllAsync(query);
        var represented = !query.Contains("represented=false", StringComparison.Ordinal);
        var actors = (await service.ReadAsync($"/v1/actors?{query}")).GetProperty("actors").EnumerateArray().ToList();
        Assert.NotEmpty(actors);
        Assert.All(actors, actor => Assert.Equal(["id", "name", "type", "wikidata", "entries"], actor.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(actors.Select(Id).Order(StringComparer.Ordinal), actors.Select(Id));
        Assert.All(actors, actor => Assert.Equal(all.Count(e => e.Participants.Any(p => p.CountsFor(Id(actor), represented))), actor.GetProperty("entries").GetInt64()));
        foreach (var actor in actors.Where(actor => actor.GetProperty("entries").GetInt64() > 0).Take(10))
            Assert.Equal((await service.PageAsync($"{query}&actor={Id(actor)}".TrimStart('&'))).Matched, actor.GetProperty("entries").GetInt64());
    }

    [Theory]
    [InlineData("")]
    [InlineData("kind=meeting&kind=statement")]
    [InlineData("represented=false")]
    [InlineData("published_until=2021-02")]
    public async Task A_profile_tells_roles_kinds_ends_and_partners(string query)
    {
        var all = await service.AllAsync(query);
        var represented = !query.Contains("represented=false", StringComparison.Ordinal);
        foreach (var id in all.SelectMany(e => e.Participants).Select(p => p.Actor).Distinct().Take(12))
        {
            var own = all.Where(e => e.Participants.Any(p => p.CountsFor(id, represented))).ToList();
            var profile = await service.ReadAsync($"/v1/actors/{id}?{query}");
            Assert.Equal(
                ["id", "name", "type", "wikidata", "aliases", "sharedAliases", "represents", "entries", "roles", "kinds", "first", "last", "partners"],
                profile.EnumerateObject().Select(field => field.Name));
            Assert.Equal(own.Count, profile.GetProperty("entries").GetInt64());
            Assert.Equal(
                own.SelectMany(e => e.Participants.Where(p => p.CountsFor(id, represented)).Select(p => p.Role).Distinct()).CountBy(role => role).OrderBy(pair => pair.Key).Select(pair => (pair.Key, (long)pair.Value)),
                Counts(profile, "roles"));
            Assert.Equal(
                ((string[])["agreement", "incident", "meeting", "statement"]).Select(kind => (kind, (long)own.Count(e => e.Kind == kind))), Counts(profile, "kinds"));
            Assert.Equal((own.FirstOrDefault()?.Id, own.LastOrDefault()?.Id), (profile.GetProperty("first").GetString(), profile.GetProperty("last").GetString()));
            var partners = own.SelectMany(e => e.Participants.Select(p => p.Actor).Distinct()).Where(actor => actor != id)
                .CountBy(actor => actor).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(10).Select(pair => (pair.Key, pair.Value));
            Assert.Equal(partners, profile.GetProperty("partners").EnumerateArray().Select(partner => (Id(partner, "actor"), partner.GetProperty("entries").GetInt32())));
        }
    }

    private static IEnumerable<(string, long)> Counts(JsonElement profile, string field) =>
        profile.GetProperty(field).EnumerateObject().Select(pair => (pair.Name, pair.Value.GetInt64())).OrderBy(pair => pair.Name);

    private static string Id(JsonElement thing) => Id(thing, "id");

    private static string Id(JsonElement thing, string field) => thing.GetProperty(field).GetString()!;
}

public sealed class ActorCountsTestsOfTheSeeds(SeededService service) : ActorCountsTests(service), IClassFixture<SeededService>
{
    private readonly Service _service = service;

    [Fact]
    public async Task A_profile_tells_aliases_and_offices_with_their_dates()
    {
        var profile = await _service.ReadAsync("/v1/actors/nikol-pashinyan");
        Assert.Contains("Nikol Pashinian", profile.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()));
        var office = profile.GetProperty("represents")[0];
        Assert.Equal(["actor", "as", "from", "to"], office.EnumerateObject().Select(field => field.Name));
        Assert.Equal("armenia", office.GetProperty("actor").GetString());
    }

    [Fact]
    public async Task An_actor_that_nobody_tells_of_has_nothing_to_count()
    {
        var actors = (await _service.ReadAsync("/v1/actors?kind=agreement&actor=pakistan&actors=all")).GetProperty("actors").EnumerateArray();
        var silent = actors.First(actor => actor.GetProperty("entries").GetInt64() == 0).GetProperty("id").GetString();
        var profile = await _service.ReadAsync($"/v1/actors/{silent}?kind=agreement&actor=pakistan");
        Assert.Equal(0, profile.GetProperty("entries").GetInt64());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (profile.GetProperty("first").ValueKind, profile.GetProperty("last").ValueKind));
        Assert.Equal(("{}", "[]"), (profile.GetProperty("roles").GetRawText(), profile.GetProperty("partners").GetRawText()));
    }

    [Fact]
    public async Task A_profile_checks_its_filters_as_the_timeline_does() =>
        Assert.NotEmpty((await _service.ProblemAsync(HttpStatusCode.BadRequest, "/v1/actors/azerbaijan?topic=nothing")).Of("topic"));
}

public sealed class ActorCountsTestsOfAMadeUpHistory(MadeUpService service) : ActorCountsTests(service), IClassFixture<MadeUpService>;
