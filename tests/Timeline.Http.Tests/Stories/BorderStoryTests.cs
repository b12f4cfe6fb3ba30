using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Http.Tests.Changes;
using Timeline.Http.Tests.Replaying;
using Timeline.Http.Tests.Running;
using Timeline.Http.Tests.Writing;

namespace Timeline.Http.Tests.Stories;

/// <summary>
/// One story from beginning to end, by HTTP alone: a meeting is recorded, told again by a later document, corrected,
/// contested, found to be a double, retracted and reinstated. At each step every way of asking gives the right answer.
/// </summary>
public sealed class BorderStoryTests(Desk desk) : IClassFixture<Desk>
{
    private readonly Service _service = desk.Service;
    private long _before;
    private long _now;

    [Fact]
    public async Task Each_step_is_told_rightly_on_every_axis_in_the_history_the_diff_the_changes_and_the_replay()
    {
        var recorded = await desk.MeetAsync("meeting");
        await ToldAsync(recorded.Sequence, "added meeting", "added meeting", "meeting_held");
        Assert.Equal("2021-01-05", await DateAsync(""));

        await desk.CreatedAsync("/v1/bulletins", Later());
        var cited = await desk.ChangeAsync("meeting/citations", Quotation("The North came on the sixth."), 1);
        await ToldAsync(cited.Sequence, "corrected meeting", "corrected meeting", "citation_added");
        Assert.Equal(["first-bulletin"], await BulletinsAsync("published_until=2021-02"));
        Assert.Equal(["first-bulletin", "later-bulletin"], await BulletinsAsync("published_until=2021-03"));

        var corrected = await desk.ChangeAsync("meeting/corrections", Correction("2021-01-06"), 2);
        var field = (await ToldAsync(corrected.Sequence, "corrected meeting", "corrected meeting", "date_corrected"))[0].Field("date");
        Assert.Equal(("2021-01-05", "2021-01-06", "The later paper knows the day."), (field.Old.GetString(), field.New.GetString(), field.Reason));
        Assert.Equal("2021-01-06", await DateAsync(""));
        Assert.Equal("2021-01-05", await DateAsync("published_until=2021-02"));
        Assert.Equal("2021-01-05", await DateAsync($"recorded_until={cited.Sequence}"));
        Assert.Empty((await _service.PageAsync("occurred_to=2021-01-05")).Ids);
        Assert.Equal(["meeting"], (await _service.PageAsync("occurred_to=2021-01-05&published_until=2021-02")).Ids);

        var contested = await desk.ChangeAsync("meeting/claims", Claim(), 3);
        await ToldAsync(contested.Sequence, "corrected meeting", "corrected meeting", "claim_recorded");
        Assert.Equal("south denies", (await EntryAsync("")).Claims.Select(claim => $"{claim.Actor} {claim.Stance}").Single());
        Assert.Empty((await EntryAsync("published_until=2021-02")).Claims);

        var twin = await desk.MeetAsync("twin", "They agreed 🤝 at last.");
        await ToldAsync(twin.Sequence, "added twin", "added twin", null);
        var merged = await desk.ChangeAsync("twin/merge", StandingTests.Into("meeting"), 1);
        var told = await ToldAsync(merged.Sequence, "merged twin, corrected meeting", "corrected meeting, merged twin", null);
        Assert.Equal("It is the same.", told.Single(change => change.Entry.Id == "meeting").Field("citations").Reason);
        Assert.Equal(["first-bulletin", "later-bulletin", "first-bulletin"], await BulletinsAsync(""));
        Assert.Equal(["meeting", "twin"], (await _service.PageAsync($"recorded_until={twin.Sequence}")).Ids.Order());

        var retracted = await desk.ChangeAsync("meeting/retraction", TakingBackTests.Because("It never happened."), 4);
        await ToldAsync(retracted.Sequence, "retracted meeting", "retracted meeting", "occurrence_retracted");
        Assert.Empty((await _service.PageAsync()).Ids);
        Assert.Equal(["meeting"], (await _service.PageAsync($"recorded_until={merged.Sequence}")).Ids);

        var reinstated = await desk.ChangeAsync("meeting/reinstatement", TakingBackTests.Because("It did happen."), 5);
        await ToldAsync(reinstated.Sequence, "added meeting", "added meeting", "occurrence_reinstated");
        Assert.Equal("It did happen.", (await _service.DiffAsync($"axis=recorded&from={retracted.Sequence}&to={reinstated.Sequence}"))[0].Field("status").Reason);

        await WholeAsync();
    }

    /// <summary>What the last step did: by the diff, by the changes, by the history.</summary>
    private async Task<IReadOnlyList<DiffSeen>> ToldAsync(long sequence, string diff, string change, string? type)
    {
        (_before, _now) = (_now, sequence);
        await _service.ReachAsync(_now);
        var changes = await _service.DiffAsync($"axis=recorded&from={_before}&to={_now}");
        Assert.Equal(diff, string.Join(", ", changes));
        Assert.Equal(change, string.Join("; ", await _service.ChangesAsync("", _before)));
        var history = (await _service.ReadAsync($"/v1/timeline/meeting/history?recorded_until={_now}")).GetProperty("events").EnumerateArray().ToList();
        if (type is not null) Assert.Equal((type, _now), (history[^1].GetProperty("type").GetString(), history[^1].GetProperty("sequence").GetInt64()));
        return changes;
    }

    /// <summary>The whole story at once: what documents added, and what came and left, command by command.</summary>
    private async Task WholeAsync()
    {
        Assert.Equal("corrected meeting", await _service.DiffWordsAsync("axis=published&from=2021-02&to=2021-03"));
        var published = (await _service.DiffAsync("axis=published&from=2021-02&to=2021-03"))[0];
        Assert.Equal("The later paper knows the day.", published.Field("date").Reason);
        var frames = await _service.FramesAsync("/v1/replay?order=recorded");
        Assert.Equal(
            ["meeting", "meeting", "meeting", "meeting", "twin", "meeting -twin", "-meeting", "meeting"],
            frames.Select(frame => string.Join(' ', frame.Ids().Concat(frame.GetProperty("left").EnumerateArray().Select(id => $"-{id.GetString()}")))));
        Assert.Equal("2021-01-31", Assert.Single(await _service.FramesAsync("/v1/replay?order=published")).At());
        Assert.Equal("2021-01-06", Assert.Single(await _service.FramesAsync("/v1/replay")).At());
    }

    private async Task<EntrySeen> EntryAsync(string query) =>
        (await _service.ReadAsync($"/v1/timeline/meeting?{query}")).Deserialize<EntrySeen>(EntrySeen.Json)!;

    private async Task<string> DateAsync(string query) => (await EntryAsync(query)).Date;

    private async Task<IEnumerable<string>> BulletinsAsync(string query) => (await EntryAsync(query)).Citations.Select(citation => citation.Bulletin);

    private static JsonObject Later()
    {
        var body = Desk.Bulletin("later-bulletin", "The North came on the sixth. The South denies it all.");
        (body["issued"], body["published"]) = ("2021-03", "2021-03-31");
        return body;
    }

    private static JsonObject Quotation(string quote) => new() { ["bulletin"] = "later-bulletin", ["quote"] = quote, ["basis"] = "explicit" };

    private static JsonObject Correction(string date) => new()
    {
        ["changes"] = new JsonObject { ["date"] = date },
        ["reason"] = "The later paper knows the day.",
        ["citation"] = Desk.Citation("The North came on the sixth.", bulletin: "later-bulletin"),
    };

    private static JsonObject Claim() => new()
    {
        ["about"] = "They met",
        ["actor"] = "south",
        ["stance"] = "denies",
        ["date"] = "2021-03-01",
        ["citation"] = Desk.Citation("The South denies it all.", bulletin: "later-bulletin"),
    };
}
