using System.Text.Json;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>Pages of a timeline that changes while somebody turns them: all answer as of the first.</summary>
public sealed class PinnedPagesTests(EmptyService service) : IClassFixture<EmptyService>
{
    [Theory]
    [InlineData("occurred")]
    [InlineData("-occurred")]
    [InlineData("published")]
    [InlineData("-published")]
    [InlineData("recorded")]
    [InlineData("-recorded")]
    public async Task Entries_that_come_or_change_between_pages_are_neither_lost_nor_doubled(string sort)
    {
        var name = "turn" + sort.Replace('-', 'x');
        var chronicle = await BegunAsync(name);
        var query = $"sort={sort}&bulletin={Early(name)}&limit=4";
        var before = await service.AllAsync($"sort={sort}&bulletin={Early(name)}");
        Assert.Equal(20, before.Count);

        var page = await service.PageAsync(query);
        var seen = page.Entries.ToList();
        for (var i = 1; page.Next is not null; i++)
        {
            await DisturbAsync(chronicle, name, i);
            page = await service.PageAsync($"{query}&cursor={page.Next}");
            Assert.Equal(20, page.Matched);
            seen.AddRange(page.Entries);
        }

        Assert.Equal(before.Select(Text), seen.Select(Text));
    }

    [Fact]
    public async Task A_page_turned_while_the_catalogue_lags_behind_is_still_of_the_first_ones_moment()
    {
        var chronicle = await BegunAsync("lag");
        await PauseAsync("now()");
        try
        {
            var behind = await chronicle.RecordAsync("lag-new-0", "1999", Early("lag"), 30);
            await TimelineReachesAsync(behind);
            var query = $"bulletin={Early("lag")}&limit=4";
            var page = await service.PageAsync(query);
            var seen = page.Ids.ToList();
            while (page.Next is not null)
            {
                page = await service.PageAsync($"{query}&cursor={page.Next}");
                seen.AddRange(page.Ids);
                Assert.Equal(page.Matched, (await service.PageAsync(query)).Matched);
            }

            Assert.Equal(page.Matched, seen.Count);
            Assert.Equal(seen.Distinct(), seen);
        }
        finally
        {
            await PauseAsync("NULL");
            await service.ReachAsync(chronicle.Reached);
        }
    }

    private static string Early(string name) => "early-" + name;

    private static string Text(EntrySeen entry) => JsonSerializer.Serialize(entry);

    private async Task<Chronicle> BegunAsync(string name)
    {
        var chronicle = new Chronicle(service.Parts);
        await chronicle.StatesAsync("north", "south");
        await chronicle.BulletinAsync(Early(name), "2021-01-31");
        await chronicle.BulletinAsync("late-" + Early(name), "2020-12-31");
        for (var i = 0; i < 20; i++)
            await chronicle.RecordAsync(Slug(name, i), $"2021-01-{1 + (i * 7 % 20):00}", Early(name), i + 1, [new Participant("north", ParticipantRole.Host)]);
        await service.ReachAsync(chronicle.Reached);
        return chronicle;
    }

    private static string Slug(string name, int i) => $"{name}-{i}";

    /// <summary>New entries at both ends, and old ones that change their place in two of the orders.</summary>
    private async Task DisturbAsync(Chronicle chronicle, string name, int turn)
    {
        await chronicle.RecordAsync(Slug(name, 100 + turn), "2020-12-01", Early(name), 30);
        await chronicle.RecordAsync(Slug(name, 200 + turn), "2021-02-01", Early(name), 31);
        for (var i = turn; i < 20; i += 5) await chronicle.CiteAsync(Slug(name, i), "late-" + Early(name), 1 + i);
        await chronicle.ClaimAsync(Slug(name, turn), "south", ClaimStance.Denies, Early(name), 32);
        await service.ReachAsync(chronicle.Reached);
    }

    private async Task PauseAsync(string at) => await Sql.ExecuteAsync(
        service.Database, $"UPDATE timeline_read.projection SET paused_at = {at}, paused_sequence = 0, paused_reason = 'test' WHERE name = 'catalogue'");

    private async Task TimelineReachesAsync(long sequence)
    {
        while (await Sql.NumberAsync(service.Database, "SELECT mark FROM timeline_read.projection WHERE name = 'timeline'") < sequence)
            await Task.Yield();
    }
}
