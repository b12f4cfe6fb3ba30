using System.Text;
using System.Text.Json;
using Timeline.Http.Tests.Seeds;

namespace Timeline.Http.Tests.Commands;

/// <summary><c>timeline read</c> and <c>timeline evaluate</c>: what the reader makes of a file, without any database.</summary>
public sealed class ReadCommandTests : IDisposable
{
    /// <summary>Nobody listens on port 1.</summary>
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2";

    private const string Bulletin =
        "On July 5, 2022, Armenia signed an agreement with Georgia. A day later, the Ministry of Foreign Affairs of Norway said that it welcomed the news.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("timeline-read-");

    [Fact]
    public async Task A_bulletin_becomes_proposals_in_the_shape_of_entries()
    {
        var ended = await ReadAsync(Bulletin, "--json");
        Assert.Equal(0, ended.Code);
        var proposals = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["agreement 2022-07-05 True", "statement 2022-07-06 False"], proposals.Select(one => $"{one.GetProperty("kind")} {one.GetProperty("date")} {one.GetProperty("yearGiven")}"));
        Assert.Equal("2022-07-05-", proposals[0].GetProperty("id").GetString()![..11]);
        Assert.InRange(proposals[0].GetProperty("confidence").GetDecimal(), 0.1m, 1m);
        Assert.NotEmpty(proposals[0].GetProperty("reasons").EnumerateArray());
        Assert.Equal("Ministry of Foreign Affairs of Norway", proposals[1].GetProperty("participants")[0].GetProperty("name").GetString());
        var citation = proposals[0].GetProperty("citations")[0];
        Assert.Equal(citation.GetProperty("quote").GetString(), Bulletin[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()]);
    }

    [Fact]
    public async Task People_get_lines_and_on_request_the_steps()
    {
        var ended = await ReadAsync(Bulletin, "--explain");
        Assert.Contains("    date 2022-07-05 from 'July 5, 2022': a day, year given", ended.Output, StringComparison.Ordinal);
        Assert.Contains("2022-07-05               agreement", ended.Output, StringComparison.Ordinal);
        Assert.Contains("2 sentences, 1 dated: 2 proposals, 1 new actor.", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There was a meeting. It went well.", 0, "has no date at all in 2 sentences")]
    [InlineData("Le ministre a rencontré son homologue à Paris. Les deux ministres ont parlé de la région.", 1, "does not look like English")]
    [InlineData("a\0b", 1, "holds no text: The text holds the character NUL")]
    [InlineData("", 0, "has no sentence to read")]
    [InlineData("%PDF-1.4 and no more", 1, "PDF")]
    public async Task What_cannot_be_read_is_told_in_a_line(string text, int code, string said)
    {
        var ended = await ReadAsync(text);
        Assert.Equal((code, ""), (ended.Code, ended.Output));
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read file.txt", "--issued")]
    [InlineData("read file.txt --issued yesterday", "--issued")]
    [InlineData("read file.txt --issued 2022/..", "beginning and an end")]
    [InlineData("read file.txt --issued 2022-07 --published soon", "--published")]
    [InlineData("read /no/such/file.txt --issued 2022-07", "There is no file '/no/such/file.txt'. Give")]
    [InlineData("read /tmp --issued 2022-07", "is a folder. Give one file")]
    [InlineData("evaluate --document nonsense", "No curated document has such a name")]
    public async Task A_mistake_on_the_command_line_is_named(string words, string said)
    {
        var ended = await Program.RunAsync(Nowhere, words.Split(' '));
        Assert.Equal((1, ""), (ended.Code, ended.Output.Split("Description:")[0].Trim()));
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_is_scored_against_the_curated_documents()
    {
        var ended = await Program.RunAsync(Nowhere, "evaluate", "--json", "--document", "001");
        Assert.True(ended.Code == 0, ended.Error);
        var all = JsonSerializer.Deserialize<JsonElement>(ended.Output.Split('\n')[0]);
        Assert.Equal("all", all.GetProperty("by").GetString());
        Assert.InRange(all.GetProperty("score").GetProperty("recall").GetDouble(), 0.78, 1);
        Assert.InRange(all.GetProperty("score").GetProperty("precision").GetDouble(), 0.75, 1);
    }

    [Fact]
    public async Task Seeds_of_ones_own_are_scored_too()
    {
        using var seeds = new SmallSeeds();
        var ended = await Program.RunAsync(Nowhere, "evaluate", seeds.Folder, "--errors");
        Assert.True(ended.Code == 0, ended.Error);
        Assert.Contains("found/curated", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Ended> ReadAsync(string text, params string[] words)
    {
        var file = Path.Combine(_folder.FullName, "bulletin.txt");
        await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(text));
        return await Program.RunAsync(Nowhere, ["read", file, "--issued", "2022-07", .. words]);
    }
}
