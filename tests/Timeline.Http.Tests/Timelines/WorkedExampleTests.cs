using Timeline.Domain.Coding;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.House;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>The example of docs/time.md: each question in its tables is asked, and answered as they say.</summary>
public sealed class WorkedExampleTests
{
    [Fact]
    public async Task Each_question_of_the_example_is_answered_as_it_says()
    {
        await using var service = await ToldAsync();
        var lists = Rows(columns: 2).ToList();
        Assert.Equal(11, lists.Count);
        foreach (var row in lists) Assert.Equal((row[0], row[1]), (row[0], string.Join(' ', (await service.PageAsync(row[0])).Ids)));

        var looks = Rows(columns: 4).ToList();
        Assert.Equal(4, looks.Count);
        foreach (var row in looks)
        {
            var shots = await service.ReadAsync($"/v1/timeline/shots?{row[0]}");
            string Names(string list, string name) => string.Join(' ', shots.GetProperty(list).EnumerateArray().Select(one => one.GetProperty(name).GetString()));
            Assert.Equal(row, (IEnumerable<string>)[row[0], shots.GetProperty("date").GetString()!, Names("citations", "bulletin"), Names("claims", "actor")]);
        }
    }

    [Theory]
    [InlineData("2021-02", 0)]
    [InlineData("2021-03", 1)]
    public async Task The_claim_is_open_once_the_denial_could_be_read(string until, int open)
    {
        await using var service = await ToldAsync();
        Assert.Equal(open, (await service.ReadAsync($"/v1/disputes/hill?published_until={until}")).GetProperty("openClaims").GetArrayLength());
    }

    /// <summary>The cells of the tables whose first cell is a question.</summary>
    private static IEnumerable<string[]> Rows(int columns) =>
        from line in File.ReadAllLines(Path.Combine(Repository.Root, "docs", "time.md"))
        where line.StartsWith("| `", StringComparison.Ordinal) && line.Split('`')[1].Contains('=')
        let cells = line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '`')).ToArray()
        where cells.Length == columns
        select cells;

    private static async Task<WatchedService> ToldAsync()
    {
        var service = await WatchedService.StartAsync();
        var chronicle = new Chronicle(service.Parts);
        await chronicle.StatesAsync("north", "south");
        await chronicle.DisputeAsync("hill", null, "north", "south");
        await chronicle.BulletinAsync("january", "2021-01-31");
        await chronicle.BulletinAsync("march", "2021-03-31");
        var clock = TimeSpan.Zero;
        void At(int hour, int minute)
        {
            var next = new TimeSpan(31, hour, minute, 0);
            service.Clock.Advance((next - clock).TotalSeconds);
            clock = next;
        }

        At(9, 0);
        await chronicle.DoAsync(
            "shots",
            new RecordOccurrence(OccurrenceKind.Incident, Edtf.Parse("2021-01-05"), true, "Shots on the hill", null, [], ["hill"], null, new EventCoding(CodingType.Assault), null, chronicle.Citation("january", 1)),
            new RecordClaim("South fired", "north", ClaimStance.Asserts, null, Edtf.Parse("2021-01-06"), chronicle.Citation("january", 2)));
        At(9, 10);
        await chronicle.RecordAsync("talks", "2021-02-10", "march", 1);
        At(9, 20);
        await chronicle.DoAsync(
            "shots",
            new AddCitation(chronicle.Citation("march", 2)),
            new RecordClaim("South fired", "south", ClaimStance.Denies, null, Edtf.Parse("2021-03-01"), chronicle.Citation("march", 3)));
        At(10, 0);
        await chronicle.CorrectAsync("shots", new CorrectOccurrence(Edtf.Parse("2021-01-06"), null, null, null, null, null, [], "It was misread.", null));
        At(11, 0);
        await chronicle.RecordAsync("rumour", "2021-01-20", "january", 4);
        At(12, 0);
        await service.ReachAsync(await chronicle.RetractAsync("rumour"));
        return service;
    }
}
