using Timeline.Http.Tests.Running;
using static Timeline.Http.Tests.Seeds.SmallSeeds;

namespace Timeline.Http.Tests.Seeds;

/// <summary>Mistakes in seeds: all are told at once with file, line, field and reason, and nothing of their file is recorded.</summary>
public sealed class BrokenSeedsTests : IDisposable
{
    // For imports that record nothing that matters to the next one.
    private static readonly Lazy<Task<string>> Any = new(Templates.CopyEmptyAsync);

    private readonly SmallSeeds _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task Seeds_without_a_mistake_are_all_recorded()
    {
        var database = await Templates.CopyEmptyAsync();
        Assert.Empty(await _seeds.ImportAsync(database));
        Assert.Equal(["occurrence/first-end", "occurrence/first-talk", "occurrence/second-talk"], await StreamsAsync(database, "occurrence"));
        Assert.Equal(2, await Sql.NumberAsync(database, "SELECT version FROM timeline.mt_streams WHERE id = 'occurrence/first-talk'"));
    }

    [Fact]
    public async Task All_wrong_lines_of_a_file_are_told_in_one_run_and_the_other_file_lands()
    {
        _seeds.Write(
            One,
            Line("good", "The North met the South."),
            Line("unknown-actor", "The end of one.", actor: "nort"),
            Line("not-found", "The North met the East."),
            "",
            Line("not-unique", "Twice."),
            Line("bad-date", "The end of one.", date: "2021-13-01"),
            Line("unknown-field", "The end of one.", more: """, "colour": "red" """),
            "{\"slug\": ");
        _seeds.Write(Two, Line("second-talk", "The South met the North."));
        var database = await Templates.CopyEmptyAsync();
        var problems = await _seeds.ImportAsync(database);

        Assert.All(problems, problem => Assert.Equal(One, problem.File));
        Assert.Equal(
            [(2, "participants[0].actor"), (3, "citations[0].quote"), (5, "citations[0].quote"), (6, "date"), (7, "colour"), (8, "")],
            problems.Select(problem => (problem.Line, problem.Line == 8 ? "" : problem.Field)).Order());
        string Said(int line) => problems.Single(problem => problem.Line == line).Message;
        Assert.Contains("'north'", Said(2), StringComparison.Ordinal);
        Assert.Contains("not in 'one-bulletin'", Said(3), StringComparison.Ordinal);
        Assert.Contains("«South", Said(3), StringComparison.Ordinal);
        Assert.Contains("2 times", Said(5), StringComparison.Ordinal);
        Assert.Contains("nth", Said(5), StringComparison.Ordinal);
        Assert.Contains("2021-13", Said(6), StringComparison.Ordinal);
        Assert.Contains("'colour'", Said(7), StringComparison.Ordinal);
        Assert.Equal(["occurrence/second-talk"], await StreamsAsync(database, "occurrence"));
    }

    [Fact]
    public async Task Whoever_refers_to_an_occurrence_of_a_file_that_is_left_out_is_left_out_too()
    {
        _seeds.Write(One, Line("first-talk", "The North met the South."), Line("first-end", "No such words."));
        var database = await Templates.CopyEmptyAsync();
        var problems = await _seeds.ImportAsync(database);
        Assert.Equal([(One, 2), (Two, 2)], problems.Select(problem => (problem.File, problem.Line)));
        Assert.Contains("'first-talk'", problems[1].Message, StringComparison.Ordinal);
        Assert.Empty(await StreamsAsync(database, "occurrence"));
    }

    [Fact]
    public async Task What_was_recorded_before_may_be_referred_to_even_if_its_file_is_broken_now()
    {
        var database = await Templates.CopyEmptyAsync();
        Assert.Empty(await _seeds.ImportAsync(database));
        _seeds.Write(One, Line("first-talk", "No such words."));
        _seeds.Write(Two, Line("second-talk", "The South met the North."), Cites("first-talk", "They had met before."), Cites("first-end", "The end of two."));
        Assert.Equal([(One, 1)], (await _seeds.ImportAsync(database)).Select(problem => (problem.File, problem.Line)));
        Assert.Equal(2, await Sql.NumberAsync(database, "SELECT version FROM timeline.mt_streams WHERE id = 'occurrence/first-talk'"));
        Assert.Equal(3, await Sql.NumberAsync(database, "SELECT version FROM timeline.mt_streams WHERE id = 'occurrence/first-end'"));
    }

    [Fact]
    public async Task A_line_that_cites_an_unknown_occurrence_is_told()
    {
        _seeds.Write(Two, Line("second-talk", "The South met the North."), Cites("never-was", "They had met before."));
        var database = await Templates.CopyEmptyAsync();
        var problem = Assert.Single(await _seeds.ImportAsync(database));
        Assert.Equal((Two, 2, "cites"), (problem.File, problem.Line, problem.Field));
        Assert.Contains("'never-was'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["occurrence/first-end", "occurrence/first-talk"], await StreamsAsync(database, "occurrence"));
    }

    [Fact]
    public async Task Actors_that_cannot_stand_together_are_all_told_with_their_lines_and_none_is_recorded()
    {
        _seeds.Write(
            "actors.yaml",
            "actors:",
            "  - id: north",
            "    name: North",
            "    type: state",
            "    aliases: [The Land]",
            "  - id: south",
            "    name: South",
            "    type: state",
            "    aliases: [the land]",
            "  - id: ann",
            "    name: Ann",
            "    type: person",
            "    represents: [{actor: nowhere}]",
            "  - id: bob",
            "    name: Bob",
            "    type: person",
            "    represents: [{actor: cid}]",
            "  - id: cid",
            "    name: Cid",
            "    type: person",
            "    represents: [{actor: bob}]");
        var database = await Templates.CopyEmptyAsync();
        var problems = (await _seeds.ImportAsync(database)).Where(problem => problem.File == "actors.yaml").ToList();
        Assert.Equal([(9, "aliases"), (13, "represents"), (17, "represents"), (21, "represents")], problems.Select(problem => (problem.Line, problem.Field)).Order());
        Assert.Contains("'north'", problems.Single(problem => problem.Line == 9).Message, StringComparison.Ordinal);
        Assert.Contains("'nowhere'", problems.Single(problem => problem.Line == 13).Message, StringComparison.Ordinal);
        Assert.Contains("circle", problems.Single(problem => problem.Line == 17).Message, StringComparison.Ordinal);
        Assert.Empty(await StreamsAsync(database, "actor"));
        Assert.Equal(["topic/peace", "topic/treaty"], await StreamsAsync(database, "topic"));
        Assert.Equal(["place/harbour"], await StreamsAsync(database, "place"));
    }

    [Fact]
    public async Task Every_single_wrong_field_of_the_catalogue_is_told_with_its_line()
    {
        _seeds.Write("actors.yaml", "actors:", "  - id: North Land", "    name: North", "    type: kingdom", "    wikidata: 227", "    colour: red", "  - id: south", "    name: ''", "    type: state");
        _seeds.Write("places.yaml", "places:", "  - id: harbour", "    name: Harbour", "    latitude: 91", "    longitude: 45", "    precision: about");
        var problems = await _seeds.ImportAsync(await Templates.CopyEmptyAsync());
        foreach (var (file, line) in new[] { ("actors.yaml", 8), ("places.yaml", 4), ("places.yaml", 6) })
            Assert.Contains(problems, problem => problem.File == file && problem.Line == line);
        Assert.Contains(problems, problem => problem.File == "actors.yaml" && problem.Line is >= 2 and <= 6);
    }

    [Fact]
    public async Task A_topic_below_an_unknown_one_is_told_and_no_topic_is_recorded()
    {
        _seeds.Write("topics.yaml", "topics:", "  - id: peace", "    label: Peace", "    scope: All of it.", "  - id: treaty", "    label: Treaty", "    parent: war", "    scope: The treaty.");
        var database = await Templates.CopyEmptyAsync();
        var problem = Assert.Single(await _seeds.ImportAsync(database), problem => problem.File == "topics.yaml");
        Assert.Equal((7, "parent"), (problem.Line, problem.Field));
        Assert.Contains("'war'", problem.Message, StringComparison.Ordinal);
        Assert.Empty(await StreamsAsync(database, "topic"));
        Assert.Equal(3, (await StreamsAsync(database, "actor")).Count);
    }

    [Fact]
    public async Task A_document_that_is_missing_is_told_where_it_is_named()
    {
        _seeds.Delete("bulletins/two.txt");
        var database = await Templates.CopyEmptyAsync();
        var problems = await _seeds.ImportAsync(database);
        var missing = Assert.Single(problems, problem => problem.File == "bulletins.yaml");
        Assert.Equal((9, "file"), (missing.Line, missing.Field));
        Assert.Contains("bulletins/two.txt", missing.Message, StringComparison.Ordinal);
        Assert.Contains(problems, problem => problem.File == Two);
        Assert.Empty(await StreamsAsync(database, "bulletin"));
    }

    [Fact]
    public async Task A_document_that_is_no_text_is_told()
    {
        _seeds.Write("bulletins/two.txt", "The South met the North.\0");
        var problem = Assert.Single(await _seeds.ImportAsync(await Templates.CopyEmptyAsync()), problem => problem.File == "bulletins.yaml");
        Assert.Contains("NUL", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("actors.yaml", "actors: [")]
    [InlineData("actors.yaml", "actors: 7")]
    [InlineData("actors.yaml", "- north")]
    [InlineData("topics.yaml", "\t- x")]
    [InlineData("places.yaml", "places:\n  - 7")]
    [InlineData("bulletins.yaml", "bulletins:\n  - null")]
    [InlineData(One, "null")]
    [InlineData(One, "[]")]
    [InlineData(One, "{}")]
    [InlineData(One, "{\"slug\": \"x\", \"slug\": \"y\"}")]
    [InlineData(One, "{\"slug\": \"x\", \"citations\": [null]}")]
    [InlineData(One, "{\"slug\": \"x\", \"participants\": [null], \"claims\": [null], \"links\": [null], \"coding\": null}")]
    public async Task What_is_no_proper_file_is_told_and_never_a_crash(string file, string content)
    {
        _seeds.Write(file, content);
        Assert.Contains(await _seeds.ImportAsync(await Any.Value), problem => problem.File == file);
    }

    [Fact]
    public async Task An_occurrence_recorded_with_other_particulars_is_told()
    {
        var database = await Templates.CopyEmptyAsync();
        Assert.Empty(await _seeds.ImportAsync(database));
        var before = await Sql.NumberAsync(database, "SELECT max(seq_id) FROM timeline.mt_events");
        _seeds.Write(One, Line("first-talk", "The North met the South.", date: "2021-01-06"), Line("first-new", "The end of one."));
        var problem = Assert.Single(await _seeds.ImportAsync(database), problem => problem.File == One);
        Assert.Equal((1, "slug"), (problem.Line, problem.Field));
        Assert.Contains("'first-talk'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Sql.NumberAsync(database, "SELECT max(seq_id) FROM timeline.mt_events"));
    }
}
