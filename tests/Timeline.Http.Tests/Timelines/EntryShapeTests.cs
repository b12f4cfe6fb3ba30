using System.Text.Json;
using System.Text.RegularExpressions;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>What an entry looks like: every field there, whatever it holds, in the words of the contract.</summary>
public sealed partial class EntryShapeTests(SeededService seeded, MadeUpService madeUp, EmptyService empty)
    : IClassFixture<SeededService>, IClassFixture<MadeUpService>, IClassFixture<EmptyService>
{
    private const string Fields =
        "id kind status date earliest latest precision basis yearGiven title summary note participants topics place coding citations claims links firstPublished recordedAt version sequence";

    private static readonly Dictionary<string, string> PartsOf = new()
    {
        ["participants"] = "actor name role as represents",
        ["place"] = "id name latitude longitude",
        ["coding"] = "type mode quadClass intensity",
        ["citations"] = "bulletin section quote start end basis published",
        ["claims"] = "id about actor stance text date citation",
        ["citation"] = "bulletin section quote start end basis published",
        ["links"] = "to relation status",
    };

    [Fact]
    public async Task Every_field_of_every_entry_is_there_and_no_other()
    {
        foreach (var service in (Service[])[seeded, madeUp])
        {
            foreach (var entry in (await service.ReadAsync("/v1/timeline?limit=500")).GetProperty("entries").EnumerateArray())
            {
                Assert.Equal(Fields.Split(' '), entry.EnumerateObject().Select(field => field.Name));
                CheckParts(entry);
            }
        }
    }

    [Fact]
    public async Task Missing_values_are_null_and_missing_lists_are_empty()
    {
        var chronicle = new Chronicle(empty.Parts);
        await chronicle.BulletinAsync("bare", "2021-01-31");
        await empty.ReachAsync(await chronicle.RecordAsync("bare-entry", "2018/..", "bare", 1));
        var entry = await empty.ReadAsync("/v1/timeline/bare-entry");
        foreach (var field in (string[])["latest", "summary", "note", "place"]) Assert.Equal(JsonValueKind.Null, entry.GetProperty(field).ValueKind);
        foreach (var field in (string[])["participants", "topics", "claims", "links"]) Assert.Equal("[]", entry.GetProperty(field).GetRawText());
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("coding").GetProperty("mode").ValueKind);
        Assert.Equal(1, entry.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Words_are_in_kebab_case_but_for_relations_and_moments_are_in_UTC()
    {
        foreach (var service in (Service[])[seeded, madeUp])
        {
            foreach (var entry in (await service.ReadAsync("/v1/timeline?limit=500")).GetProperty("entries").EnumerateArray())
            {
                foreach (var word in (string[])["kind", "status", "precision", "basis"]) Assert.Matches(Kebab(), entry.GetProperty(word).GetString());
                Assert.Matches(Kebab(), entry.GetProperty("coding").GetProperty("type").GetString());
                Assert.Matches(Kebab(), entry.GetProperty("coding").GetProperty("quadClass").GetString());
                Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", entry.GetProperty("recordedAt").GetString());
                Assert.All(entry.GetProperty("links").EnumerateArray(), link => Assert.Contains(
                    link.GetProperty("relation").GetString(), (string[])["follows", "responds_to", "implements", "violates", "ratifies", "cancels", "part_of"]));
            }
        }
    }

    [Fact]
    public async Task Everything_that_was_recorded_is_shown_as_it_was_told()
    {
        var chronicle = new Chronicle(empty.Parts);
        await chronicle.StatesAsync("north", "south");
        await chronicle.TopicsAsync(("peace", null));
        await chronicle.PlacesAsync("harbour");
        await chronicle.BulletinAsync("full", "2021-01-31");
        await chronicle.RecordAsync("other", "2021-01-01", "full", 9);
        await chronicle.RecordAsync(
            "full-entry", "2021-01-05/2021-01-07~", "full", 2, [new Participant("north", ParticipantRole.Host, "President")],
            OccurrenceKind.Agreement, "harbour", "A “title” with <marks> & 🕊", "A summary.", topics: "peace");
        await chronicle.ClaimAsync("full-entry", "south", ClaimStance.Denies, "full", 3, "2021-01-06");
        await empty.ReachAsync(await chronicle.LinkAsync("full-entry", "other", LinkRelation.PartOf));

        var entry = (await empty.ReadAsync("/v1/timeline/full-entry")).Deserialize<EntrySeen>(EntrySeen.Json)!;
        var quote = chronicle.Citation("full", 2);
        var proof = chronicle.Citation("full", 3);
        var expected = new EntrySeen(
            "full-entry", "agreement", "active", "2021-01-05/2021-01-07~", new DateOnly(2021, 1, 5), new DateOnly(2021, 1, 7), "interval", "explicit", true,
            "A “title” with <marks> & 🕊", "A summary.", null, [new ParticipantSeen("north", "The north", "host", "President", [])], ["peace"],
            new PlaceSeen("harbour", "The harbour", 40, 45), new CodingSeen("consult", null, "verbal-cooperation", 2.5m),
            [new CitationSeen("full", "I", quote.Quote, quote.Start, quote.End, "explicit", new DateOnly(2021, 1, 31))],
            [new ClaimSeen("1-south-denies", "who began", "south", "denies", null, "2021-01-06", new CitationSeen("full", "I", proof.Quote, proof.Start, proof.End, "explicit", new DateOnly(2021, 1, 31)))],
            [new LinkSeen("other", "part_of", "active")], new DateOnly(2021, 1, 31), entry.RecordedAt, 3, chronicle.Reached);
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(entry));
        Assert.InRange(entry.RecordedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [InlineData("2021-05-12", "2021-05-12", "2021-05-12", "day")]
    [InlineData("2022-02", "2022-02-01", "2022-02-28", "month")]
    [InlineData("2020-24", "2020-12-01", "2021-02-28", "season")]
    [InlineData("2016", "2016-01-01", "2016-12-31", "year")]
    [InlineData("199X", "1990-01-01", "1999-12-31", "decade")]
    [InlineData("19XX", "1900-01-01", "1999-12-31", "century")]
    [InlineData("2018/..", "2018-01-01", null, "interval")]
    [InlineData("0001-01-01", "0001-01-01", "0001-01-01", "day")]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31", "day")]
    public async Task A_date_shows_its_days_and_its_precision_and_is_found_by_them(string date, string earliest, string? latest, string precision)
    {
        var slug = "dated-" + date.Replace("/..", "-on", StringComparison.Ordinal).ToLowerInvariant();
        var chronicle = new Chronicle(empty.Parts);
        await chronicle.BulletinAsync(slug, "2021-01-31");
        await empty.ReachAsync(await chronicle.RecordAsync(slug, date, slug, 1));
        var entry = Assert.Single((await empty.PageAsync($"bulletin={slug}")).Entries);
        Assert.Equal(
            (date, earliest, latest, precision),
            (entry.Date, entry.Earliest.ToString("O"), entry.Latest?.ToString("O"), entry.Precision));
        async Task<long?> FoundAsync(string bounds) => (await empty.PageAsync($"bulletin={slug}&{bounds}")).Matched;
        Assert.Equal(1, await FoundAsync($"occurred_from={earliest}&occurred_to={latest ?? "9999"}"));
        Assert.Equal(latest is null ? 0 : 1, await FoundAsync($"occurred_from={earliest}&occurred_to={latest ?? "9999-12-31"}&match=certainly"));
        Assert.Equal(1, await FoundAsync($"occurred_from={earliest}&match=certainly"));
        Assert.Equal(1, await FoundAsync($"occurred_to={earliest}"));
    }

    private static void CheckParts(JsonElement thing)
    {
        foreach (var field in thing.EnumerateObject().Where(field => PartsOf.ContainsKey(field.Name)))
        {
            var parts = field.Value.ValueKind == JsonValueKind.Array ? field.Value.EnumerateArray() : Enumerable.Repeat(field.Value, 1);
            foreach (var part in parts.Where(part => part.ValueKind != JsonValueKind.Null))
            {
                Assert.Equal(PartsOf[field.Name].Split(' '), part.EnumerateObject().Select(inner => inner.Name));
                CheckParts(part);
            }
        }
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab();
}
