using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Http.Tests.Proposals;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Commands;

/// <summary><c>timeline import FILE</c> and <c>timeline read FILE --compare</c>: a document comes in, is read, and read again beside what was decided.</summary>
public sealed class DocumentCommandsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("timeline-import-");
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(_database);
        await new Chronicle(parts).ActorsAsync(Chronicle.Actor("norland") with { Name = "Norland" }, Chronicle.Actor("sudland") with { Name = "Sudland" });
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_document_is_registered_as_it_is_told_and_read()
    {
        var ended = await ImportAsync(ReviewDesk.Text(2031), "--id", "orvel", "--title", "The lake", "--publisher", "The Institute", "--issued", "2031-03", "--published", "2031-04-02");
        Assert.Equal((0, "orvel\n"), (ended.Code, ended.Output));
        Assert.Contains("Registered as 'orvel', issued 2031-03, published 2031-04-02.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("5 sentences, 5 dated: 5 proposals. To decide: timeline review orvel", ended.Error, StringComparison.Ordinal);
        Assert.Equal(ReviewDesk.Proposals, await Sql.NumberAsync(_database, "SELECT count(*) FROM timeline_read.proposal WHERE bulletin = 'orvel' AND state = 'open'"));
        Assert.Equal("The lake The Institute", Assert.Single(await Sql.ColumnAsync(_database, "SELECT (data ->> 'title') || ' ' || (data ->> 'publisher') FROM timeline.mt_events WHERE type = 'bulletin_registered'")));

        var again = await ImportAsync(ReviewDesk.Text(2031));
        Assert.Equal((0, "orvel\n"), (again.Code, again.Output));
        Assert.Contains("registered already, as 'orvel'", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, await Sql.NumberAsync(_database, "SELECT count(*) FROM timeline.mt_events WHERE type = 'bulletin_read'"));
    }

    [Fact]
    public async Task What_is_not_told_is_taken_from_the_first_lines()
    {
        var ended = await ImportAsync(ReviewDesk.Text(2032));
        Assert.Equal((0, "bulletin-of-the-institute-for-inland-waters\n"), (ended.Code, ended.Output));
        Assert.Contains("issued 2032-03, published 2032-03-31.", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No line tells who published this, or when.", 1, "--publisher: It is missing")]
    [InlineData("a\0b", 1, "holds no text")]
    [InlineData(" \n", 1, "has no text")]
    [InlineData("%PDF-1.4 and no more", 1, "PDF")]
    [InlineData("The Institute\nMay 2031\n\nLe ministre a rencontré son homologue à Paris. Les deux ministres ont parlé de la région.", 1, "does not look like English")]
    [InlineData("The Institute\nMay 2031\n\nThere was a meeting. It went well.", 0, "no date at all in 2 sentences")]
    public async Task What_cannot_be_imported_or_read_is_told_in_words(string text, int code, string said)
    {
        var ended = await ImportAsync(text);
        Assert.True(code == ended.Code, ended.Error);
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_is_compared_with_what_was_decided()
    {
        await ImportAsync(ReviewDesk.Text(2033), "--id", "compared");
        await using (var parts = Templates.Parts(_database))
        {
            var decide = parts.GetRequiredService<Api.Proposals.DecideProposal>();
            foreach (var n in (int[])[1, 2])
            {
                var known = (await decide.FindAsync(string.Create(CultureInfo.InvariantCulture, $"compared-{n}"), default))!;
                var wanted = Api.Proposals.Wanted.Of(known.Proposal);
                if (n == 2) wanted = wanted with { Occurrence = wanted.Occurrence with { Date = Domain.Dates.Edtf.Parse("2033-03-05") }, IsAmended = true, Slug = "the-accusation" };
                await decide.AcceptAsync(known, wanted, _ => { }, "ann", default);
            }

            await decide.RejectAsync("compared-3", "It is no act.", _ => { }, "ann", default);
        }

        var ended = await CompareAsync("--json");
        Assert.True(ended.Code == 0, ended.Error);
        var changes = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["changed", "new", "new", "new"], changes.Select(change => change.GetProperty("change").GetString()));
        Assert.Equal(("the-accusation", "date 2033-03-05 -> 2033-03-06"), (changes[0].GetProperty("entry").GetString(), Assert.Single(changes[0].GetProperty("notes").EnumerateArray()).GetString()));
        Assert.Equal("compared-3 is rejected: It is no act.", Assert.Single(changes[1].GetProperty("notes").EnumerateArray()).GetString());
        Assert.Contains("'compared': 1 the same, 1 changed, 0 gone, 3 new.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("CHANGED  2033-03-06", (await CompareAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_the_seeds_is_compared_with_what_people_found_in_it()
    {
        var seeded = await Templates.CopySeededAsync();
        var file = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "bulletins"), "001*").Single();
        var ended = await Program.RunAsync(seeded, "read", file, "--compare");
        Assert.True(ended.Code == 0, ended.Error);
        Assert.Contains("GONE     ", ended.Output, StringComparison.Ordinal);
        Assert.Matches(@"'air-center-2021-05': [1-9]\d* the same, \d+ changed, \d+ gone, \d+ new\.", ended.Error);
        var imported = await Program.RunAsync(seeded, "import", file);
        Assert.Contains("People have read it already.", imported.Error, StringComparison.Ordinal);
        Assert.Equal(0, await Sql.NumberAsync(seeded, "SELECT count(*) FROM timeline.mt_events WHERE type = 'bulletin_read'"));
    }

    [Fact]
    public async Task What_is_not_registered_cannot_be_compared()
    {
        await File.WriteAllTextAsync(Document, "Never registered.");
        (await CompareAsync()).FailedPlainly("is not registered");
    }

    private string Document => Path.Combine(_folder.FullName, "bulletin.txt");

    private async Task<Ended> ImportAsync(string text, params string[] words)
    {
        await File.WriteAllBytesAsync(Document, Encoding.UTF8.GetBytes(text));
        return await Program.RunAsync(_database, ["import", Document, .. words]);
    }

    private Task<Ended> CompareAsync(params string[] words) => Program.RunAsync(_database, ["read", Document, "--compare", .. words]);
}
