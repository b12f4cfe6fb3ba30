using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Operations;
using Timeline.Domain.Occurrences;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Projections;
using Timeline.Http.Tests.Running;

namespace Timeline.Http.Tests.Folding;

/// <summary>Commands cannot make a circle of merges; should a log hold one all the same, nothing turns in it for ever.</summary>
public sealed class CirclesTests
{
    [Fact]
    public async Task A_circle_of_merges_pauses_the_timeline_before_the_event_that_closes_it()
    {
        var database = await Templates.CopyEmptyAsync();
        await using var parts = Templates.Parts(database);
        var chronicle = new Chronicle(parts);
        await chronicle.BulletinAsync("told", "2021-01-10");
        foreach (var (n, slug) in ((string[])["one", "two", "three"]).Index()) await chronicle.RecordAsync(slug, "2021-01-05", "told", n + 1);
        await chronicle.MergeAsync("one", "two");
        await chronicle.MergeAsync("two", "three");
        var append = new StreamAppend(Occurrence.StreamOf("three"), "occurrence", 1, [NewEvent.Of(new OccurrenceMerged("one", "It goes round."))]);
        var closed = await parts.GetRequiredService<EventLog>().AppendAsync(append, new AppendContext(Instant.FromUtc(2021, 1, 1, 0, 0), "tester"), default);

        await parts.GetRequiredService<Projections>().CatchUpAsync(default);
        var mark = (await parts.GetRequiredService<ProjectionMarks>().ReadAsync(default)).Single(mark => mark.Name == "timeline");
        Assert.Equal((closed.LastSequence - 1, closed.LastSequence), (mark.Sequence, mark.Pause!.Sequence));
        Assert.Equal("The merges of 'three' go in a circle.", mark.Pause.Reason);
    }
}
