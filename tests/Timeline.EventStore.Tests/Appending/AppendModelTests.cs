using FsCheck;
using FsCheck.Fluent;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>Any sequence of appends, right, stale or repeated, over one stream or several, ends as in a model of a few lines.</summary>
public sealed class AppendModelTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private static readonly Gen<Part> Parts =
        from stream in Gen.Choose(0, 3)
        from off in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(-2, -1)), (1, Gen.Choose(1, 2)))
        from events in Gen.Choose(1, 4)
        select new Part(stream, off, events);

    // An earlier command again, as it was, or a new one.
    private static readonly Gen<Command> Commands =
        from again in Gen.Frequency((2, Gen.Constant(-1)), (1, Gen.Choose(0, 20)))
        from count in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        from parts in Parts.ListOf(count)
        select new Command(again, [.. parts.DistinctBy(part => part.Stream)]);

    private static readonly Arbitrary<Command[]> Histories = Arb.From(
        Commands.ArrayOf(),
        history => Enumerable.Range(0, history.Length).Select(without => history.Where((_, n) => n != without).ToArray()));

    [Fact]
    public void The_log_does_what_the_model_does() =>
        Prop.ForAll(Histories, history => Task.Run(() => FollowAsync(history)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithEndSize(30));

    private async Task FollowAsync(Command[] history)
    {
        var name = Account.NewStream();
        var model = new LogModel(await store.Source.ScalarAsync<long>(
            "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM timeline.mt_events_sequence"));
        var made = new List<StreamAppend[]>();
        foreach (var command in history)
        {
            var appends = command.Again >= 0 && command.Again < made.Count ? made[command.Again] : Make(command, name, model);
            made.Add(appends);
            var (answer, conflict) = model.Append(appends);
            if (conflict is null) AssertSame(answer!, await store.Log.AppendAsync(appends, Account.Context, default));
            else await AssertConflictAsync(appends, conflict.Value);
        }

        await AssertSameEventsAsync(name, model);
    }

    private static StreamAppend[] Make(Command command, string name, LogModel model) =>
        [.. command.Parts.Select(part =>
        {
            var stream = $"{name}/{part.Stream}";
            return Account.Deposits(stream, model.VersionOf(stream) + part.Off, part.Events);
        })];

    private static void AssertSame(AppendResult expected, AppendResult actual)
    {
        Assert.Equal(expected.Versions.OrderBy(v => v.Key), actual.Versions.OrderBy(v => v.Key));
        Assert.Equal((expected.LastSequence, expected.Repeated), (actual.LastSequence, actual.Repeated));
    }

    private async Task AssertConflictAsync(StreamAppend[] appends, long version)
    {
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => store.Log.AppendAsync(appends, Account.Context, default));
        Assert.Equal(version, conflict.Actual);
    }

    private async Task AssertSameEventsAsync(string name, LogModel model)
    {
        string[] streams = [.. Enumerable.Range(0, 4).Select(n => $"{name}/{n}")];
        var events = await store.Log.ReadStreamsAsync(streams, default);
        Assert.Equal(
            model.Events.OrderBy(e => e.Stream, StringComparer.Ordinal).ThenBy(e => e.Version),
            events.Select(e => (e.Stream, e.Version, e.Id, e.Sequence)));
        foreach (var stream in streams)
        {
            var version = await store.Source.ScalarAsync<long>("SELECT coalesce(max(version), 0) FROM timeline.mt_streams WHERE id = $1", stream);
            Assert.Equal(model.VersionOf(stream), version);
        }
    }

    private sealed record Part(int Stream, int Off, int Events);

    private sealed record Command(int Again, Part[] Parts);
}
