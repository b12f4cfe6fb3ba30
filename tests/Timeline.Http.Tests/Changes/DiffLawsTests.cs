using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Timelines;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Changes;

/// <summary>A diff is what comparing the two timelines comes to, whatever the points and the filters.</summary>
public abstract class DiffLawsTests(Service service, ITestOutputHelper output)
{
    private const int Seed = 5;

    [Fact]
    public async Task A_diff_by_what_was_recorded_is_what_comparing_the_two_timelines_comes_to()
    {
        var (questions, random) = (await RandomQuestions.AboutAsync(service, Seed), new Random(Seed));
        var last = (await service.ReadAsync("/v1")).GetProperty("sequence").GetInt64();
        var told = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var points = new[] { random.NextInt64(last + 1), random.NextInt64(last + 1) }.Order().ToList();
            var question = questions.Next() with { Sort = "occurred" };
            var bound = question.PublishedUntil is { } day ? $"&published_until={day:O}" : "";
            told.AddRange(await CompareAsync("recorded", question.Query, bound, [.. points.Select(point => (point.ToString(CultureInfo.InvariantCulture), $"recorded_until={point}"))]));
        }

        Tell(told, ["added", "corrected", "retracted", "merged"]);
    }

    [Fact]
    public async Task A_diff_by_what_was_published_is_what_comparing_the_two_timelines_comes_to()
    {
        var (questions, random) = (await RandomQuestions.AboutAsync(service, Seed + 1), new Random(Seed));
        var last = (await service.ReadAsync("/v1")).GetProperty("sequence").GetInt64();
        var days = questions.All.SelectMany(entry => entry.Citations).Select(citation => citation.Published).Distinct().ToList();
        var told = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var points = Enumerable.Range(0, 2).Select(_ => days[random.Next(days.Count)].AddDays(random.Next(3) - 1)).Order().ToList();
            var question = questions.Next() with { Sort = "occurred", PublishedUntil = null };
            var bound = i % 3 == 0 ? $"&recorded_until={random.NextInt64(last + 1)}" : "";
            told.AddRange(await CompareAsync("published", question.Query, bound, [.. points.Select(point => ($"{point:O}", $"published_until={point:O}"))]));
        }

        Tell(told, ["added", "corrected"]);
    }

    private async Task<IEnumerable<string>> CompareAsync(string axis, string filter, string bound, IReadOnlyList<(string Point, string Bound)> points)
    {
        var query = $"axis={axis}&from={points[0].Point}&to={points[1].Point}&{filter}{(filter.Contains("published_until", StringComparison.Ordinal) ? "" : bound)}";
        var rest = axis == "recorded" ? filter : filter + bound;
        var was = await AtAsync($"{rest}&{points[0].Bound}");
        var now = await AtAsync($"{rest}&{points[1].Bound}");
        var (allWas, allNow) = (await AtAsync($"status=all&{points[0].Bound}{bound}"), await AtAsync($"status=all&{points[1].Bound}{bound}"));
        var expected =
            from id in was.Keys.Union(now.Keys)
            let before = allWas.GetValueOrDefault(id)
            let after = allNow.GetValueOrDefault(id)
            where !(was.ContainsKey(id) && now.ContainsKey(id) && Look(before!) == Look(after!))
            let place = now.GetValueOrDefault(id) ?? was[id]
            orderby place.Earliest, place.Latest ?? DateOnly.MaxValue
            select (Change: Change(was.ContainsKey(id), now.ContainsKey(id), before, after), Before: before, After: after, Id: id);
        var diff = await service.DiffAsync($"{query}&limit=7");
        Assert.Equal(
            expected.Select(change => $"{change.Change} {change.Id}").Order(StringComparer.Ordinal), diff.Select(change => change.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(diff.Select(change => change.Entry.Id), Ordered(diff, was, now));
        foreach (var (change, before, after, id) in expected) Conforms(diff.Single(told => told.Entry.Id == id), before, after);
        return diff.Select(change => change.Change);
    }

    private static IEnumerable<string> Ordered(IEnumerable<DiffSeen> diff, Dictionary<string, EntrySeen> was, Dictionary<string, EntrySeen> now) =>
        diff.Select(change => now.GetValueOrDefault(change.Entry.Id) ?? was[change.Entry.Id])
            .OrderBy(entry => entry.Earliest).ThenBy(entry => entry.Latest ?? DateOnly.MaxValue).ThenBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => entry.Id);

    private static string Change(bool was, bool isThere, EntrySeen? before, EntrySeen? after) => (was, isThere) switch
    {
        (false, _) => "added",
        _ when after is null => "retracted",
        _ when before!.Status != after.Status && after.Status != "active" => after.Status,
        _ => "corrected",
    };

    /// <summary>The entry before, with its fields set as told, is the entry after.</summary>
    private static void Conforms(DiffSeen told, EntrySeen? before, EntrySeen? after)
    {
        Assert.Equal(JsonSerializer.Serialize(after ?? before), JsonSerializer.Serialize(told.Entry));
        if (before is null || after is null)
        {
            Assert.Equal(before is null ? [] : ["citations"], told.Fields.Select(field => field.Field));
            return;
        }

        var patched = JsonSerializer.SerializeToNode(before.Own, EntrySeen.Json)!.AsObject();
        foreach (var link in patched["links"]!.AsArray()) link!.AsObject().Remove("status");
        foreach (var field in told.Fields)
        {
            var old = patched[field.Field] ?? JsonValue.Create((string?)null);
            Assert.True(JsonNode.DeepEquals(old, JsonNode.Parse(field.Old.GetRawText())), $"{told}: {field} is not what it was: {old}");
            patched[field.Field] = JsonNode.Parse(field.New.GetRawText());
        }

        Assert.Equal(Look(after), Look(patched.Deserialize<EntrySeen>(EntrySeen.Json)!));
    }

    private static string Look(EntrySeen entry) => JsonSerializer.Serialize(entry.Own with { Version = 0, Sequence = 0, RecordedAt = default });

    private async Task<Dictionary<string, EntrySeen>> AtAsync(string query) => (await service.AllAsync(query)).ToDictionary(entry => entry.Id);

    private void Tell(IReadOnlyList<string> told, IReadOnlyList<string> kinds)
    {
        output.WriteLine(string.Join(", ", told.CountBy(change => change).Select(pair => $"{pair.Value} {pair.Key}")));
        Assert.Subset(told.ToHashSet(), KindsThatCome(kinds).ToHashSet());
    }

    /// <summary>The kinds of changes that a history of this service must bring forth to tell much.</summary>
    private protected abstract IEnumerable<string> KindsThatCome(IReadOnlyList<string> all);
}

public sealed class DiffLawsTestsOfTheSeeds(SeededService service, ITestOutputHelper output) : DiffLawsTests(service, output), IClassFixture<SeededService>
{
    private protected override IEnumerable<string> KindsThatCome(IReadOnlyList<string> all) => ["added"];
}

public sealed class DiffLawsTestsOfAMadeUpHistory(MadeUpService service, ITestOutputHelper output) : DiffLawsTests(service, output), IClassFixture<MadeUpService>
{
    private protected override IEnumerable<string> KindsThatCome(IReadOnlyList<string> all) => all;
}
