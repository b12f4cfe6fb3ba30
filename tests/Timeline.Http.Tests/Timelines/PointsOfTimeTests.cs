using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.Http.Tests.Folding;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Timelines;

/// <summary>At random points of what was recorded and what was published, the service shows over HTTP what the slow way comes to.</summary>
public sealed class PointsOfTimeTests(MadeUpService service, ITestOutputHelper output) : IClassFixture<MadeUpService>
{
    private const int Seed = 3;

    [Fact]
    public async Task Entries_single_ones_filters_and_counts_at_any_point_are_what_the_slow_way_comes_to()
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var questions = await RandomQuestions.AboutAsync(service, Seed);
        var slow = new SlowWay(await ReadLogAsync());
        var (shown, answered) = (0, 0);
        foreach (var day in slow.Days.Shuffled(random).Take(4).Append(DateOnly.MaxValue))
        {
            var places = slow.AllAt(day).ToList();
            foreach (var (recorded, expected) in places.Shuffled(random).Take(8).Prepend(places[^1]))
            {
                var point = $"recorded_until={recorded}&published_until={day:O}";
                var all = await service.AllAsync($"status=all&{point}");
                Compare(expected, all, point);
                foreach (var entry in all.Shuffled(random).Take(3)) await AssertOneAsync(entry, point);
                foreach (var id in questions.All.Select(entry => entry.Id).Except(expected.Keys).Shuffled(random).Take(2)) await AssertAbsentAsync(id, point);
                for (var i = 0; i < 6; i++) answered += await AskAsync(questions, all, point);
                await AssertCountsAsync(all, point);
                shown += all.Count;
            }
        }

        output.WriteLine($"{shown} entries were compared, {answered} questions chose some of them");
        Assert.True(shown > 500 && answered > 60, "Too little is there to tell much.");
    }

    private static void Compare(IReadOnlyDictionary<string, EntryShown> expected, IReadOnlyList<EntrySeen> actual, string point)
    {
        Assert.True(expected.Keys.ToHashSet().SetEquals(actual.Select(entry => entry.Id)), $"{point}: expected {string.Join(' ', expected.Keys.Order())}, not {string.Join(' ', actual.Select(entry => entry.Id))}");
        foreach (var entry in actual)
        {
            var (slow, seen) = (expected[entry.Id], EntryShown.Of(entry));
            // What it is merged into and why it was taken back, an entry does not tell.
            slow = slow with { Looks = slow.Looks with { MergedInto = null, RetractedBecause = null } };
            Assert.True(slow == seen, $"{point}, {entry.Id}:\nexpected {slow}\nbut is   {seen}");
        }
    }

    private async Task AssertOneAsync(EntrySeen entry, string point)
    {
        if (entry.Status != "active") return;
        var one = (await service.ReadAsync($"/v1/timeline/{entry.Id}?{point}")).Deserialize<EntrySeen>(EntrySeen.Json);
        Assert.Equal(JsonSerializer.Serialize(entry), JsonSerializer.Serialize(one));
    }

    private async Task AssertAbsentAsync(string id, string point)
    {
        using var response = await service.GetAsync($"/v1/timeline/{id}?{point}");
        Assert.False(response.IsSuccessStatusCode, $"{id} is there at {point}.");
    }

    private async Task<int> AskAsync(RandomQuestions questions, IReadOnlyList<EntrySeen> all, string point)
    {
        var question = questions.Next() with { PublishedUntil = null };
        var expected = question.Answer(all, questions.WithDescendants).Select(entry => entry.Id).ToList();
        var page = await service.PageAsync($"{question.Query}&{point}&limit=500");
        Assert.True(expected.SequenceEqual(page.Ids), $"{question.Query}&{point}\nexpected {string.Join(' ', expected)}\nanswered {string.Join(' ', page.Ids)}");
        Assert.Equal(expected.Count, page.Matched);
        return expected.Count > 0 ? 1 : 0;
    }

    private async Task AssertCountsAsync(IReadOnlyList<EntrySeen> all, string point)
    {
        async Task<IReadOnlyList<JsonElement>> ListAsync(string list) => [.. (await service.ReadAsync($"/v1/{list}?status=all&{point}")).GetProperty(list).EnumerateArray()];
        static (string, long) Count(JsonElement one) => (one.GetProperty("id").GetString()!, one.GetProperty("entries").GetInt64());
        Assert.All((await ListAsync("actors")).Select(Count), actor => Assert.Equal((actor.Item1, all.Count(entry => entry.Participants.Any(p => p.CountsFor(actor.Item1, represented: true)))), actor));
        Assert.All((await ListAsync("places")).Select(Count), place => Assert.Equal((place.Item1, all.Count(entry => entry.Place?.Id == place.Item1)), place));
        Assert.All((await ListAsync("topics")).Select(Count), root => Assert.InRange(root.Item2, all.Count(entry => entry.Topics.Contains(root.Item1)), all.Count));
    }

    private async Task<IReadOnlyList<StoredEvent>> ReadLogAsync()
    {
        var streams = await Sql.ColumnAsync(service.Database, "SELECT id FROM timeline.mt_streams");
        return [.. (await service.Parts.GetRequiredService<EventLog>().ReadStreamsAsync(streams, default)).OrderBy(e => e.Sequence)];
    }
}
