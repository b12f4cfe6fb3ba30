using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Seeds;
using Timeline.Domain.Dates;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Seeds;

/// <summary>What people have corrected or taken back of the seeds stays so, however often the seeds are imported again.</summary>
public sealed class CorrectedSeedsTests : IAsyncLifetime, IDisposable
{
    private readonly SmallSeeds _seeds = new();
    private ServiceProvider _parts = null!;
    private string _database = "";

    private Chronicle Analyst => new(_parts);

    public async Task InitializeAsync()
    {
        _seeds.Write(
            SmallSeeds.One,
            SmallSeeds.Line("first-talk", "The North met the South.", more: """, "claims": [{"about": "who began", "actor": "north", "stance": "denies", "date": "2021-01-05", "quote": "The end of one."}]"""),
            SmallSeeds.Line("first-end", "The end of one.", more: """, "links": [{"to": "first-talk", "relation": "follows"}]"""));
        _database = await Templates.CopyEmptyAsync();
        _parts = Templates.Parts(_database);
        Assert.Empty(await _seeds.ImportAsync(_database));
    }

    public async Task DisposeAsync() => await _parts.DisposeAsync();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public async Task A_corrected_occurrence_stays_corrected_and_its_file_is_still_taken()
    {
        await Analyst.CorrectAsync("first-talk", new CorrectOccurrence(
            Edtf.Parse("2021-01-09"), null, OccurrenceKind.Agreement, [], null, null, [new DetailChange(Detail.Title, "Corrected")], "It was misread.", null));
        await NothingNewAsync();

        _seeds.Write(SmallSeeds.One, [.. (await File.ReadAllLinesAsync(Path.Combine(_seeds.Folder, SmallSeeds.One))).Append(SmallSeeds.Line("more", "Twice. Twice."))]);
        Assert.Empty(await _seeds.ImportAsync(_database));
        Assert.NotNull(await Analyst.KnownAsync("more"));
        Assert.Equal("Corrected", (await Analyst.KnownAsync("first-talk"))!.Title);
    }

    [Fact]
    public async Task What_was_taken_back_by_hand_is_not_added_again()
    {
        await Analyst.UnciteAsync("first-talk", 1);
        await Analyst.UnlinkAsync("first-end", new Link("first-talk", LinkRelation.Follows));
        await NothingNewAsync();
        Assert.Single((await Analyst.KnownAsync("first-talk"))!.Citations);
        Assert.Empty((await Analyst.KnownAsync("first-end"))!.Links);
    }

    [Fact]
    public async Task What_was_retracted_or_merged_stays_so()
    {
        await Analyst.RetractAsync("first-talk");
        await Analyst.MergeAsync("second-talk", "first-end");
        await NothingNewAsync();
        Assert.Equal(OccurrenceStatus.Retracted, (await Analyst.KnownAsync("first-talk"))!.Status);
    }

    [Fact]
    public async Task New_words_for_what_is_retracted_are_told_once_it_is_reinstated()
    {
        await Analyst.RetractAsync("first-talk");
        _seeds.Write(SmallSeeds.Two, SmallSeeds.Line("second-talk", "The South met the North."), SmallSeeds.Cites("first-talk", "They had met before."), SmallSeeds.Cites("first-end", "The end of two."));
        await ImportAsync(streams: 1);
        _seeds.Write(SmallSeeds.Two, SmallSeeds.Line("second-talk", "The South met the North."), SmallSeeds.Cites("first-talk", "The end of two."));
        await ImportAsync(streams: 0);
        await Analyst.ReinstateAsync("first-talk");
        await ImportAsync(streams: 1);
        Assert.Equal("The end of two.", (await Analyst.KnownAsync("first-talk"))!.Citations[^1].Quote);
        await NothingNewAsync();
    }

    [Fact]
    public async Task What_somebody_told_before_the_seeds_do_is_told_once()
    {
        await Analyst.DoAsync("first-talk", new AddCitation(new Citation("two-bulletin", null, "The end of two.", 46, 61, DateBasis.Relative)));
        await Analyst.LinkAsync("first-talk", "second-talk");
        _seeds.Write(SmallSeeds.One, SmallSeeds.Line("first-talk", "The North met the South.", more: """, "links": [{"to": "second-talk", "relation": "follows"}]"""));
        _seeds.Write(SmallSeeds.Two, SmallSeeds.Line("second-talk", "The South met the North."), SmallSeeds.Cites("first-talk", "The end of two."));
        await NothingNewAsync();
        var known = (await Analyst.KnownAsync("first-talk"))!;
        Assert.Equal((3, 1), (known.Citations.Count, known.Links.Count));
    }

    [Fact]
    public async Task A_line_that_differs_from_what_the_seeds_said_is_still_refused()
    {
        await Analyst.CorrectAsync("first-talk", new CorrectOccurrence(Edtf.Parse("2021-01-09"), null, null, null, null, null, [], "It was misread.", null));
        _seeds.Write(SmallSeeds.One, SmallSeeds.Line("first-talk", "The North met the South.", date: "2021-01-09"), SmallSeeds.Line("first-end", "The end of one."));
        var problem = Assert.Single(await _seeds.ImportAsync(_database));
        Assert.Contains("is recorded already, with other particulars", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_recorded_under_the_slug_of_a_line_is_not_recorded_again()
    {
        var known = (await Analyst.KnownAsync("first-end"))!;
        var record = new RecordOccurrence(
            known.Kind, known.Date, known.YearGiven, "By hand", null, known.Participants, known.Topics, null, known.Coding, null, known.Citations[0]);
        await Analyst.DoAsync("by-hand", record);
        _seeds.Write(SmallSeeds.Two, SmallSeeds.Line("second-talk", "The South met the North."), SmallSeeds.Line("by-hand", "The end of two."));
        Assert.Contains("is recorded already", Assert.Single(await _seeds.ImportAsync(_database)).Message, StringComparison.Ordinal);

        await Analyst.DoAsync("by-hand-alike", record with { Title = "Title of by-hand-alike" });
        _seeds.Write(SmallSeeds.Two, SmallSeeds.Line("second-talk", "The South met the North."));
        _seeds.Write(SmallSeeds.One, [.. (await File.ReadAllLinesAsync(Path.Combine(_seeds.Folder, SmallSeeds.One))).Append(SmallSeeds.Line("by-hand-alike", "The end of one."))]);
        await ImportAsync(streams: 0);
    }

    private Task NothingNewAsync() => ImportAsync(streams: 0);

    private async Task ImportAsync(int streams)
    {
        var report = await _parts.GetRequiredService<ImportSeeds>().RunAsync(_seeds.Folder, new Progress<SeedStep>(), default);
        Assert.Empty(report.Problems);
        Assert.Equal(streams, report.Streams);
    }
}
