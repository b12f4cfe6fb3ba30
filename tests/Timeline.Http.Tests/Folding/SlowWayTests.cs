using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api;
using Timeline.Api.Operations;
using Timeline.Api.Timelines;
using Timeline.Domain.Bulletins;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.Http.Tests.Running;
using Xunit.Abstractions;

namespace Timeline.Http.Tests.Folding;

/// <summary>At every place of the log and every day of publication, the rows of entries are what the slow way comes to.</summary>
public sealed class SlowWayTests(ITestOutputHelper output)
{
    private const int Days = 9;

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    [InlineData(4, 7)]
    [InlineData(5, 10)]
    [InlineData(6, 40)]
    public async Task An_entry_at_any_place_of_the_log_and_any_day_is_what_the_slow_way_comes_to(int seed, int mergers)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        var history = new RandomHistory(new Chronicle(parts), seed, mergers);
        await history.BeginAsync();
        for (var batch = 0; batch < 20; batch++)
        {
            await history.GoOnAsync(random.Next(1, 40));
            await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        }

        var log = await ReadLogAsync(database, parts);
        var rows = await ReadRowsAsync(database);
        var slow = new SlowWay(log);
        output.WriteLine($"{log.Count} events, {rows.Count} rows; {string.Join(", ", log.CountBy(e => e.Type).Select(pair => $"{pair.Value} {pair.Key}"))}");
        foreach (var day in RandomDays(slow, random)) Compare(slow, rows, day);
        AssertTellsMuch(log, slow);
    }

    [Fact]
    public async Task An_event_that_tells_what_a_day_shows_already_is_not_the_last_change_on_that_day()
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        var chronicle = new Chronicle(parts);
        var expected = await TellAgainAsync(chronicle);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);

        var rows = await ReadRowsAsync(database);
        var slow = new SlowWay(await ReadLogAsync(database, parts));
        foreach (var day in slow.Days) Compare(slow, rows, day);
        foreach (var (id, sequence) in expected)
            Assert.Equal(sequence, Assert.Single(rows, row => row.Id == id && row.KnownTo is null && row.From == slow.Days.Min()).Shown.Sequence);
    }

    /// <summary>Tells everything twice in some way.</summary>
    /// <returns>The event that changed each entry last, to whom only the early bulletin is out.</returns>
    private static async Task<Dictionary<string, long>> TellAgainAsync(Chronicle chronicle)
    {
        await chronicle.BulletinAsync("early", "2021-01-10");
        await chronicle.BulletinAsync("late", "2021-03-10");
        var nothing = new CorrectOccurrence(null, null, null, null, null, null, [], "It was misread.", null);
        var last = new Dictionary<string, long> { ["basis"] = await chronicle.RecordAsync("basis", "2021-01-05", "early", 1) };
        await chronicle.CorrectAsync("basis", nothing with { Basis = DateBasis.Relative, Citation = chronicle.Citation("late", 1) });
        await chronicle.CorrectAsync("basis", nothing with { Basis = DateBasis.Explicit });

        last["title"] = await chronicle.RecordAsync("title", "2021-01-05", "early", 2, title: "As it was");
        await chronicle.CorrectAsync("title", nothing with { Details = [new DetailChange(Detail.Title, "As it seemed")], Citation = chronicle.Citation("late", 2) });
        await chronicle.CorrectAsync("title", nothing with { Details = [new DetailChange(Detail.Title, "As it was")] });

        last["uncited"] = await chronicle.RecordAsync("uncited", "2021-01-05", "early", 3);
        await chronicle.CiteAsync("uncited", "late", 3);
        await chronicle.UnciteAsync("uncited", 1);

        await chronicle.RecordAsync("survivor", "2021-01-05", "early", 4);
        await chronicle.RecordAsync("duplicate", "2021-01-05", "early", 5);
        await chronicle.CiteAsync("duplicate", "early", 6);
        last["survivor"] = last["duplicate"] = await chronicle.MergeAsync("duplicate", "survivor");
        await chronicle.CiteAsync("survivor", "early", 6);

        last["unmoved"] = await chronicle.RecordAsync("unmoved", "2021-01-05", "early", 7);
        await chronicle.RecordAsync("late-duplicate", "2021-01-05", "late", 7);
        await chronicle.MergeAsync("late-duplicate", "unmoved");
        await chronicle.UnmergeAsync("late-duplicate");
        return last;
    }

    private static void Compare(SlowWay slow, IReadOnlyList<Row> rows, DateOnly day)
    {
        var told = rows.Where(row => row.From <= day && (row.To is null || row.To > day)).ToList();
        foreach (var (sequence, expected) in slow.AllAt(day))
        {
            var there = told.Where(row => row.KnownFrom <= sequence && (row.KnownTo is null || row.KnownTo > sequence)).ToList();
            var twice = there.CountBy(row => row.Id).Where(pair => pair.Value > 1).Select(pair => pair.Key).ToList();
            Assert.True(twice.Count == 0, $"At {sequence}, {day:O}, more than one row for {string.Join(' ', twice)}");
            var actual = there.ToDictionary(row => row.Id, row => row.Shown);
            Assert.True(expected.Keys.ToHashSet().SetEquals(actual.Keys), $"At {sequence}, {day:O}: expected {string.Join(' ', expected.Keys.Except(actual.Keys))}, not {string.Join(' ', actual.Keys.Except(expected.Keys))}");
            foreach (var (id, entry) in expected)
                Assert.True(entry == actual[id], $"At {sequence}, {day:O}, {id}:\nexpected {entry}\nbut is   {actual[id]}");
        }
    }

    /// <summary>Days on which documents came out, and days before, between and after.</summary>
    private static IEnumerable<DateOnly> RandomDays(SlowWay slow, Random random)
    {
        var days = slow.Days.ToList();
        return Enumerable.Range(0, Days).Select(_ => days[random.Next(days.Count)].AddDays(random.Next(3) - 1)).Append(DateOnly.MaxValue).Append(days.Min().AddDays(-1)).Distinct();
    }

    /// <summary>A history in which little happens would prove little.</summary>
    private void AssertTellsMuch(IReadOnlyList<StoredEvent> log, SlowWay slow)
    {
        var kinds = typeof(OccurrenceEvent).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(OccurrenceEvent)) && !type.IsAbstract).Append(typeof(BulletinWithdrawn));
        Assert.Empty(kinds.Except(log.Select(e => e.Data!.GetType())));
        var chains = log.CountBy(e => slow.LongestChain(e.Sequence)).OrderBy(pair => pair.Key).ToList();
        output.WriteLine($"longest chains: {string.Join(", ", chains.Select(pair => $"{pair.Key} at {pair.Value} places"))}");
        Assert.True(chains[^1].Key >= 2, "No merge follows upon another one.");
    }

    private static async Task<IReadOnlyList<StoredEvent>> ReadLogAsync(string database, IServiceProvider parts)
    {
        var streams = await Sql.ColumnAsync(database, "SELECT id FROM timeline.mt_streams");
        return [.. (await parts.GetRequiredService<EventLog>().ReadStreamsAsync(streams, default)).OrderBy(e => e.Sequence)];
    }

    private static async Task<IReadOnlyList<Row>> ReadRowsAsync(string database)
    {
        var rows = new List<Row>();
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT id, known_from, known_to, published_from, published_to, body FROM timeline_read.entry");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(new Row(
                reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<long?>(2), reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly?>(4),
                EntryShown.Of(JsonSerializer.Deserialize<StoredEntry>(reader.GetFieldValue<byte[]>(5), TimelineJson.Options)!)));
        }

        return rows;
    }

    private sealed record Row(string Id, long KnownFrom, long? KnownTo, DateOnly From, DateOnly? To, EntryShown Shown);
}
