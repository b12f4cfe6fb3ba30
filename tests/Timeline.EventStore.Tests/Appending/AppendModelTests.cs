using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Tests.Order;
using Timeline.EventStore.Tests.Store;

namespace Timeline.EventStore.Tests.Appending;

/// <summary>
/// Any sequence of appends, right, stale, repeated whole or in part or with others' ids, over one stream or several,
/// and of reads of streams and of the log between them, goes as in a model of a few lines.
/// </summary>
public sealed class AppendModelTests(StoreDatabase store) : IClassFixture<StoreDatabase>
{
    private const int Streams = 4;
    private static readonly int Histories = Environment.GetEnvironmentVariable("TIMELINE_TEST_LONG") == "1" ? 1500 : 50;

    private static readonly Gen<Part> Parts =
        from stream in Gen.Choose(0, Streams - 1)
        from off in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(-2, -1)), (1, Gen.Choose(1, 2)))
        from events in Gen.Choose(1, 4)
        select new Part(stream, off, events);

    private static readonly Gen<Part[]> SomeParts =
        from count in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, Streams)))
        from parts in Parts.ListOf(count)
        select parts.DistinctBy(part => part.Stream).ToArray();

    private static readonly Gen<int> Earlier = Gen.Choose(0, 20);

    private static readonly Gen<Command> Commands = Gen.Frequency(
        (8, SomeParts.Select(Command (parts) => new Append(parts))),
        (3, from earlier in Earlier from off in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(-1, 2))) select (Command)new AppendAgain(earlier, off)),
        (2, from earlier in Earlier from parts in SomeParts select (Command)new AppendPartAgain(earlier, parts)),
        (1, from earlier in Earlier from stream in Gen.Choose(0, Streams - 1) select (Command)new AppendOthersIds(earlier, stream)),
        (2, Gen.Choose(0, 12).Select(Command (back) => new ReadStreams(back))),
        (3, Gen.Choose(1, 8).Select(Command (limit) => new ReadLog(limit))));

    private static readonly Arbitrary<Command[]> Sequences = Arb.From(
        Commands.ArrayOf(),
        history => Enumerable.Range(0, history.Length).Select(without => history.Where((_, n) => n != without).ToArray()));

    [Fact]
    public void The_log_does_what_the_model_does() =>
        Prop.ForAll(Sequences, history => Task.Run(() => FollowAsync(history)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithEndSize(40));

    private async Task FollowAsync(Command[] history)
    {
        var name = Account.NewStream();
        string[] streams = [.. Enumerable.Range(0, Streams).Select(n => $"{name}/{n}")];
        var mark = await store.Source.ScalarAsync<long>("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM timeline.mt_events_sequence");
        var (model, numbers, reader) = (new LogModel(mark), new Numbers(), store.NewReader());
        var made = new List<StreamAppend[]>();
        foreach (var command in history)
        {
            if (command is ReadStreams read) await AssertReadsAsync(model, streams[..(1 + read.Back % Streams)], model.Sequences.DefaultIfEmpty().Max() - read.Back);
            else if (command is ReadLog log) mark = numbers.Check(mark, log.Limit, await reader.ReadAsync(mark, log.Limit, default));
            else if (Make(command, streams, model, made) is { Length: > 0 } appends) await AppendAsync(appends);
        }

        await AssertReadsAsync(model, streams, long.MaxValue);
        await AssertVersionsAsync(model, streams);
        await Eventually.HoldsAsync(
            async () => (mark = numbers.Check(mark, 10, await reader.ReadAsync(mark, 10, default))) >= numbers.LastCommitted, $"Held at {mark}.");
        Assert.Equal(model.Sequences.Order(), numbers.Given);

        async Task AppendAsync(StreamAppend[] appends)
        {
            made.Add(appends);
            await AssertAnswersAsync(model.Append(appends), appends);
            numbers.Commit(model.Sequences);
        }
    }

    private static StreamAppend[] Make(Command command, string[] streams, LogModel model, List<StreamAppend[]> made)
    {
        StreamAppend[] New(Part[] parts) =>
            [.. parts.Select(part => Account.Deposits(streams[part.Stream], model.VersionOf(streams[part.Stream]) + part.Off, part.Events))];
        StreamAppend[] At(int earlier) => made.Count == 0 ? [] : made[earlier % made.Count];
        return command switch
        {
            Append append => New(append.Parts),
            AppendAgain again => [.. At(again.Earlier).Select(append => append with { ExpectedVersion = append.ExpectedVersion + again.Off })],
            AppendPartAgain part => [.. At(part.Earlier).Take(1).Concat(New(part.Parts)).DistinctBy(append => append.Stream)],
            AppendOthersIds others => [.. At(others.Earlier).Take(1).Select(append => append with { Stream = streams[others.Stream], ExpectedVersion = model.VersionOf(streams[others.Stream]) })],
            _ => [],
        };
    }

    private async Task AssertAnswersAsync((AppendResult? Answer, long? Conflict, string? Error) expected, StreamAppend[] appends)
    {
        Task<AppendResult> AppendAsync() => store.Log.AppendAsync(appends, Account.Context, default);
        if (expected.Conflict is { } version)
        {
            Assert.Equal(version, (await Assert.ThrowsAsync<VersionConflictException>(AppendAsync)).Actual);
        }
        else if (expected.Error is { } error)
        {
            Assert.Equal(error, (await Assert.ThrowsAsync<PostgresException>(AppendAsync)).SqlState);
        }
        else
        {
            var actual = await AppendAsync();
            Assert.Equal(expected.Answer!.Versions.OrderBy(v => v.Key), actual.Versions.OrderBy(v => v.Key));
            Assert.Equal((expected.Answer.LastSequence, expected.Answer.Repeated), (actual.LastSequence, actual.Repeated));
        }
    }

    private async Task AssertReadsAsync(LogModel model, string[] streams, long through)
    {
        await using var connection = await store.Source.OpenConnectionAsync();
        Assert.Equal(
            model.Read(streams, through),
            (await store.Log.ReadStreamsAsync(connection, streams, through, default)).Select(e => (e.Stream, e.Version, e.Id, e.Sequence)));
        Assert.Equal(
            model.Read([streams[0]]).Select(e => (e.Version, e.Id)), (await store.Log.ReadStreamAsync(streams[0], default)).Select(e => (e.Version, e.Id)));
    }

    private async Task AssertVersionsAsync(LogModel model, string[] streams)
    {
        foreach (var stream in streams)
        {
            var version = await store.Source.ScalarAsync<long>("SELECT coalesce(max(version), 0) FROM timeline.mt_streams WHERE id = $1", stream);
            Assert.Equal(model.VersionOf(stream), version);
        }
    }

    private sealed record Part(int Stream, int Off, int Events);

    private abstract record Command;

    private sealed record Append(Part[] Parts) : Command;

    /// <summary>As it was; or the same ids at another version.</summary>
    private sealed record AppendAgain(int Earlier, int Off) : Command;

    /// <summary>One stream's part as it was, the others new.</summary>
    private sealed record AppendPartAgain(int Earlier, Part[] Parts) : Command;

    private sealed record AppendOthersIds(int Earlier, int Stream) : Command;

    /// <summary>Some streams, up to a place so far before the end of the log.</summary>
    private sealed record ReadStreams(int Back) : Command;

    private sealed record ReadLog(int Limit) : Command;
}
