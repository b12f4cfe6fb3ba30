using Timeline.Api.Seeds;
using Timeline.Api.Seeds.Verifying;
using static Timeline.Http.Tests.Seeds.SmallSeeds;

namespace Timeline.Http.Tests.Seeds;

/// <summary>What <c>timeline verify seeds</c> finds beyond what an import refuses.</summary>
public sealed class VerifyingSeedsTests : IDisposable
{
    private const string Skipped = "occurrences/one.skipped.md";
    private const string Distinct = "occurrences/distinct.md";

    private readonly SmallSeeds _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task Our_own_seeds_are_proved_complete_and_explained() =>
        Assert.Empty((await VerifySeeds.RunAsync(SeedFolder.Own, default)).Problems);

    [Fact]
    public async Task What_an_import_refuses_is_told_here_too_and_needs_no_database()
    {
        Tells("On 5 January 2021 the North met the South.", Line("talk", "No such words."), Line("talk", "the North met the South.", actor: "nort"));
        var problems = await VerifyAsync();
        Assert.Equal([(One, 1, "citations[0].quote"), (One, 2, "participants[0].actor"), (One, 2, "slug")], problems.Select(p => (p.File, p.Line, p.Field)).Order());
    }

    [Fact]
    public async Task What_a_decision_refuses_is_told()
    {
        Tells("On 5 January 2021 the North met the South.", Line("talk", "On 5 January 2021 the North met the South.", more: """, "links": [{"to": "talk", "relation": "follows"}]"""));
        Assert.Equal((One, 1), Place(Assert.Single(await VerifyAsync())));
    }

    [Fact]
    public async Task A_document_that_nobody_read_is_told()
    {
        Tells("On 5 January 2021 the North met the South.", Line("talk", "On 5 January 2021 the North met the South."));
        _seeds.Delete(Two);
        var problem = Assert.Single((await VerifySeeds.RunAsync(_seeds.Folder, default)).Problems);
        Assert.Equal(("bulletins.yaml", "file"), (problem.File, problem.Field));
    }

    [Fact]
    public async Task A_dated_sentence_without_a_citation_is_told_with_its_line_until_it_is_explained()
    {
        Tells("On 5 January 2021 the North met the South.\n\nIn 2019 they traded\nsalt. Nothing else.", Line("talk", "On 5 January 2021 the North met the South."));
        var problem = Assert.Single(await VerifyAsync());
        Assert.Equal(("bulletins/one.txt", 3), Place(problem));
        Assert.Contains("«2019»", problem.Message, StringComparison.Ordinal);

        _seeds.Write(Skipped, "# Left out", "", "- \"they traded salt\" — bare statistics.");
        Assert.Empty(await VerifyAsync());
    }

    [Fact]
    public async Task A_date_word_outside_the_citation_is_not_covered_by_the_rest_of_its_sentence()
    {
        Tells("On 5 January 2021 the North met the South, as in 2019.", Line("talk", "On 5 January 2021 the North met the South"));
        Assert.Contains("«2019»", Assert.Single(await VerifyAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_that_explains_nothing_is_told()
    {
        Tells("On 5 January 2021 the North met the South.", Line("talk", "On 5 January 2021 the North met the South."));
        _seeds.Write(Skipped, "- \"they traded salt\" — no such sentence.", "- because", "- `talk`, `ann` — not named.", "- `walk`, `ann` — no such line.");
        Assert.Equal([(Skipped, 1), (Skipped, 2), (Skipped, 3), (Skipped, 4)], (await VerifyAsync()).Select(Place).Order());
    }

    [Theory]
    [InlineData("In 2020 the North met the South; it was not 2021-01.", "2019-01", "explicit", false, "citations[0].basis")]
    [InlineData("On 5 June 2021 the North met the South.", "2021-01-05", "explicit", true, "citations[0].basis")]
    [InlineData("The North met the South; 2021 passed.", "2020", "explicit", false, "citations[0].basis")]
    [InlineData("The North met the South.", "2021-01", "explicit", false, "citations[0].basis")]
    [InlineData("The North met the South.", "2021-01", "relative", false, "citations[0].basis")]
    [InlineData("The North met the South.", "2021-01", "inherited", true, "yearGiven")]
    [InlineData("On 5 April 2021 the North met the South.", "2021-04-05", "explicit", true, "date")]
    public async Task A_date_that_its_words_do_not_prove_is_told(string text, string date, string basis, bool yearGiven, string field)
    {
        Tells(text, Line("talk", text, date).Replace("\"explicit\"", $"\"{basis}\"", StringComparison.Ordinal)
            .Replace("\"yearGiven\": true", $"\"yearGiven\": {(yearGiven ? "true" : "false")}", StringComparison.Ordinal));
        var problem = Assert.Single(await VerifyAsync());
        Assert.Equal((One, 1, field), (problem.File, problem.Line, problem.Field));
    }

    [Theory]
    [InlineData("On 5 January 2021 they met.", "2021-01-05", "explicit")]
    [InlineData("On January 5-6 they met in 2021.", "2021-01-05/2021-01-06", "explicit")]
    [InlineData("They met in 2021.", "2021-01-05", "explicit")]
    [InlineData("In the 1990s they met.", "199X", "explicit")]
    [InlineData("In the early 20th century they met.", "1900~/1933~", "explicit")]
    [InlineData("They met ten days ago, 2021.", "2021-01-05", "relative")]
    [InlineData("They met. It was 2021.", "2021-01-05", "inherited")]
    public async Task A_date_that_its_words_prove_is_not(string text, string date, string basis)
    {
        Tells(text, Line("talk", text, date).Replace("\"explicit\"", $"\"{basis}\"", StringComparison.Ordinal)
            .Replace("\"yearGiven\": true", "\"yearGiven\": false", StringComparison.Ordinal));
        Assert.Empty(await VerifyAsync());
    }

    [Fact]
    public async Task A_person_who_is_named_in_the_proof_takes_part_or_is_explained()
    {
        Tells("On 5 January 2021 the North met the South, said Ann.", Line("talk", "On 5 January 2021 the North met the South, said Ann."));
        var problem = Assert.Single(await VerifyAsync());
        Assert.Equal((One, 1, "participants"), (problem.File, problem.Line, problem.Field));
        Assert.Contains("'ann'", problem.Message, StringComparison.Ordinal);

        _seeds.Write(Skipped, "- `talk`, `ann` — she only tells of it.");
        Assert.Empty(await VerifyAsync());
    }

    [Fact]
    public async Task Whom_a_participant_stands_for_need_not_be_named_beside_it()
    {
        Tells("On 5 January 2021 Ann met the South.", Line("talk", "On 5 January 2021 Ann met the South.", actor: "ann"));
        Assert.Empty(await VerifyAsync());
    }

    [Fact]
    public async Task Two_meetings_of_one_actor_on_one_day_are_told_until_they_are_explained()
    {
        Tells("On 5 January 2021 the North met the South. On 5 January 2021 the North met the East.",
            Line("talk", "On 5 January 2021 the North met the South."), Line("other-talk", "On 5 January 2021 the North met the East."));
        var problem = Assert.Single(await VerifyAsync());
        Assert.Contains("'other-talk'", problem.Message, StringComparison.Ordinal);

        _seeds.Write(Distinct, "- `talk`, `other-talk` — with the South, with the East.");
        Assert.Empty(await VerifyAsync());
        _seeds.Write(Distinct, "- `talk`, `other-talk`, `third-talk` — there is no third.");
        Assert.Equal((Distinct, 1), Place(Assert.Single(await VerifyAsync())));
    }

    private static (string, int) Place(SeedProblem problem) => (problem.File, problem.Line);

    /// <summary>Gives the first document a text and lines; the second tells nothing.</summary>
    private void Tells(string text, params string[] lines)
    {
        _seeds.Write("bulletins/one.txt", text);
        _seeds.Write(One, lines);
        _seeds.Write(Two);
    }

    private async Task<IReadOnlyList<SeedProblem>> VerifyAsync() => (await VerifySeeds.RunAsync(_seeds.Folder, default)).Problems;
}
