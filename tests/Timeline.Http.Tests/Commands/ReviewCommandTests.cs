using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Bulletins;
using Timeline.Api.Operations;
using Timeline.Http.Tests.Running;
using Timeline.Reading;

namespace Timeline.Http.Tests.Commands;

/// <summary><c>timeline review</c>: somebody decides in the terminal, one key each; elsewhere than there the text is plain.</summary>
public sealed class ReviewCommandTests : IAsyncLifetime
{
    private const string Text = "The Lake Institute\n\nMarch 2031\n\nOn March 4, 2031, Norland signed an agreement with Sudland. On March 6, 2031, Norland accused Sudland of blocking the river.";

    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(_database);
        var chronicle = new Chronicle(parts);
        await chronicle.ActorsAsync(Chronicle.Actor("norland") with { Name = "Norland" }, Chronicle.Actor("sudland") with { Name = "Sudland" });
        await chronicle.TopicsAsync(("lakes", null));
        var bytes = Encoding.UTF8.GetBytes(Text);
        var text = BulletinText.Decode(bytes);
        var told = new NewBulletin("lake", "The lake", null, null, null, null, null, null).CompletedBy(text).ToRequest().ToBulletin(bytes, text);
        await parts.GetRequiredService<RegisterBulletin>().HandleAsync(told with { ToBeRead = true }, bytes, "ann", default);
        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_shows_the_words_in_their_place_and_asks_and_one_key_decides()
    {
        // The reader's own words are its own affair: of title and reasons only the beginning is compared.
        var ended = await ReviewAsync("a", "r", "It is no act.", "q");
        Assert.Equal(0, ended.Code);
        var lines = ended.Output.Split('\n').Select(line => line.StartsWith("  title", StringComparison.Ordinal) || line.StartsWith("  because", StringComparison.Ordinal) ? line[..16].TrimEnd() : line);
        var text = string.Join('\n', lines);
        Assert.Matches("^1 of 2  lake-1  confidence 0\\.\\d\\d\n", text);
        Assert.Contains(
            "\n  The Lake Institute March 2031 »On March 4, 2031, Norland signed an agreement with Sudland.« On March 6, 2031, Norland accused Sudland of blocking the river.\n"
            + "  kind          agreement\n  date          2031-03-04 (explicit, year given)\n  title\n  participants  norland:signatory, sudland:signatory\n"
            + "  topics        none\n  place         none\n  coding        support\n  because\n[a]ccept  a[m]end  [r]eject  [s]kip  [b]ack  [q]uit > It is accepted, as '2031-03-04-", text, StringComparison.Ordinal);
        Assert.Contains("\n2 of 2  lake-2  confidence 0.", text, StringComparison.Ordinal);
        Assert.EndsWith("[q]uit > reason > It is rejected: It is no act.\nThat was the last one.  [b]ack  [q]uit > \n2 decisions, 0 left open.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
        Assert.Equal(["lake-1 accepted ann", "lake-2 rejected ann"], await StatesAsync());
        Assert.Equal(1, await Sql.NumberAsync(_database, "SELECT count(*) FROM timeline_read.entry WHERE present AND status = 'active'"));
    }

    [Fact]
    public async Task Fields_are_amended_and_what_is_wrong_with_them_is_told()
    {
        var ended = await ReviewAsync("m", "topics=lake", "", "m", "nonsense", "", "m", "title=A treaty on the lake", "topics=lakes", "participants=norland:host:guest,sudland:participant", "kind=meeting", "coding=consult/visit", "", "q");
        Assert.Contains("! topics[0]: 'lake' is not the slug of a topic. Did you mean 'lakes'?", ended.Output, StringComparison.Ordinal);
        Assert.Contains("! 'nonsense' has no '='.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("It is amended, as '2031-03-04-a-treaty-on-the-lake'.", ended.Output, StringComparison.Ordinal);
        Assert.Equal(["lake-1 amended ann", "lake-2 open reader"], await StatesAsync());
        Assert.Equal(
            ["meeting consult"], await Sql.ColumnAsync(_database, "SELECT kind || ' ' || coding_type FROM timeline_read.entry WHERE present AND id = '2031-03-04-a-treaty-on-the-lake'"));
    }

    [Fact]
    public async Task Going_back_undoes_and_skipping_leaves_open()
    {
        var ended = await ReviewAsync("b", "a", "b", "s", "x", "s", "b", "r", "No.", "b", "q");
        Assert.Contains("! This is the first one.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("lake-1 is open again.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("! 'x' means nothing here.", ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("lake-2 is open again.\n" + ended.Output[ended.Output.LastIndexOf("2 of 2", StringComparison.Ordinal)..], ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n0 decisions, 2 left open.\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(["lake-1 open ann", "lake-2 open ann"], await StatesAsync());
        Assert.Equal(0, await Sql.NumberAsync(_database, "SELECT count(*) FROM timeline_read.entry WHERE present AND status = 'active'"));
    }

    [Fact]
    public async Task Without_more_answers_it_ends_and_another_time_goes_on_with_what_is_open()
    {
        Assert.EndsWith("1 decision, 1 left open.\n", (await ReviewAsync("a")).Output, StringComparison.Ordinal);
        Assert.StartsWith("1 of 1  lake-2", (await ReviewAsync("s")).Output, StringComparison.Ordinal);
        await ReviewAsync("a");
        var nothing = await ReviewAsync();
        Assert.Equal((0, "", "Nothing of 'lake' waits for a decision.\n"), (nothing.Code, nothing.Output, nothing.Error));
    }

    [Fact]
    public async Task A_bulletin_that_is_not_there_is_told_with_those_that_are_near() =>
        (await Program.AnswerAsync(_database, [], "review", "lakes")).FailedPlainly("Did you mean 'lake'?");

    private Task<Ended> ReviewAsync(params string[] lines) => Program.AnswerAsync(_database, lines, "review", "lake", "--by", "ann");

    private Task<IReadOnlyList<string>> StatesAsync() =>
        Sql.ColumnAsync(_database, "SELECT id || ' ' || state || ' ' || (body ->> 'lastBy') FROM timeline_read.proposal ORDER BY id");
}
