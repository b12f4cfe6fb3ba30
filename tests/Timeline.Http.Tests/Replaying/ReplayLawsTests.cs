using System.Text.Json;
using Timeline.Http.Tests.Disputes;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Replaying;

/// <summary>On each axis, the state after a frame is what the dispute tells at that point.</summary>
public abstract class ReplayLawsTests(Service service, ITestOutputHelper output)
{
    private const int Seed = 5;

    [Theory]
    [InlineData("occurred", "occurred_to", "")]
    [InlineData("occurred", "occurred_to", "published_until")]
    [InlineData("occurred", "occurred_to", "recorded_until")]
    [InlineData("published", "published_until", "")]
    [InlineData("published", "published_until", "recorded_until")]
    [InlineData("published", "published_until", "occurred_to")]
    [InlineData("recorded", "recorded_until", "")]
    [InlineData("recorded", "recorded_until", "published_until")]
    [InlineData("recorded", "recorded_until", "occurred_to")]
    public async Task The_state_of_a_frame_is_the_dispute_at_that_point(string order, string bound, string other)
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var world = await DisputeWorld.OfAsync(service);
        var compared = 0;
        foreach (var (id, _) in world.Disputes.Shuffled(random).Take(6))
        {
            var bounded = other.Length == 0 ? "" : $"&{other}={await AnyAsync(other, random)}";
            var frames = await service.FramesAsync($"/v1/disputes/{id}/replay?order={order}{bounded}");
            AssertFollow(frames, order);
            foreach (var frame in frames.SkipLast(1).Shuffled(random).Take(12).Concat(frames.TakeLast(1)))
            {
                var dispute = await service.ReadAsync($"/v1/disputes/{id}?{bound}={frame.At()}{bounded}");
                JsonAssert.Tells(frame.GetProperty("state"), dispute, $"{id} at {bound}={frame.At()}{bounded}");
                compared++;
            }

            var whole = await service.ReadAsync($"/v1/disputes/{id}?{bounded.TrimStart('&')}");
            if (frames.Count > 0) JsonAssert.Tells(frames[^1].GetProperty("state"), whole, $"{id}{bounded}, the last frame");
            else Assert.Equal(0, whole.GetProperty("entries").GetInt64());
            AssertMonths(frames, whole);
        }

        output.WriteLine($"{compared} frames compared");
        Assert.True(compared > 3, "Too few frames to tell much.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("represented=false&kind=statement&kind=agreement")]
    [InlineData("occurred_to=2021&published_until=2021-06")]
    public async Task By_what_occurred_each_chosen_entry_stands_once_on_its_earliest_day(string query)
    {
        var frames = await service.FramesAsync($"/v1/replay?{query}");
        var entries = frames.SelectMany(frame => frame.GetProperty("entries").EnumerateArray(), (frame, entry) => (Frame: frame, Entry: entry)).ToList();
        Assert.All(entries, told => Assert.Equal(told.Frame.At(), told.Entry.GetProperty("earliest").GetString()));
        Assert.Equal((await service.AllAsync(query)).Select(entry => entry.Id), entries.Select(told => told.Entry.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task By_what_was_published_each_entry_comes_once_on_the_day_it_was_first_told()
    {
        var frames = await service.FramesAsync("/v1/replay?order=published&status=all");
        var came = frames.SelectMany(frame => frame.Ids(), (frame, id) => (Id: id, At: frame.At())).ToList();
        Assert.Equal((await service.AllAsync("status=all")).Select(entry => entry.Id).Order(), came.Select(told => told.Id).Order());
        Assert.Equal(
            (await service.AllAsync("status=all&sort=published")).Select(entry => $"{entry.FirstPublished:O} {entry.Id}").Order(StringComparer.Ordinal),
            came.Select(told => $"{told.At} {told.Id}").Order(StringComparer.Ordinal));
    }

    /// <summary>Frames are numbered, go forward, and say truly what of the state has changed.</summary>
    private static void AssertFollow(IReadOnlyList<JsonElement> frames, string order)
    {
        Assert.Equal(Enumerable.Range(1, frames.Count), frames.Select(frame => frame.GetProperty("frame").GetInt32()));
        Assert.Equal(frames.Select(frame => frame.At()).Order(StringComparer.Ordinal), frames.Select(frame => frame.At()));
        foreach (var (before, after) in frames.Zip(frames.Skip(1)))
        {
            Assert.Equal(
                after.GetProperty("state").EnumerateObject().Where(member => !JsonElement.DeepEquals(member.Value, before.GetProperty("state").GetProperty(member.Name))).Select(member => member.Name).Order(StringComparer.Ordinal),
                after.GetProperty("changed").EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal));
            if (order == "occurred") Assert.Equal(after.At()[..7], Assert.Single(after.GetProperty("months").EnumerateArray()).GetProperty("month").GetString());
        }
    }

    /// <summary>Who takes over each month that changed has the months of the dispute in the end.</summary>
    private static void AssertMonths(IReadOnlyList<JsonElement> frames, JsonElement dispute)
    {
        var months = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var month in frames.SelectMany(frame => frame.GetProperty("months").EnumerateArray())) months[month.GetProperty("month").GetString()!] = month;
        var expected = dispute.GetProperty("months").EnumerateArray().Where(month => month.GetProperty("entries").GetInt64() > 0).Select(month => month.GetRawText());
        Assert.Equal(expected, months.Values.Where(month => month.GetProperty("entries").GetInt64() > 0).Select(month => month.GetRawText()));
    }

    private async Task<string> AnyAsync(string bound, Random random)
    {
        var all = await service.AllAsync();
        var entry = all[random.Next(all.Count)];
        return bound switch
        {
            "occurred_to" => entry.Earliest.AddDays(200).ToString("O"),
            "published_until" => entry.FirstPublished.ToString("O"),
            _ => $"{random.NextInt64(entry.Sequence / 2, entry.Sequence + 1)}",
        };
    }
}

/// <summary>Over the program's own seeds.</summary>
public sealed class ReplayLawsOfTheSeedsTests(SeededService service, ITestOutputHelper output) : ReplayLawsTests(service, output), IClassFixture<SeededService>;

/// <summary>Over a made-up history, in which much is merged, retracted, corrected and withdrawn.</summary>
public sealed class MadeUpReplayLawsTests(MadeUpService service, ITestOutputHelper output) : ReplayLawsTests(service, output), IClassFixture<MadeUpService>;
