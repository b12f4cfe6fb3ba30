using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Commands;

/// <summary>What a person reads from <c>timeline replay</c>, when it is no terminal that shows it.</summary>
public sealed class ReplayCommandTests
{
    [Fact]
    public async Task A_dispute_is_told_line_by_line()
    {
        var database = await Templates.CopySeededAsync();
        var ended = await Program.RunAsync(database, "replay", "dostlug-field");
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var lines = ended.Output.TrimEnd('\n').Split('\n');
        Assert.Contains(lines, line => line.StartsWith("2021-01-21  ", StringComparison.Ordinal));
        Assert.DoesNotContain('\x1b', ended.Output);
        Assert.Matches(@"^frames: \d+, entries: \d+, from \S+ to \S+; agreements: \d+, open claims: \d+, tense spells: \d+, quiet spells: \d+$", lines[^1]);

        var bounded = await Program.RunAsync(database, "replay", "dostlug-field", "--order", "published", "--published-until", "2021-01");
        Assert.All(bounded.Output.Split('\n')[..1], line => Assert.StartsWith("2021-01-31  ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dostlug-fields", "Did you mean 'dostlug-field'?")]
    [InlineData("energy", "nobody disputes")]
    [InlineData("dostlug-field --recorded-until yesterday", "neither a sequence")]
    public async Task What_is_wrong_is_said_plainly(string words, string why) =>
        (await Program.RunAsync(await Templates.CopySeededAsync(), [.. words.Split(' ').Prepend("replay")])).FailedPlainly(why);
}
