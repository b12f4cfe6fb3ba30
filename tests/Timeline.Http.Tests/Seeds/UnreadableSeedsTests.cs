using Timeline.Http.Tests.Running;
using static Timeline.Http.Tests.Seeds.SmallSeeds;

namespace Timeline.Http.Tests.Seeds;

/// <summary>Seeds that are hardly seeds at all: they are told by file, line and field too, and never end the program.</summary>
public sealed class UnreadableSeedsTests : IDisposable
{
    private readonly SmallSeeds _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Theory]
    [InlineData("links", "A null is no link.")]
    [InlineData("claims", "A null is no claim.")]
    public async Task A_null_in_a_list_of_a_line_is_told(string list, string said)
    {
        _seeds.Write(One, Line("first-talk", "The North met the South.", more: $", \"{list}\": [null]"));
        var problem = Assert.Single(await _seeds.ImportAsync(await Templates.CopyEmptyAsync()), problem => problem.File == One);
        Assert.Equal((1, $"{list}[0]", said), (problem.Line, problem.Field, problem.Message));
    }

    [Fact]
    public async Task A_line_that_is_not_utf_8_is_told_by_its_number_beside_all_others()
    {
        _seeds.Write(One, Line("first-talk", "The North met the South."), "?", Line("first-end", "No such words."));
        _seeds.Spoil(One, (byte)'?', 0xFF);
        var problems = (await _seeds.ImportAsync(await Templates.CopyEmptyAsync())).Where(problem => problem.File == One);
        Assert.Equal([(2, "The line is not UTF-8."), (3, null)], problems.Select(p => (p.Line, p.Line == 2 ? p.Message : null)));
    }

    [Fact]
    public async Task A_catalogue_that_is_not_utf_8_is_told()
    {
        _seeds.Write("topics.yaml", "topics:", "  - id: peace", "    label: Pe?ce", "    scope: All of it.");
        _seeds.Spoil("topics.yaml", (byte)'?', 0xFF);
        Assert.Contains(await _seeds.ImportAsync(await Templates.CopyEmptyAsync()), problem => problem is { File: "topics.yaml", Message: "The file is not UTF-8." });
    }

    [Fact]
    public async Task A_number_beyond_all_bounds_is_told_where_a_text_was_expected()
    {
        _seeds.Write("actors.yaml", "actors:", "  - id: north", "    name: North", "    type: state", "    wikidata: 99999999999999999999999999999999999999999");
        Assert.Contains(await _seeds.ImportAsync(await Templates.CopyEmptyAsync()), problem => problem is { File: "actors.yaml", Line: 5, Field: "wikidata" });
    }

    [Fact]
    public async Task A_list_that_holds_itself_is_told()
    {
        _seeds.Write("topics.yaml", "topics: &all", "  - *all");
        Assert.Contains(
            await _seeds.ImportAsync(await Templates.CopyEmptyAsync()),
            problem => problem.File == "topics.yaml" && problem.Message.Contains("nested too deeply", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_in_an_entry_hides_nothing_that_is_wrong_between_the_others()
    {
        _seeds.Write(
            "actors.yaml",
            "actors:",
            "  - {id: north, name: North, type: stat}",
            "  - {id: south, name: South, type: state, aliases: [The Land]}",
            "  - {id: ann, name: Ann, type: person, aliases: [the land], represents: [{actor: north}]}");
        var problems = (await _seeds.ImportAsync(await Templates.CopyEmptyAsync())).Where(problem => problem.File == "actors.yaml");
        Assert.Equal([(2, "type"), (3, "aliases")], problems.Select(problem => (problem.Line, problem.Field)).Order());
    }
}
