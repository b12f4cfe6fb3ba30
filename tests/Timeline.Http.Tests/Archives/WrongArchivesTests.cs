using System.Text.Json.Nodes;
using Timeline.Api.Archives;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Archives;

/// <summary>Of an archive with a mistake nothing is imported, and the line, the field and what was expected are told.</summary>
public sealed class WrongArchivesTests
{
    private const string Quotation = "She and he did something that nobody wrote.";

    [Theory]
    [InlineData("meeting_held", "data.participants[0].actor", "'azerbajan' is not the slug of an actor. Did you mean 'azerbaijan'?")]
    [InlineData("meeting_held", "data.topics[0]", "'peace-traety' is not the slug of a topic. Did you mean 'peace-treaty'")]
    [InlineData("meeting_held", "data.citation.quote", "The quotation is not in '")]
    [InlineData("meeting_held", "data.citation.bulletin", "'nonsense' is no bulletin of the lines before.")]
    [InlineData("meeting_held", "data.citation.start", "The words do not stand at ")]
    [InlineData("meeting_held", "data.date", "2021-13")]
    [InlineData("meeting_held", "data.coding.type", "The value is none of ")]
    [InlineData("meeting_held", "data.nonsense", "There is no field 'nonsense' here.")]
    [InlineData("meeting_held", "data", "It lacks 'title'; every field stands in an archive")]
    [InlineData("meeting_held", "version", "7 cannot follow in 'occurrence/")]
    [InlineData("meeting_held", "type", "'meeting_hold' is no event that an archive carries; expected one of ")]
    [InlineData("meeting_held", "stream", "is no stream for 'meeting_held'; expected occurrence/ and a slug")]
    [InlineData("occurrence_linked", "data.to", "'nobody-knows' is no occurrence of this archive.")]
    [InlineData("bulletin_registered", "text", "the text was changed since it was exported")]
    [InlineData("actor_described", "data.actor.wikidata", "'Q' is no Wikidata item")]
    public async Task A_wrong_field_is_told_by_its_line_and_name(string type, string field, string message)
    {
        using var archive = await Archive.OfAsync(await Templates.CopySeededAsync());
        var line = archive.Change(line => line.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal), told => Spoil(told, field));
        var refused = await RefusedAsync(archive);
        Assert.Contains(refused, problem => problem.Line == line && problem.Field == field && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_mistakes_are_told_together()
    {
        using var archive = await Archive.OfAsync(await Templates.CopySeededAsync());
        archive.Change(line => line.Contains("\"type\":\"meeting_held\"", StringComparison.Ordinal), told => Spoil(told, "data.topics[0]"));
        archive.Change(line => line.Contains("\"type\":\"statement_made\"", StringComparison.Ordinal), told => Spoil(told, "data.citation.quote"));
        Assert.Equal(["data.citation.quote", "data.topics[0]"], (await RefusedAsync(archive)).Select(problem => problem.Field).Order());
    }

    [Theory]
    [InlineData("\"type\":\"actor_described\"")]
    [InlineData("\"type\":\"bulletin_registered\"")]
    [InlineData("\"type\":\"statement_made\"")]
    public async Task What_is_missing_only_since_a_line_cannot_be_read_is_no_mistake_of_its_own(string which)
    {
        using var archive = await Archive.OfAsync(await Templates.CopySeededAsync());
        archive.Change(line => line.Contains(which, StringComparison.Ordinal), told => told.Remove("data"));
        var problem = Assert.Single(await RefusedAsync(archive));
        Assert.Contains("It lacks 'data'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task A_file_that_was_cut_short_is_known_for_one(int kept)
    {
        using var archive = await Archive.OfAsync(await Templates.CopySeededAsync());
        var lines = archive.Lines;
        archive.Write([.. lines.Take(1000), lines[1000][..kept]]);
        var problem = Assert.Single(await RefusedAsync(archive));
        Assert.Contains($"of {lines.Count - 1} lines: it was cut short. Export or copy it again.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_does_not_follow_from_those_before_it_is_refused_and_what_came_before_stays()
    {
        var here = await Templates.CopyEmptyAsync();
        await using (var parts = Templates.Parts(here))
        {
            var chronicle = new Chronicle(parts);
            await chronicle.BulletinAsync("january", "2021-01-31");
            await chronicle.RecordAsync("talk", "2021-01-11", "january", 1);
            await chronicle.RetractAsync("talk");
            await chronicle.ReinstateAsync("talk");
        }

        using var archive = await Archive.OfAsync(here);
        var line = archive.Change(line => line.Contains("occurrence_retracted", StringComparison.Ordinal), told => told["type"] = "occurrence_reinstated");
        var moved = await Templates.CopyEmptyAsync();
        var refused = await Assert.ThrowsAsync<ArchiveRefusedException>(() => archive.ImportAsync(moved));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal((line, "data", "'talk' is not retracted."), ((int)problem.Line, problem.Field, problem.Message));
        Assert.Equal(2, await Sql.NumberAsync(moved, "SELECT count(*) FROM timeline.mt_events"));
    }

    private static async Task<IReadOnlyList<ArchiveProblem>> RefusedAsync(Archive archive)
    {
        var moved = await Templates.CopyEmptyAsync();
        var refused = await Assert.ThrowsAsync<ArchiveRefusedException>(() => archive.ImportAsync(moved));
        Assert.Equal(0, await Sql.NumberAsync(moved, "SELECT count(*) FROM timeline.mt_events"));
        return refused.Problems;
    }

    private static void Spoil(JsonObject told, string field)
    {
        var data = told["data"]!.AsObject();
        switch (field)
        {
            case "data.participants[0].actor": data["participants"]![0]!["actor"] = "azerbajan"; break;
            case "data.topics[0]": data["topics"] = new JsonArray("peace-traety"); break;
            case "data.citation.quote": data["citation"]!["quote"] = Quotation; break;
            case "data.citation.bulletin": data["citation"]!["bulletin"] = "nonsense"; break;
            case "data.citation.start": data["citation"]!["start"] = 0; break;
            case "data.date": data["date"] = "2021-13"; break;
            case "data.coding.type": data["coding"]!["type"] = "shout"; break;
            case "data.nonsense": data["nonsense"] = 1; break;
            case "data": data.Remove("title"); break;
            case "data.to": data["to"] = "nobody-knows"; break;
            case "data.actor.wikidata": data["actor"]!["wikidata"] = "Q"; break;
            case "version": told["version"] = 7; break;
            case "type": told["type"] = "meeting_hold"; break;
            case "stream": told["stream"] = "bulletin/somewhere"; break;
            case "text": told["text"] = told["text"]!.GetValue<string>() + "."; break;
        }
    }
}
