using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Dashboards;

/// <summary>How much of each document has become entries.</summary>
public sealed class CoverageTests(SeededService service) : IClassFixture<SeededService>
{
    [Fact]
    public async Task Every_document_of_the_seeds_is_told_of_in_order()
    {
        var bulletins = (await service.ReadAsync("/v1/bulletins")).GetProperty("bulletins").EnumerateArray().Select(one => one.GetProperty("id").GetString());
        var coverage = (await service.ReadAsync("/v1/coverage")).GetProperty("coverage").EnumerateArray().ToList();
        Assert.Equal(bulletins, coverage.Select(one => one.GetProperty("bulletin").GetString()));
        Assert.All(coverage, one =>
        {
            Assert.InRange(one.GetProperty("datedSentences").GetInt32(), 1, one.GetProperty("sentences").GetInt32());
            Assert.InRange(one.GetProperty("citedSentences").GetInt32(), 1, one.GetProperty("sentences").GetInt32());
        });
    }

    [Fact]
    public async Task A_sentence_counts_once_however_often_it_is_cited_and_not_for_what_was_retracted()
    {
        await using var own = await EmptyService.StartAsync();
        var chronicle = new Chronicle(own.Parts);
        await chronicle.StatesAsync("north");
        await chronicle.BulletinAsync("january", "2021-01-31");
        await chronicle.RecordAsync("one", "2021-01-05", "january", 1, [new Participant("north", ParticipantRole.Host)]);
        await chronicle.RecordAsync("two", "2021-01-06", "january", 1);
        await own.ReachAsync(await chronicle.RecordAsync("three", "2021-01-07", "january", 2));
        Assert.Equal((40, 0, 2), await OfAsync(own));
        await own.ReachAsync(await chronicle.RetractAsync("three"));
        Assert.Equal((40, 0, 1), await OfAsync(own));
    }

    private static async Task<(int, int, int)> OfAsync(Service service)
    {
        var one = Assert.Single((await service.ReadAsync("/v1/coverage")).GetProperty("coverage").EnumerateArray());
        return (one.GetProperty("sentences").GetInt32(), one.GetProperty("datedSentences").GetInt32(), one.GetProperty("citedSentences").GetInt32());
    }
}
