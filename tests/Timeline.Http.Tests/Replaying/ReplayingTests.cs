using System.Net;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Disputes;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Replaying;

/// <summary>How a replay is asked for, sent, cut short and gone on with.</summary>
public sealed class ReplayingTests(SeededService service) : IClassFixture<SeededService>
{
    private const string Path = "/v1/disputes/border-delimitation/replay";

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "?order=recorded")]
    [InlineData("/v1/replay?actor=armenia&order=published")]
    public async Task Events_and_lines_tell_the_same_frames(string path)
    {
        var events = await service.EventsAsync(path);
        var frames = await service.FramesAsync(path);
        Assert.NotEmpty(frames);
        Assert.Equal(frames.Select(frame => frame.GetRawText()), events.Select(one => one.Frame.GetRawText()));
        var sequence = (await service.ReadAsync("/v1")).GetProperty("sequence").GetInt64();
        Assert.Equal(events.Select(one => $"{one.Frame.GetProperty("frame").GetInt64()}@{sequence}"), events.Select(one => one.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?order=published&published_until=2021-09")]
    [InlineData("?order=recorded")]
    public async Task A_replay_goes_on_behind_any_frame(string query)
    {
        var whole = await service.EventsAsync(Path + query);
        foreach (var i in new[] { 0, whole.Count / 2, whole.Count - 2 }.Where(i => i >= 0 && i < whole.Count - 1))
        {
            var rest = whole.Skip(i + 1).Select(one => $"{one.Id} {one.Frame.GetRawText()}").ToList();
            Assert.Equal(rest, (await service.EventsAsync(Path + query, $"Last-Event-ID: {whole[i].Id}")).Select(one => $"{one.Id} {one.Frame.GetRawText()}"));
            Assert.Equal(rest, (await service.EventsAsync($"{Path}{query}{(query.Length == 0 ? '?' : '&')}after={whole[i].Id}")).Select(one => $"{one.Id} {one.Frame.GetRawText()}"));
            // The address stays as it began; the header tells how far it came.
            Assert.Equal(rest, (await service.EventsAsync($"{Path}{query}{(query.Length == 0 ? '?' : '&')}after={whole[0].Id}", $"Last-Event-ID: {whole[i].Id}")).Select(one => $"{one.Id} {one.Frame.GetRawText()}"));
        }

        using var ended = await service.GetAsync(Path + query, $"Last-Event-ID: {whole[^1].Id}");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
    }

    [Fact]
    public async Task A_replay_of_nothing_is_empty() => Assert.Empty(await service.FramesAsync(Path + "?recorded_until=0"));

    [Fact]
    public async Task The_last_frame_and_the_dispute_agree_with_each_other_whatever_is_filtered()
    {
        const string query = "kind=statement&quad=verbal-conflict&actor=azerbaijan";
        var last = (await service.FramesAsync($"{Path}?{query}"))[^1];
        JsonAssert.Tells(last.GetProperty("state"), await service.ReadAsync($"/v1/disputes/border-delimitation?{query}"), query);
    }

    [Theory]
    [InlineData(Path + "?order=backwards", "order", "occurred, published, recorded")]
    [InlineData(Path + "?speed=0", "speed", "0.01")]
    [InlineData(Path + "?speed=-1", "speed", "0.01")]
    [InlineData(Path + "?speed=NaN", "speed", "0.01")]
    [InlineData(Path + "?speed=1e3", "speed", "0.01")]
    [InlineData(Path + "?after=12", "after", "12@634")]
    [InlineData(Path + "?after=@1", "after", "12@634")]
    [InlineData(Path + "?after=1@99999999", "after", "Begin anew")]
    [InlineData(Path + "?topic=peace-treaty", "topic", "no such parameter")]
    [InlineData("/v1/replay?actor=azerbajan", "actor", "azerbaijan")]
    [InlineData("/v1/replay?recorded_until=yesterday", "recorded_until", "instant")]
    public async Task What_is_wrong_is_told_before_the_first_frame(string path, string parameter, string told) =>
        Assert.Contains(told, (await service.ProblemAsync(HttpStatusCode.BadRequest, path)).Of(parameter), StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_dispute_format_or_event_is_told()
    {
        Assert.Contains("'border-delimitation'", (await service.ProblemAsync(HttpStatusCode.NotFound, "/v1/disputes/border-delimitatio/replay")).Detail, StringComparison.Ordinal);
        Assert.Contains("text/event-stream, application/x-ndjson", (await service.ProblemAsync(HttpStatusCode.NotAcceptable, Path, "Accept: application/json")).Detail, StringComparison.Ordinal);
        Assert.NotEmpty((await service.ProblemAsync(HttpStatusCode.BadRequest, Path, "Last-Event-ID: x")).Of("Last-Event-ID"));
    }

    [Fact]
    public async Task A_replay_stays_at_the_sequence_at_which_it_began()
    {
        await using var own = await EmptyService.StartAsync();
        var chronicle = await BegunAsync(own);
        var whole = await own.EventsAsync("/v1/disputes/hill/replay");
        Assert.Equal(["2021-01-01", "2021-01-03"], whole.Select(one => one.Frame.At()));

        await chronicle.RecordAsync("between", "2021-01-02", "paper", 5, topics: "hill");
        await chronicle.RetractAsync("later");
        await own.ReachAsync(chronicle.Reached);
        Assert.Equal(whole[1].Frame.GetRawText(), Assert.Single(await own.EventsAsync("/v1/disputes/hill/replay", $"Last-Event-ID: {whole[0].Id}")).Frame.GetRawText());
        Assert.Equal(["2021-01-01", "2021-01-02"], (await own.FramesAsync("/v1/disputes/hill/replay")).Select(frame => frame.At()));
    }

    [Fact]
    public async Task By_what_was_recorded_there_is_one_frame_a_command_which_tells_what_came_and_what_left()
    {
        await using var own = await EmptyService.StartAsync();
        var chronicle = await BegunAsync(own);
        await chronicle.DoAsync(
            "together", new RecordOccurrence(
                OccurrenceKind.Agreement, Domain.Dates.Edtf.Parse("2021-02"), true, "Agreed", null, [], ["hill"], null, new(Domain.Coding.CodingType.Support), null, chronicle.Citation("paper", 7)),
            new AddCitation(chronicle.Citation("paper", 8)), new LinkOccurrence("first", LinkRelation.Follows));
        await chronicle.CiteAsync("first", "paper", 9);
        await chronicle.RetractAsync("later");
        await own.ReachAsync(chronicle.Reached);

        var frames = await own.FramesAsync("/v1/disputes/hill/replay?order=recorded");
        Assert.Equal(["first", "later", "together", "first", ""], frames.Select(frame => string.Join(' ', frame.Ids())));
        Assert.Equal(["", "", "", "", "later"], frames.Select(frame => string.Join(' ', frame.GetProperty("left").EnumerateArray().Select(id => id.GetString()))));
        Assert.Equal([1, 2, 3, 3, 2], frames.Select(frame => frame.GetProperty("state").GetProperty("entries").GetInt32()));
        Assert.Empty(frames[3].GetProperty("changed").EnumerateArray());
        Assert.Equal(2, frames[2].GetProperty("entries")[0].GetProperty("citations").GetArrayLength());
    }

    /// <summary>A dispute about a hill, with two statements.</summary>
    private static async Task<Chronicle> BegunAsync(Service own)
    {
        var chronicle = new Chronicle(own.Parts);
        await chronicle.StatesAsync("north", "south");
        await chronicle.DisputeAsync("hill", null, "north", "south");
        await chronicle.BulletinAsync("paper", "2021-03-31");
        await chronicle.RecordAsync("first", "2021-01-01", "paper", 1, [new Participant("north", ParticipantRole.Speaker)], OccurrenceKind.Statement, topics: "hill");
        await chronicle.RecordAsync("later", "2021-01-03", "paper", 2, [new Participant("south", ParticipantRole.Speaker)], OccurrenceKind.Statement, topics: "hill");
        await own.ReachAsync(chronicle.Reached);
        return chronicle;
    }
}
