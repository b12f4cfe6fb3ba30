using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Timelines;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Changes;

/// <summary>Whoever takes in all changes holds what the timeline shows, at every point of the log and whatever the filters.</summary>
public sealed class ChangesLawsTests(MadeUpService service, ITestOutputHelper output) : IClassFixture<MadeUpService>
{
    private const int Seed = 7;

    [Fact]
    public async Task Whoever_takes_in_all_changes_holds_the_timeline()
    {
        var (questions, random) = (await RandomQuestions.AboutAsync(service, Seed), new Random(Seed));
        var last = (await service.ReadAsync("/v1")).GetProperty("sequence").GetInt64();
        var told = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var question = i == 0 ? Question.All : questions.Next() with { Sort = "occurred" };
            var mirror = new Mirror(question.Status == "all");
            var (half, messages) = (random.NextInt64(last), 0);
            foreach (var message in await service.ChangesAsync($"{question.Query}&recorded_until={half}&limit=9"))
            {
                mirror.Take(message);
                messages++;
            }

            Assert.Equal(Mirror.InOrder(await service.AllAsync($"{question.Query}&recorded_until={half}")), mirror.Shown);
            foreach (var message in await service.ChangesAsync($"{question.Query}&limit={random.Next(1, 500)}", half))
            {
                mirror.Take(message);
                told.AddRange(message.Items.Select(item => item.Change));
                messages++;
            }

            Assert.True(mirror.Shown.SequenceEqual(Mirror.InOrder(await service.AllAsync(question.Query))), question.Query);
        }

        output.WriteLine(string.Join(", ", told.CountBy(change => change).Select(pair => $"{pair.Value} {pair.Key}")));
        Assert.Equal(["added", "corrected", "left", "merged", "retracted"], told.Distinct().Order());
    }

    [Fact]
    public async Task A_stream_tells_the_same_as_the_pages()
    {
        foreach (var query in (string[])["", "actor=north", "status=all&topic=peace", "published_until=2021-02", "kind=meeting&represented=false"])
        {
            var expected = await service.ChangesAsync($"{query}&limit=500");
            await using var stream = await ChangeStream.OpenAsync(service, $"{query}&after=0");
            foreach (var message in expected) Assert.Equal(MirrorText(message), MirrorText((await stream.NextAsync()).Message));
        }
    }

    private static string MirrorText(MessageSeen message) => System.Text.Json.JsonSerializer.Serialize(message);
}
