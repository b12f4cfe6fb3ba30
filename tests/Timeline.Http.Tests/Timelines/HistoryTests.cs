using System.Text.Json;
using Timeline.Domain.Occurrences;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Timelines;

/// <summary>Everything that was ever recorded of an entry: what, when, by whom, and what it changed.</summary>
public sealed class HistoryTests(EmptyService service) : IClassFixture<EmptyService>
{
    [Fact]
    public async Task Every_event_is_told_in_order_with_its_place_its_author_and_what_it_changed()
    {
        var chronicle = new Chronicle(service.Parts);
        await chronicle.StatesAsync("north");
        await chronicle.BulletinAsync("told", "2021-01-31");
        var other = await chronicle.RecordAsync("told-other", "2021-01-01", "told", 9);
        var recorded = await chronicle.RecordAsync("told-talk", "2021-01-05", "told", 1, [new Participant("north", ParticipantRole.Host)]);
        var cited = await chronicle.CiteAsync("told-talk", "told", 2);
        var claimed = await chronicle.ClaimAsync("told-talk", "north", ClaimStance.Asserts, "told", 3);
        var linked = await chronicle.LinkAsync("told-talk", "told-other");
        await service.ReachAsync(linked);

        var events = (await service.ReadAsync("/v1/timeline/told-talk/history")).GetProperty("events").EnumerateArray().ToList();
        Assert.All(events, e => Assert.Equal(["sequence", "version", "type", "recordedAt", "by", "reason", "data", "changes"], e.EnumerateObject().Select(field => field.Name)));
        Assert.Equal([recorded, cited, claimed, linked], events.Select(e => e.GetProperty("sequence").GetInt64()));
        Assert.Equal([1L, 2, 3, 4], events.Select(e => e.GetProperty("version").GetInt64()));
        Assert.Equal(["meeting_held", "citation_added", "claim_recorded", "occurrence_linked"], events.Select(e => e.GetProperty("type").GetString()));
        Assert.All(events, e => Assert.Equal("tester", e.GetProperty("by").GetString()));
        Assert.All(events, e => Assert.Equal(JsonValueKind.Null, e.GetProperty("reason").ValueKind));
        Assert.All(events, e => Assert.EndsWith("Z", e.GetProperty("recordedAt").GetString(), StringComparison.Ordinal));
        Assert.NotEqual(other, recorded);

        Assert.Equal(["citations"], Changed(events[1]));
        Assert.Equal(["claims"], Changed(events[2]));
        Assert.Equal(["links"], Changed(events[3]));
        var citations = events[1].GetProperty("changes")[0];
        Assert.Equal(1, citations.GetProperty("old").GetArrayLength());
        Assert.Equal(2, citations.GetProperty("new").GetArrayLength());
        Assert.Equal(Chronicle.Sentence("told", 2), events[1].GetProperty("data").GetProperty("citation").GetProperty("quote").GetString());
    }

    [Fact]
    public async Task The_first_event_changes_everything_from_nothing()
    {
        var chronicle = new Chronicle(service.Parts);
        await chronicle.BulletinAsync("first", "2021-01-31");
        await service.ReachAsync(await chronicle.RecordAsync("first-talk", "2021-01-05", "first", 1));
        var first = Assert.Single((await service.ReadAsync("/v1/timeline/first-talk/history")).GetProperty("events").EnumerateArray());
        Assert.Superset(new HashSet<string> { "kind", "status", "date", "title", "participants", "topics", "coding", "citations" }, Changed(first).ToHashSet());
        Assert.All(first.GetProperty("changes").EnumerateArray(), change =>
        {
            Assert.Equal(["field", "old", "new"], change.EnumerateObject().Select(part => part.Name));
            Assert.Equal(JsonValueKind.Null, change.GetProperty("old").ValueKind);
        });
    }

    [Fact]
    public async Task The_last_event_has_the_sequence_version_and_moment_of_the_entry()
    {
        var chronicle = new Chronicle(service.Parts);
        await chronicle.BulletinAsync("last", "2021-01-31");
        await chronicle.RecordAsync("last-talk", "2021-01-05", "last", 1);
        await service.ReachAsync(await chronicle.CiteAsync("last-talk", "last", 2));
        var entry = await service.ReadAsync("/v1/timeline/last-talk");
        var last = (await service.ReadAsync("/v1/timeline/last-talk/history")).GetProperty("events").EnumerateArray().Last();
        foreach (var field in (string[])["sequence", "version", "recordedAt"]) Assert.Equal(last.GetProperty(field).GetRawText(), entry.GetProperty(field).GetRawText());
    }

    private static IEnumerable<string> Changed(JsonElement e) => e.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("field").GetString()!);
}
